public import Articles

/// What a check of a store found.
public struct CheckReport: Sendable, Hashable {
    /// Something that is not as it must be.
    public struct Finding: Sendable, Hashable {
        /// What is wrong.
        public enum Kind: String, Sendable, Hashable, CaseIterable {
            /// The repository cannot be opened.
            case repository
            /// A pack or its index is damaged.
            case pack
            /// A ref cannot be read, or is missing.
            case ref
            /// An object is missing or damaged.
            case object
            /// A revision's message, files or times are not of Stet's form.
            case revision
            /// What a dead writer left; nothing that was acknowledged depends on it.
            case leftover
            /// The catalog says something else than the repositories.
            case catalog
        }

        /// What is wrong.
        public var kind: Kind
        /// The repository's name.
        public var repository: String
        /// The article, where it is about one.
        public var article: ArticleIdentity?
        /// The revision, where it is about one.
        public var revision: RevisionID?
        /// What is wrong, in words.
        public var message: String
        /// Whether it was put right.
        public var isRepaired: Bool

        /// Creates a finding.
        public init(
            _ kind: Kind, in repository: String, article: ArticleIdentity? = nil,
            revision: RevisionID? = nil, _ message: String, isRepaired: Bool = false
        ) {
            self.kind = kind
            self.repository = repository
            self.article = article
            self.revision = revision
            self.message = OneLine.tidied(message, limit: 1_000)
            self.isRepaired = isRepaired
        }
    }

    /// How many repositories were looked at.
    public var repositories = 0
    /// How many articles.
    public var articles = 0
    /// How many revisions, superseded ones included.
    public var revisions = 0
    /// How many objects were read and held against their ids.
    public var objects = 0
    /// What is wrong.
    public var findings: [Finding] = []

    /// Creates a report of nothing.
    public init() {}

    /// Whether nothing is wrong any more, leftovers aside.
    public var isSound: Bool { findings.allSatisfy { $0.isRepaired || $0.kind == .leftover } }

    /// Adds what was found elsewhere.
    public static func += (total: inout CheckReport, part: CheckReport) {
        total.repositories += part.repositories
        total.articles += part.articles
        total.revisions += part.revisions
        total.objects += part.objects
        total.findings += part.findings
    }
}
