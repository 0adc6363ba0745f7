/// How far compressed bytes may grow before they are given up.
public struct ExpansionLimit: Sendable, Hashable {
    /// The most bytes that may come out.
    public var maximumBytes: Int
    /// The most bytes that may come out for each that went in; deflate itself cannot exceed 1,032.
    public var maximumRatio: Int

    /// Below this many bytes the ratio does not matter: a short page of one letter is no attack.
    static let innocent = 1_000_000

    /// Creates a limit: 100 MB and a ratio of 200 unless said otherwise.
    public init(maximumBytes: Int = 100_000_000, maximumRatio: Int = 200) {
        self.maximumBytes = maximumBytes
        self.maximumRatio = maximumRatio
    }

    func check(output: Int, input: Int) throws(CompressionError) {
        guard output <= maximumBytes else {
            throw CompressionError(.tooLarge, "it is longer than \(maximumBytes) bytes when decompressed")
        }
        guard output <= max(Self.innocent, input.multipliedReportingOverflow(by: maximumRatio).partialValue)
        else {
            throw CompressionError(.tooLarge, "it grows more than \(maximumRatio) times when decompressed")
        }
    }
}
