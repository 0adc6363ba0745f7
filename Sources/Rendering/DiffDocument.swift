public import Articles
public import ProseDiff

/// An article as it stood at one revision.
public struct ArticleState: Sendable, Hashable {
    /// What was recorded about it.
    public var revision: Revision
    /// The words.
    public var article: Article

    /// Creates a state.
    public init(revision: Revision, article: Article) {
        self.revision = revision
        self.article = article
    }
}

/// Two states of one article and what lies between them: what every renderer of a diff takes.
public struct DiffDocument: Sendable {
    /// Which article.
    public var identity: ArticleIdentity
    /// The older state.
    public var old: ArticleState
    /// The newer state.
    public var new: ArticleState
    /// The edit script from the older blocks to the newer.
    public let diff: ArticleDiff
    /// Why each change of the diff matters, in the same order.
    public let judgements: [Judgement]
    /// Why the diff as a whole matters, whatever of it is shown.
    public let judgement: Judgement
    /// Which of its changes are shown.
    public let filter: DiffFilter

    /// Creates a document; `diff` must be the diff of exactly these two states' blocks.
    ///
    /// Judges every change, in time proportional to the text that changed.
    public init(
        identity: ArticleIdentity, old: ArticleState, new: ArticleState, diff: ArticleDiff,
        filter: DiffFilter = DiffFilter()
    ) {
        self.identity = identity
        self.old = old
        self.new = new
        self.diff = diff
        self.filter = filter
        let (before, after) = (old.article.blocks, new.article.blocks)
        judgements = diff.judgements(old: before, new: after)
        judgement = Judgement(together: judgements)
    }

    /// That the article went or came back between the two states, in the log's words; `nil` where it did neither.
    public var presence: String? {
        let (before, after) = (old.revision, new.revision)
        return switch (before.kind == .vanished, after.kind == .vanished) {
        case (false, true): after.summary.isEmpty ? "gone" : after.summary
        case (true, false): after.number > before.number ? "returned" : "not gone yet"
        case (false, false), (true, true): nil
        }
    }

    /// One line on what changed.
    public var summary: String {
        if diff.isEmpty {
            // A state that vanished has the words that stood last.
            if new.revision.kind == .vanished, let presence { return presence }
            return [presence, "no words changed"].compactMap { $0 }.joined(separator: "; ")
        }
        return [presence, diff.summary.isEmpty ? "\(diff.words) words" : diff.summary]
            .compactMap { $0 }.joined(separator: "; ")
    }

    /// Whether any change that is not filtered out is there.
    public var showsChanges: Bool { diff.changes.indices.contains { isShown($0) } }

    /// Whether a change, named by its position, is a change at all and passes the filter.
    func isShown(_ index: Int) -> Bool {
        let change = diff.changes[index]
        return change.kind != .kept
            && filter.passes(change, judgements[index], old: old.article.blocks, new: new.article.blocks)
    }

    /// What to call the article: its newer headline.
    public var headline: String { new.article.title }
}
