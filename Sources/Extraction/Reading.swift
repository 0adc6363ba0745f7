public import Articles

/// What came out of a page.
public struct Reading: Sendable, Hashable {
    /// A part of a page that can hold an article.
    public enum Origin: String, Sendable, Hashable, Codable, CaseIterable {
        /// The elements a browser shows.
        case markup
        /// Data that the page carries for its own scripts.
        case embeddedState
        /// The `articleBody` of its JSON-LD, the last resort.
        case linkedData
        /// The lines of a text.
        case text
    }

    /// The article: its blocks in reading order and what the page says about it.
    public var article: Article
    /// The page's own address of the article, where it gives a sane one: of the same site as the address the
    /// page was read from, and not the site's front page.
    public var address: WebAddress?
    /// The page that continues the article, where this one says that it goes on there (`rel=next`) and that
    /// address is of the same site.
    public var nextPage: WebAddress?
    /// What kind of article it is: whole, a stump before a payment wall, a live blog.
    public var verdict: Verdict
    /// Which part of the page the words were taken from.
    public var source: Origin
    /// What the bytes turned out to be: `text/html` or `text/plain`, with the charset they were decoded by.
    public var mediaType: String
    /// What stood on the page near the article and is not part of it, in the page's order.
    public var leftOut: [LeftOut]

    /// Creates a reading from its parts.
    public init(
        article: Article, address: WebAddress?, nextPage: WebAddress? = nil,
        verdict: Verdict = Verdict(.article), source: Origin = .markup, mediaType: String,
        leftOut: [LeftOut]
    ) {
        self.article = article
        self.address = address
        self.nextPage = nextPage
        self.verdict = verdict
        self.source = source
        self.mediaType = mediaType
        self.leftOut = leftOut
    }
}

/// A line of the page that did not become a block, and why.
public struct LeftOut: Sendable, Hashable {
    /// Why a line is not part of the article.
    public enum Reason: String, Sendable, Hashable, CaseIterable {
        /// The label of an advertisement, or a promoted entry.
        case advertisement
        /// How long the article takes to read or to listen to.
        case readingTime
        /// Why the publication can be trusted, its standards, its mission.
        case trustLabel
        /// How many comments there are, or an invitation to comment.
        case comments
        /// Buttons to share, save, print or listen.
        case sharing
        /// A time relative to now ("2 hours ago").
        case relativeTime
        /// When the article was published or changed; kept as metadata.
        case date
        /// A newsletter, an app, an account, a subscription.
        case signUp
        /// Other articles.
        case related
        /// A button or an invitation to follow somebody.
        case follow
        /// Menus, labels and controls of the page.
        case navigation
        /// Cookie and consent notices.
        case consent
        /// Who owns the words.
        case copyright
        /// A picture's credit without a caption.
        case credit
        /// A figure or a word in a table's cell; running text in tables is read.
        case table
        /// The same words again.
        case duplicate
        /// About the author, not the matter.
        case biography
        /// A rule for the publication says so.
        case rule
        /// What the publication prints on its articles, as ``LearnedBoilerplate`` knows it.
        case learned
    }

    /// The line as it stood on the page.
    public var text: String
    /// Why it is not part of the article.
    public var reason: Reason

    /// Creates an entry.
    public init(_ text: String, _ reason: Reason) {
        self.text = text
        self.reason = reason
    }
}
