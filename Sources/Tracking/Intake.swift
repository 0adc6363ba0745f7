public import ArticleArchive
import ArticleCatalog
public import Articles

/// Takes the histories of many articles into a store at once.
///
/// What the catalog is to say of them is worked out from the states in hand, while the next are being recorded, and
/// written in large batches. Until ``finish()`` has returned the catalog lags behind the repositories; where that
/// never happens, who opens the store next brings it up to date.
public struct Intake: Sendable {
    private let store: Store
    private let rows: RowQueue

    /// Begins to take articles into a store that was opened for recording.
    public init(to store: Store) {
        self.store = store
        rows = RowQueue(to: store.catalog)
    }

    /// Records the history of an article that the store does not have.
    ///
    /// When this returns it is on the disk, as with ``ArticleArchive/record(_:of:after:expecting:)``. Several may be
    /// recorded at the same time, and should be.
    ///
    /// - Parameter drafts: its states in time order, all of them observed.
    /// - Throws: ``TrackingError``; nothing was recorded then.
    @discardableResult
    public func record(_ drafts: [Draft], of identity: ArticleIdentity) async throws(TrackingError)
        -> [Revision]
    {
        let revisions = try await archived { () async throws(ArchiveError) in
            try await store.archive.record(drafts, of: identity, after: nil, expecting: nil)
        }
        var reader = RevisionReader()
        var records: [RevisionRecord] = []
        records.reserveCapacity(drafts.count)
        for (draft, revision) in zip(drafts, revisions) {
            // A revision of another form is read from the repository, in the end.
            guard case .observed(let state, _) = draft.content else { return revisions }
            records.append(reader.record(revision, state))
        }
        await rows.add(ArticleRecord(identity: identity, revisions: records))
        return revisions
    }

    /// Writes the rows that wait, and makes sure that the catalog says what the repositories say.
    ///
    /// When this returns, the catalog's rows are on the disk too.
    public func finish() async throws(TrackingError) {
        try await rows.finish()
        _ = try await store.caughtUp()
        try await catalogued { () async throws(CatalogError) in try await store.catalog.settle() }
    }
}
