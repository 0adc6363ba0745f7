public import Articles

extension Feed {
    /// Reads a feed in any of the formats, with patience for faults.
    ///
    /// Linear in the length. Nothing that the feed refers to is loaded, and no entity that it declares is
    /// expanded.
    ///
    /// - Parameters:
    ///   - mediaType: the `Content-Type` it came with, for its charset.
    ///   - address: where it came from, which relative addresses are relative to.
    /// - Throws: ``DiscoveryError`` where it is no feed or longer than ``maximumBytes``.
    public init(_ bytes: [UInt8], mediaType: String? = nil, from address: WebAddress) throws(DiscoveryError) {
        guard bytes.count <= Self.maximumBytes else {
            throw DiscoveryError(
                .tooLarge, source: address.description, "the feed is longer than \(Self.maximumBytes) bytes")
        }
        let text = TextDecoding.utf8(bytes, mediaType: mediaType)
        let first = text.first { $0 > 0x20 }
        let feed =
            first == UInt8(ascii: "{")
            ? JSONFeed.read(text, from: address) : MarkupFeed(tree: MarkupTree(text, from: address)).read()
        guard let feed else {
            throw DiscoveryError(.notAFeed, source: address.description, "what came is no feed")
        }
        self = feed
    }
}
