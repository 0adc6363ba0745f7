public import Articles

/// Which of the addresses found are taken as articles, and why the others are not.
public struct ArticleChoice: Sendable, Hashable {
    /// What was decided about an address; its text is for people.
    public enum Verdict: Sendable, Hashable, CustomStringConvertible {
        /// It is taken.
        case taken
        /// It is on another site.
        case elsewhere
        /// A pattern excludes it.
        case excluded(by: String)
        /// There are patterns to include, and none chooses it.
        case notIncluded
        /// It looks like a live blog, which changes without end and is no edit of an article.
        case liveBlog
        /// It looks like a page of scores or results.
        case scores
        /// It looks like a list, a shop, a service or a file, and not like an article.
        case unlikely

        /// The reason in words.
        public var description: String {
            switch self {
            case .taken: "taken"
            case .elsewhere: "left out: on another site"
            case .excluded(let pattern): "left out: excluded by \(pattern)"
            case .notIncluded: "left out: no include pattern chooses it"
            case .liveBlog: "left out: looks like a live blog (live-blogs: true takes them)"
            case .scores: "left out: looks like scores (scores: true takes them)"
            case .unlikely: "left out: does not look like an article"
            }
        }
    }

    /// Only what one of these chooses is taken; all where there are none.
    public var include: [AddressPattern]
    /// What one of these chooses is left out.
    public var exclude: [AddressPattern]
    /// Whether live blogs are taken.
    public var takesLiveBlogs: Bool
    /// Whether pages of scores are taken.
    public var takesScores: Bool

    /// Creates a choice; without patterns, live blogs or scores unless said otherwise.
    public init(
        include: [AddressPattern] = [], exclude: [AddressPattern] = [], takesLiveBlogs: Bool = false,
        takesScores: Bool = false
    ) {
        self.include = include
        self.exclude = exclude
        self.takesLiveBlogs = takesLiveBlogs
        self.takesScores = takesScores
    }

    /// Decides about an entry of a feed or a sitemap, which is an article by what it is.
    public func verdict(onEntry address: WebAddress) -> Verdict {
        if let pattern = exclude.first(where: { $0.matches(address) }) {
            return .excluded(by: pattern.description)
        }
        if !include.isEmpty {
            return include.contains { $0.matches(address) } ? .taken : .notIncluded
        }
        if !takesLiveBlogs, AddressShape.isLiveBlog(address) { return .liveBlog }
        if !takesScores, AddressShape.isScores(address) { return .scores }
        return .taken
    }

    /// Decides about a link on a page, which may lead anywhere.
    ///
    /// A pattern to include overrules what the address looks like, not which site it is on.
    public func verdict(onLink link: PageLinks.Link, of page: WebAddress) -> Verdict {
        guard Site(link.address) == Site(page) else { return .elsewhere }
        let verdict = verdict(onEntry: link.address)
        guard verdict == .taken, include.isEmpty else { return verdict }
        return AddressShape.isLikelyArticle(link.address, words: link.words) ? .taken : .unlikely
    }
}
