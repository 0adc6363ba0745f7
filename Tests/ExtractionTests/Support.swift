import Articles
import Extraction

/// Reads text as a paste.
func readPaste(_ text: String, address: WebAddress? = nil) throws -> Reading {
    try Extractor.read(Page(bytes: Array(text.utf8), mediaType: "text/plain", address: address))
}

/// Reads markup as a page.
func readPage(_ markup: String, mediaType: String? = "text/html; charset=utf-8", address: String? = nil)
    throws
    -> Reading
{
    try Extractor.read(
        Page(bytes: Array(markup.utf8), mediaType: mediaType, address: address.map { try WebAddress($0) }))
}

/// The error that reading a page ends in; `nil` where it succeeds.
func errorReading(_ page: Page, limits: PageLimits = PageLimits()) -> ExtractionError? {
    do {
        _ = try Extractor.read(page, limits: limits)
        return nil
    } catch {
        return error
    }
}

extension Reading {
    func texts(_ kind: Block.Kind) -> [String] {
        article.blocks.filter { $0.kind == kind }.map(\.text)
    }

    var kinds: [Block.Kind] { article.blocks.map(\.kind) }
}

/// A generator whose numbers depend on its seed alone (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
