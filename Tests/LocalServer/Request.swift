/// The head of a request as the server received it.
public struct Request: Sendable, Hashable {
    /// The method.
    public let method: String
    /// The target: path and query, or the whole address where a client takes the server for a proxy.
    public let target: String
    /// The head as sent, request line included.
    public let head: String

    init?(head: String) {
        let words = head.prefix { !$0.isNewline }.split(separator: " ")
        guard words.count == 3 else { return nil }
        method = String(words[0])
        target = String(words[1])
        self.head = head
    }

    /// The target without its query.
    public var path: String { String(target.prefix { $0 != "?" }) }

    /// The value of the first header field of that name, whatever its letter case.
    public subscript(name: String) -> String? {
        for line in head.split(whereSeparator: \.isNewline).dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, parts[0].lowercased() == name.lowercased() else { continue }
            return String(parts[1].drop { $0 == " " })
        }
        return nil
    }
}
