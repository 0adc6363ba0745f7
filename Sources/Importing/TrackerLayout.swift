import ArticleArchive
import Articles

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// How another tracker keeps revisions in a git repository.
public enum TrackerLayout: String, Sendable, Hashable, CaseIterable {
    /// NewsDiffs (ecprice/newsdiffs): a file an article, its path the address without scheme; in it a line each
    /// of date, headline and byline, then the body.
    case newsdiffs
    /// Open Terms Archive: `<service>/<type of terms>.md` extracted, or `.html` as received.
    case terms

    /// The layout that a commit's message and file speak for; `nil` for neither.
    init?(_ subject: String, _ path: String) {
        let terms = [
            "First record of ", "Record new changes of ", "Apply technical ", "Start tracking ", "Update ",
            "Refilter ",
        ]
        let isTerms = [".md", ".html"].contains { path.hasSuffix($0) }
        if subject.hasPrefix("Adding file ") || subject.hasPrefix("Change to ")
            || subject.hasPrefix("Reformat")
        {
            self = .newsdiffs
        } else if isTerms, terms.contains(where: { subject.hasPrefix($0) }) {
            self = .terms
        } else {
            return nil
        }
    }

    /// Whether only the tracker's own reading changed.
    func isTechnical(_ subject: String) -> Bool {
        switch self {
        case .newsdiffs: subject.hasPrefix("Reformat")
        case .terms: subject.hasPrefix("Apply technical ") || subject.hasPrefix("Refilter ")
        }
    }

    /// A state of a page, as a file holds it; `nil` for a file that is none.
    ///
    /// - Parameter base: what a path of terms is an address under.
    func page(
        _ file: ForeignRepository.File, under base: WebAddress
    ) -> (bytes: [UInt8], mediaType: String, address: WebAddress)? {
        switch self {
        case .newsdiffs:
            guard let host = file.path.split(separator: "/").first, host.contains("."),
                file.path.contains("/"), let address = try? WebAddress("http://" + file.path),
                let page = Self.newsDiffsPage(file.bytes)
            else { return nil }
            return (page, "text/html; charset=utf-8", address)
        case .terms:
            let parts = file.path.split(separator: "/")
            guard parts.count == 2, let address = try? WebAddress(base.description + Self.escaped(file.path))
            else { return nil }
            if file.path.hasSuffix(".md") {
                // A heading such as "Privacy Policy" says nothing of whose it is.
                let heading = "# \(parts[0]): \(parts[1].dropLast(".md".count))\n\n"
                return (Array(heading.utf8) + file.bytes, "text/markdown; charset=utf-8", address)
            }
            return file.path.hasSuffix(".html") ? (file.bytes, "text/html", address) : nil
        }
    }

    /// The same text as a page: NewsDiffs keeps no more of it than these lines.
    private static func newsDiffsPage(_ bytes: [UInt8]) -> [UInt8]? {
        let lines = String(decoding: bytes, as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard lines.count > 3, !lines[1].isEmpty else { return nil }
        var page = "<html><head><meta charset=\"utf-8\"><title>\(escapedText(lines[1]))</title>"
        page += "<meta name=\"date\" content=\"\(escapedText(lines[0]))\">"
        page += "<meta property=\"og:type\" content=\"article\"></head><body><article>\n"
        page += "<h1>\(escapedText(lines[1]))</h1>\n"
        if !lines[2].isEmpty { page += "<p class=\"byline\">\(escapedText(lines[2]))</p>\n" }
        for line in lines.dropFirst(3) where line.contains(where: { !$0.isWhitespace }) {
            page += "<p>\(escapedText(line))</p>\n"
        }
        return Array((page + "</article></body></html>\n").utf8)
    }

    private static func escapedText(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
    }

    private static func escaped(_ path: String) -> String {
        path.replacing("%", with: "%25").replacing("?", with: "%3F").replacing("#", with: "%23")
            .replacing(" ", with: "%20")
    }
}
