import Articles

/// What a page is made of, as far as its media type and its first bytes say.
enum PageKind: Equatable {
    case markup
    case text
    case unknown

    /// Decides from the media type, then from the first bytes.
    ///
    /// - Throws: ``ExtractionError`` for what is neither HTML nor plain text.
    static func of(_ page: Page) throws(ExtractionError) -> PageKind {
        guard !page.bytes.isEmpty else { throw ExtractionError(.empty, of: page, "the page is empty") }
        if let name = signature(page.bytes) {
            let way =
                name == "a PDF document"
                ? ", though its words can be ('pdftotext FILE - | stet track - --url ADDRESS')" : ""
            throw ExtractionError(.unsupportedKind, of: page, "the page is \(name), which is not read\(way)")
        }
        if looksLikeData(page.bytes) {
            throw ExtractionError(.unsupportedKind, of: page, "the page is JSON, which is not read")
        }
        let essence = (page.mediaType ?? "").prefix { $0 != ";" }.lowercased().filter { !$0.isWhitespace }
        switch essence {
        case "text/html", "application/xhtml+xml", "application/xml", "text/xml": return .markup
        case "", "text/plain", "text/markdown", "application/octet-stream", "unknown/unknown":
            try refuseBinary(page)
            return .unknown
        default:
            guard essence.hasPrefix("text/") else {
                throw ExtractionError(
                    .unsupportedKind, of: page, "the page is of type \(essence.prefix(80)), which is not read"
                )
            }
            try refuseBinary(page)
            return .text
        }
    }

    /// Whether text begins as an HTML document does, or is full of its tags.
    static func looksLikeMarkup(_ bytes: [UInt8]) -> Bool {
        let head = bytes.prefix(2048).drop { $0 <= 0x20 }
        guard let first = head.first else { return false }
        let opening = ASCII.lowercased(head.prefix(64))
        if first == UInt8(ascii: "<") {
            let starts = ["<!doctype html", "<html", "<head", "<body", "<?xml", "<!--", "<meta", "<title"]
            if starts.contains(where: { opening.starts(with: $0.utf8) }) { return true }
        }
        let sample = ASCII.lowercased(bytes.prefix(65_536))
        let tags = ["<p>", "<p ", "</p>", "<div", "</div>", "<article", "<br", "<h1"]
        return tags.count { ASCII.contains(sample, $0) } >= 2
    }

    private static func signature(_ bytes: [UInt8]) -> String? {
        let signatures: [(name: String, bytes: [UInt8])] = [
            ("a PDF document", Array("%PDF-".utf8)), ("a PNG picture", [0x89, 0x50, 0x4E, 0x47]),
            ("a JPEG picture", [0xFF, 0xD8, 0xFF]), ("a GIF picture", Array("GIF8".utf8)),
            ("a ZIP archive", [0x50, 0x4B, 0x03, 0x04]), ("a gzip file", [0x1F, 0x8B]),
            ("an RTF document", Array("{\\rtf".utf8)), ("a PostScript document", Array("%!PS".utf8)),
            ("an old Word document", [0xD0, 0xCF, 0x11, 0xE0]),
            ("a property list or Safari web archive", Array("bplist".utf8)),
            ("a program", [0x7F, 0x45, 0x4C, 0x46]),
        ]
        return signatures.first { bytes.starts(with: $0.bytes) }?.name
    }

    /// Whether bytes begin as a JSON object or an array of them does; prose does not.
    private static func looksLikeData(_ bytes: [UInt8]) -> Bool {
        let marks = bytes.prefix(256).filter { !ASCII.isSpace($0) }.prefix(3).map {
            Character(Unicode.Scalar($0))
        }
        guard marks.count == 3 else { return String(marks) == "{}" || String(marks) == "[]" }
        let start = String(marks)
        return start.hasPrefix("{\"") || start.hasPrefix("[{\"") || start.hasPrefix("[[\"")
    }

    /// Control characters that no text has, other than in UTF-16, mean bytes that are no text.
    private static func refuseBinary(_ page: Page) throws(ExtractionError) {
        guard ByteOrderMark.of(page.bytes) == nil, CharsetGuess.utf16(page.bytes) == nil else { return }
        let sample = page.bytes.prefix(16_384)
        let controls = sample.count { $0 < 0x20 && ![0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1B].contains($0) }
        if controls * 50 > sample.count {
            throw ExtractionError(.binary, of: page, "the page is no text but binary")
        }
    }
}
