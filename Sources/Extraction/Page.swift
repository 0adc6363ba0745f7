public import Articles

/// One page as it was received: the bytes of a fetch, of a saved file or of a paste.
public struct Page: Sendable {
    /// The bytes, undecoded.
    public var bytes: [UInt8]
    /// The `Content-Type` as received, with its charset; `nil` where nobody said, then the bytes are sniffed.
    public var mediaType: String?
    /// Where the page was read from, where that is known.
    public var address: WebAddress?

    /// Creates a page.
    public init(bytes: [UInt8], mediaType: String? = nil, address: WebAddress? = nil) {
        self.bytes = bytes
        self.mediaType = mediaType
        self.address = address
    }
}

/// How much of a hostile page is read before it is refused.
///
/// Every limit is a count, not a clock, so that one page gives one answer on every machine.
public struct PageLimits: Sendable, Hashable {
    /// The largest page, in bytes.
    public var bytes: Int
    /// The most elements and pieces of text of a page.
    public var nodes: Int
    /// How deep elements are nested; what is deeper is read as if it stood at this depth (Blink does the same).
    public var depth: Int
    /// The most attributes read of one element; further ones are passed over.
    public var attributes: Int

    /// Creates limits: 20 MB, 500,000 nodes, 512 levels, 64 attributes unless told otherwise.
    public init(bytes: Int = 20_000_000, nodes: Int = 500_000, depth: Int = 512, attributes: Int = 64) {
        self.bytes = bytes
        self.nodes = nodes
        self.depth = depth
        self.attributes = attributes
    }
}
