/// A line as it stood in a revision of an article: what the memory of a publication's boilerplate is made of.
public struct SeenLine: Sendable, Hashable {
    /// The line with case, numbers and marks at its ends folded, as 64 bits that tell lines apart, nearly always.
    public var form: Int64
    /// The line in normal form, numbers and all, in 64 bits.
    public var words: Int64
    /// The line.
    public var text: String
    /// Whether it stood among the body's paragraphs and not at their beginning or end.
    public var isInside: Bool
    /// Whether it has a word of the headline.
    public var isTopical: Bool
    /// Whether nothing but numbers changed in the revision, and this line's did.
    public var changedByItself: Bool

    /// Creates a line.
    public init(
        form: Int64, words: Int64, text: String, isInside: Bool, isTopical: Bool, changedByItself: Bool
    ) {
        self.form = form
        self.words = words
        self.text = text
        self.isInside = isInside
        self.isTopical = isTopical
        self.changedByItself = changedByItself
    }
}

/// What is known of a line that stood in several articles of a publication, or that a person decided about.
///
/// Articles that share half of their lines are one article at several addresses, and count as one.
public struct RecurringLine: Sendable, Hashable {
    /// The folded form in 64 bits, as in ``SeenLine/form``.
    public var form: Int64
    /// The line as it stood somewhere.
    public var text: String
    /// In how many articles it stood.
    public var articles = 0
    /// How many articles of the publication were recorded from the first of these to the last.
    public var span = 0
    /// In how many it stood among the body's paragraphs.
    public var inside = 0
    /// In how many it had a word of the headline.
    public var topical = 0
    /// In how many it changed by its numbers alone.
    public var changed = 0
    /// How many different texts it had, numbers included.
    public var wordings = 0
    /// Some of the articles, the first recorded first; empty where they were not asked for.
    public var examples: [ArticleIdentity] = []
    /// What a person said: whether it is boilerplate.
    public var ruling: Bool?

    /// Creates what is known of a line: nothing yet.
    public init(form: Int64, text: String) {
        self.form = form
        self.text = text
    }
}
