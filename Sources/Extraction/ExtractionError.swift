public import Articles

/// Why no article came out of a page.
public struct ExtractionError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What was wrong with the page.
    public enum Code: String, Sendable, Hashable, CaseIterable {
        /// There are no bytes, or nothing but white space.
        case empty
        /// The bytes are no text: a picture, an archive, a program.
        case binary
        /// The page is of a kind that is not read: PDF, JSON, MHTML.
        case unsupportedKind
        /// The page is larger than ``PageLimits/bytes``.
        case tooLarge
        /// The page has more elements than ``PageLimits/nodes`` allows.
        case tooComplex
        /// The text cannot be decoded.
        case unreadableText
        /// The page could be read, and holds no article.
        case notAnArticle
        /// The site keeps programs out, or failed; the page itself was not seen.
        case blockPage
        /// The site asks for consent before it shows the page.
        case consentWall
        /// The site says that there is no such page, or none any more.
        case missing
        /// The page leads to articles and is none.
        case indexPage
    }

    /// What was wrong.
    public let code: Code
    /// Where the page was read from, where that is known.
    public let address: WebAddress?
    /// What was found, in words.
    public let message: String
    /// What was seen that led to the verdict, a phrase each; empty where the message says it all.
    public let evidence: [String]

    init(_ code: Code, of page: Page, _ message: String, evidence: [String] = []) {
        self.code = code
        address = page.address
        self.message = message
        self.evidence = evidence
    }

    /// One line: which page, what was found, and what can be done.
    public var description: String {
        let subject = address.map { "\($0): " } ?? ""
        let seen = evidence.isEmpty ? "" : " (" + evidence.joined(separator: "; ") + ")"
        return subject + message + seen + ": " + advice
    }

    private var advice: String {
        switch code {
        case .empty: "save or paste the page again"
        case .binary: "give the article as an HTML page or as text"
        case .unsupportedKind: "save the page as HTML, or paste its text into a .txt file"
        case .tooLarge: "save the article alone"
        case .tooComplex: "save the article alone, or paste its text into a .txt file"
        case .unreadableText: "save the page as UTF-8"
        case .blockPage: "open the page in a browser, save it, and give the saved file"
        case .consentWall: "open the page in a browser, agree or refuse there, and give the saved page"
        case .missing: "check the address; where the article was taken down, its revisions are kept"
        case .indexPage: "give the address of one article"
        case .notAnArticle: "check the address, or paste the article's text into a .txt file"
        }
    }
}
