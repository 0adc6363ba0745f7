import ArticleCatalog

/// Writes rows of many articles to the catalog, a batch at a time, while the next are being worked out.
///
/// No more than one batch waits while one is written: who adds to it waits then, so that memory is bounded.
actor RowQueue {
    private let catalog: any Catalog
    private var waiting: [ArticleRecord] = []
    private var revisions = 0
    private var writing = Task<Void, any Error> {}

    /// How many revisions are written at once.
    private static let batch = 2000

    init(to catalog: any Catalog) { self.catalog = catalog }

    /// Takes what is to be said of an article; the order is that in which the catalog meets them.
    func add(_ record: ArticleRecord) async {
        waiting.append(record)
        revisions += record.revisions.count
        while revisions >= Self.batch {
            let last = writing
            _ = await last.result
            // Another who added may have begun to write meanwhile.
            if last == writing, revisions >= Self.batch { begin() }
        }
    }

    /// Writes what is left.
    ///
    /// - Throws: ``TrackingError`` where something could not be written, now or before.
    func finish() async throws(TrackingError) {
        begin()
        do { try await writing.value } catch {
            throw (error as? CatalogError).map { TrackingError($0) } ?? TrackingError(.store, "\(error)")
        }
    }

    private func begin() {
        let records = waiting
        let last = writing
        waiting = []
        revisions = 0
        writing = Task { [catalog] in
            try await last.value
            if !records.isEmpty { _ = try await catalog.record(records) }
        }
    }
}
