import Articles
import Extraction
import Foundation

/// What came out of a page, as the kit wants it.
struct Answer: Encodable {
    struct Line: Encodable {
        var kind: String
        var text: String
    }

    struct About: Encodable {
        var title: String?
        var authors: [String] = []
        var published: String?
        var modified: String?
        var language: String?
        var canonicalURL: String?
        var description: String?
    }

    var id: String
    var blocks: [Line] = []
    var metadata = About()
    /// CPU time from the bytes to the blocks.
    var seconds: Double
    var error: String?

    init(_ saved: SavedPage, _ bytes: [UInt8]) {
        id = saved.id
        let type = "text/html" + (saved.charset.map { "; charset=\($0)" } ?? "")
        let page = Page(bytes: bytes, mediaType: type, address: try? WebAddress(saved.url))
        let before = Self.processorTime()
        let reading: Reading
        do throws(ExtractionError) { reading = try Extractor.read(page) } catch {
            seconds = Self.processorTime() - before
            self.error = error.description
            return
        }
        seconds = Self.processorTime() - before
        blocks = reading.article.blocks.map { Line(kind: $0.kind.rawValue, text: $0.text) }
        let found = reading.article.metadata
        metadata = About(
            title: found.socialTitle ?? found.searchTitle, authors: found.authors, published: found.published,
            modified: found.modified, language: found.language, canonicalURL: found.canonicalURL,
            description: found.description)
    }

    private static func processorTime() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
