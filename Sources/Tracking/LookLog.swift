import ArticleCatalog
import Articles

/// Logs looks that are taken at the same time together: what waits while one batch is on its way to the disk is
/// the next one.
actor LookLog {
    private struct Waiting {
        let look: Observation
        let identity: ArticleIdentity
        let end: CheckedContinuation<CatalogError?, Never>
    }

    private let catalog: any Catalog
    private var waiting: [Waiting] = []
    private var isWriting = false

    init(_ catalog: any Catalog) { self.catalog = catalog }

    /// Logs a look; it is on the disk when this returns.
    func log(_ look: Observation, of identity: ArticleIdentity) async throws(CatalogError) {
        let error = await withCheckedContinuation { end in
            waiting.append(Waiting(look: look, identity: identity, end: end))
            guard !isWriting else { return }
            isWriting = true
            // Not a child of the look's task: others wait for it too.
            Task { await write() }
        }
        if let error { throw error }
    }

    private func write() async {
        while !waiting.isEmpty {
            let batch = waiting
            waiting = []
            var failure: CatalogError?
            do throws(CatalogError) { try await catalog.log(batch.map { ($0.look, $0.identity) }) } catch {
                failure = error
            }
            for look in batch { look.end.resume(returning: failure) }
        }
        isWriting = false
    }
}
