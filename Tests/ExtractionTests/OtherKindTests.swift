import Articles
import Testing

@testable import Extraction

@Suite("What is no page")
struct OtherKindTests {
    private let words =
        " The last boat had left the quay on 14 September, two hours before a storm.\n\nAnd more of it."

    @Test(
        "is refused by its name, whatever stands behind",
        arguments: [
            ("%PDF-1.7", "PDF document, which is not read, though its words can be ('pdftotext"),
            ("{\\rtf1", "RTF"),
            ("{\n  \"headline\": ", "JSON"), ("[{\"a\":", "JSON"), ("[]", "JSON"),
            ("bplist00", "Safari web archive"),
            ("PK\u{3}\u{4}", "ZIP archive"), ("%!PS-Adobe", "PostScript"),
        ])
    func refused(_ start: String, _ name: String) {
        let page = Page(bytes: Array((start == "[]" ? start : start + words).utf8))
        #expect {
            try Extractor.read(page)
        } throws: { error in
            (error as? ExtractionError)?.code == .unsupportedKind && "\(error)".contains(name)
        }
    }

    @Test("text that begins with a bracket or a quotation is text")
    func text() throws {
        for start in ["[Updated] ", "{sic} ", "\"", "“"] {
            let text = "Ferries return\n\n" + words
            #expect(try Extractor.read(Page(bytes: Array((start + text).utf8))).article.blocks.count >= 2)
        }
    }
}
