/// What a page that could be read turned out to be, and what says so.
public struct Verdict: Sendable, Hashable, Codable {
    /// The kinds of pages that an article comes out of.
    public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        /// An article, as far as one page can tell.
        case article
        /// The beginning of an article; the rest is for those who pay.
        case paywallStump
        /// Many short entries under one headline, to which more are added.
        case liveBlog
    }

    /// What the page is.
    public var kind: Kind
    /// What was seen that led to it, a phrase each; of an article, a sign of a stump that was not enough.
    public var evidence: [String]

    /// Creates a verdict.
    public init(_ kind: Kind, evidence: [String] = []) {
        self.kind = kind
        self.evidence = evidence
    }
}
