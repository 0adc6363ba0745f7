import ArticleCatalog
import Articles
import Extraction

/// Works out what the catalog is to say of the revisions of one article, each from its state and the one before.
///
/// Depends on nothing else, so that a catalog comes out the same whether a state was just seen or is read again.
struct RevisionReader {
    private var before: (revision: Revision, state: Article)?
    private var passages: PassageList?

    /// Begins behind a revision; `nil` for the beginning of the history.
    init(after before: (revision: Revision, state: Article)? = nil) {
        self.before = before
        passages = before.map { PassageList(of: $0.state) }
    }

    /// What is to be said of the next revision.
    mutating func record(_ revision: Revision, _ state: Article) -> RevisionRecord {
        let change = RevisionChange(of: revision, state, after: before)
        let own = PassageList(of: state, after: passages)
        var record = RevisionRecord(revision, change, state.metadata, from: passages, to: own)
        record.lines = LearnedBoilerplate.lines(
            of: state, after: before?.state, isEdit: revision.kind == .edit)
        before = (revision, state)
        passages = own
        return record
    }
}
