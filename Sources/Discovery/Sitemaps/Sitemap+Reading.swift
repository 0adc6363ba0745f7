public import Articles
import ByteCompression

extension Sitemap {
    /// Reads a sitemap, a sitemap index or a plain list of addresses, also compressed with gzip.
    ///
    /// Linear in the length and in constant memory beside the result. Only addresses of the sitemap's own site
    /// are taken, as the protocol has it: a sitemap may not speak for other hosts.
    ///
    /// - Throws: ``DiscoveryError`` where it is no sitemap, damaged or longer than ``maximumBytes``.
    public init(_ bytes: [UInt8], mediaType: String? = nil, from address: WebAddress) throws(DiscoveryError) {
        let source = address.description
        var plain = bytes
        if Gzip.isLikely(bytes) {
            do throws(CompressionError) {
                plain = try Gzip.decompressed(bytes, limit: ExpansionLimit(maximumBytes: Self.maximumBytes))
            } catch {
                throw DiscoveryError(
                    error.code == .tooLarge ? .tooLarge : .damaged, source: source, error.description)
            }
        }
        guard plain.count <= Self.maximumBytes else {
            throw DiscoveryError(
                .tooLarge, source: source, "the sitemap is longer than \(Self.maximumBytes) bytes")
        }
        let text = TextDecoding.utf8(plain, mediaType: mediaType)
        let builder = SitemapBuilder(address)
        let first = text.first { $0 > 0x20 }
        let sitemap = first == UInt8(ascii: "<") ? builder.markup(text) : builder.list(text)
        guard let sitemap else {
            throw DiscoveryError(.notASitemap, source: source, "what came is no sitemap")
        }
        self = sitemap
    }
}
