import Articles

/// Reads the article out of a page.
///
/// A pure function of the page: no clock, no network, no state. Time and memory are proportional to the size
/// of the page, and ``PageLimits`` bounds both for hostile ones.
public enum Extractor {
    /// The name of this state of the extractor; a revision keeps the one that read it.
    ///
    /// Raised whenever the same page may give other blocks.
    public static let version = "stet-5"

    /// Reads a page.
    ///
    /// HTML, web archives that hold it (MHTML), Markdown and plain text are read; which of them a page is comes from its media type, and from its bytes
    /// where there is none. The charset is found in the order of the WHATWG Encoding and HTML standards: byte
    /// order mark, then media type, then `<meta>`, then a guess. Broken sequences become U+FFFD.
    ///
    /// - Throws: ``ExtractionError`` where the page cannot be read or holds no article.
    public static func read(
        _ page: Page, limits: PageLimits = PageLimits(), rules: PageRules? = nil
    ) throws(ExtractionError) -> Reading {
        try examine(page, limits: limits, rules: rules).outcome.get()
    }

    static func examine(
        _ page: Page, limits: PageLimits, rules: PageRules? = nil
    ) throws(ExtractionError) -> Examination {
        guard page.bytes.count <= limits.bytes else {
            throw ExtractionError(
                .tooLarge, of: page, "the page has \(page.bytes.count) bytes, the limit is \(limits.bytes)")
        }
        if let archive = WebArchive(page) {
            var examined = try examineAlone(archive.page, limits: limits, rules: rules)
            examined.outcome = examined.outcome.map { reading in
                var reading = archive.completed(reading, limits: limits, rules: rules)
                reading.mediaType = "multipart/related"
                reading.address = reading.address ?? archive.location
                return reading
            }
            return examined
        }
        return try examineAlone(page, limits: limits, rules: rules)
    }

    /// A page that is no archive, or what was in one: archives inside archives are not opened.
    private static func examineAlone(
        _ page: Page, limits: PageLimits, rules: PageRules?
    ) throws(ExtractionError) -> Examination {
        let kind = try PageKind.of(page)
        let decoded = try TextDecoder.decode(page, isMarkup: kind != .text)
        let isMarkup = kind == .markup || (kind == .unknown && PageKind.looksLikeMarkup(decoded.bytes))
        guard decoded.bytes.contains(where: { $0 > 0x20 }) else {
            throw ExtractionError(.empty, of: page, "there is nothing on the page but white space")
        }
        var examined =
            isMarkup
            ? try WebPageReader.examine(decoded.bytes, of: page, limits: limits, rules: rules)
            : PastedTextReader.examine(decoded.bytes, of: page)
        examined.outcome = examined.outcome.map { reading in
            var reading = reading
            reading.mediaType += "; charset=" + decoded.charset
            reading.article.metadata.url = page.address?.description
            return reading
        }
        return examined
    }
}
