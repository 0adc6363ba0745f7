/// A range of one block's text, in UTF-8 bytes; never cuts a grapheme cluster.
///
/// Kept in twelve bytes, as a large diff has many: what is beyond 2³¹ is cut to that.
public struct TextRange: Sendable, Hashable {
    private var index: Int32
    private var first: Int32
    private var last: Int32

    /// Creates a range.
    public init(block: Int, start: Int, end: Int) {
        index = Int32(clamping: block)
        first = Int32(clamping: start)
        last = Int32(clamping: end)
    }

    /// The index of the block in its state.
    public var block: Int {
        get { Int(index) }
        set { index = Int32(clamping: newValue) }
    }

    /// The first byte.
    public var start: Int {
        get { Int(first) }
        set { first = Int32(clamping: newValue) }
    }

    /// The byte after the last.
    public var end: Int {
        get { Int(last) }
        set { last = Int32(clamping: newValue) }
    }

    /// The length in bytes.
    public var count: Int { end - start }
}

extension TextRange: Codable {
    private enum CodingKeys: String, CodingKey {
        case block
        case start
        case end
    }

    /// Reads `{"block": 3, "start": 0, "end": 12}`.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            block: try values.decode(Int.self, forKey: .block),
            start: try values.decode(Int.self, forKey: .start),
            end: try values.decode(Int.self, forKey: .end))
    }

    /// Writes what `init(from:)` reads.
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(block, forKey: .block)
        try values.encode(start, forKey: .start)
        try values.encode(end, forKey: .end)
    }
}
