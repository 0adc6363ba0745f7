public import Articles
public import ProseDiff

/// A diff for other programs: `stet-diff/1`.
///
/// All runs of a change that carry `old`, put together, are its older blocks exactly; all that carry `new` are
/// its newer blocks. Offsets are bytes of the block's text in UTF-8.
public struct DiffReport: Sendable, Hashable, Codable {
    /// The name of the shape.
    public var format = "stet-diff/1"
    /// Which article.
    public var article: ArticleReference
    /// The older state.
    public var from: RevisionReference
    /// The newer state.
    public var to: RevisionReference
    /// One line on what changed.
    public var summary: String
    /// How many words came and went.
    public var words: WordCount
    /// Why the whole diff matters, and how much, whatever of it is listed.
    public var judgement: Judgement
    /// How many changes a filter kept back; absent where none was asked for.
    public var omitted: Int?
    /// What happened to each block, in the reading order of the newer state; unchanged ones too.
    public var changes: [Change]

    /// What happened to one block, or to a few that belong together.
    public struct Change: Sendable, Hashable, Codable {
        /// What happened: `kept`, `edited`, `moved`, `movedAndEdited`, `split`, `merged`, `regrouped`, `inserted` or `deleted`.
        public var kind: BlockChange.Kind
        /// The same in words, where there is more to say: `moved from ¶ 3`.
        public var note: String?
        /// Whether the blocks stand in another order among the others than before.
        public var hasMoved: Bool
        /// Why it matters, and how much; absent where nothing changed.
        public var judgement: Judgement?
        /// The blocks as they stood.
        public var old: [BlockReference]
        /// The blocks as they stand.
        public var new: [BlockReference]
        /// The words, cut by what happened to them.
        public var runs: [WordRun]
    }

    /// A block of one state.
    public struct BlockReference: Sendable, Hashable, Codable {
        /// The position among the blocks of its state, counted from 0.
        public var index: Int
        /// What the block is to its article.
        public var kind: Block.Kind
        /// What people call it: `¶ 3`.
        public var name: String
    }

    /// A stretch of words with one fate.
    public struct WordRun: Sendable, Hashable, Codable {
        /// The fate.
        public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
            /// In both texts.
            case kept
            /// Only in the newer text.
            case inserted
            /// Only in the older text.
            case deleted
            /// Stood here, stands at `counterpart` now.
            case movedAway
            /// Stands here, stood at `counterpart` before.
            case movedHere
        }

        /// What happened to the words.
        public var kind: Kind
        /// The words.
        public var text: String
        /// Where they stood.
        public var old: TextRange?
        /// Where they stand.
        public var new: TextRange?
        /// The other end of a move.
        public var counterpart: TextRange?
    }

    /// Creates a report, in time proportional to both texts.
    public init(_ document: DiffDocument) {
        article = ArticleReference(document.identity)
        from = RevisionReference(document.old.revision)
        to = RevisionReference(document.new.revision)
        summary = document.diff.isEmpty && document.presence == nil ? "" : document.summary
        words = document.diff.words
        let reader = PassageReader(document)
        let old = document.old.article.blocks
        let new = document.new.article.blocks
        judgement = document.judgement
        let listed = document.diff.changes.indices.filter {
            document.diff.changes[$0].kind == .kept || document.isShown($0)
        }
        omitted = document.filter == DiffFilter() ? nil : document.diff.changes.count - listed.count
        changes = listed.map { index in
            let change = document.diff.changes[index]
            return Change(
                kind: change.kind,
                note: reader.note(change),
                hasMoved: change.hasMoved,
                judgement: change.kind == .kept ? nil : document.judgements[index],
                old: change.old.map {
                    BlockReference(index: $0, kind: old[$0].kind, name: reader.oldNames[$0])
                },
                new: change.new.map {
                    BlockReference(index: $0, kind: new[$0].kind, name: reader.newNames[$0])
                },
                runs: document.diff.runs(of: change, old: old, new: new).map { run in
                    WordRun(
                        kind: WordRun.Kind(run.kind), text: reader.words(of: run), old: run.old, new: run.new,
                        counterpart: run.counterpart)
                })
        }
    }
}

extension DiffReport.WordRun.Kind {
    init(_ kind: Run.Kind) {
        self =
            switch kind {
            case .kept: .kept
            case .inserted: .inserted
            case .deleted: .deleted
            case .movedAway: .movedAway
            case .movedHere: .movedHere
            }
    }
}
