import ArticleArchive
import ArticleCatalog
import Articles

extension Store {
    /// Opens a store to make its catalog again, also where the catalog's file is damaged.
    ///
    /// A damaged file is kept beside a new one, into which every look that can be read is carried over; nobody
    /// else may have it open then. Reads the whole file.
    ///
    /// - Returns: the store, and what became of the catalog where it was damaged, in words.
    public static func openToReindex(
        _ directory: String
    ) async throws(TrackingError) -> (store: Store, note: String?) {
        let archive: ArticleArchive
        do { archive = try ArticleArchive(at: directory, access: .readWrite) } catch {
            throw TrackingError(error)
        }
        let path = directory + "/" + catalogName
        var note: String?
        if try await isDamaged(catalogAt: path) {
            do throws(CatalogError) {
                let (kept, looks) = try ArticleCatalog.salvage(at: path)
                note = "the catalog was damaged; it is kept as \(kept), and \(looks) looks were carried over"
            } catch { throw TrackingError(error) }
        }
        return (Store(directory, archive, try openCatalog(at: path)), note)
    }

    private static func isDamaged(catalogAt path: String) async throws(TrackingError) -> Bool {
        do throws(CatalogError) {
            // An index that does not agree with its table is made anew with the table.
            return try await ArticleCatalog(at: path).damage(inRowsOnly: true).isEmpty == false
        } catch {
            if error.code == .damaged { return true }
            throw TrackingError(error)
        }
    }

    /// Makes everything in the catalog again that follows from the repositories; the log of looks stays.
    ///
    /// Others may read and record meanwhile; they find what is done so far. What is known of a repository that
    /// cannot be read stays as it is.
    ///
    /// - Parameter progress: is told now and then how far it is.
    /// - Returns: what is wrong with single repositories, a line each.
    public func reindex(
        progress: @Sendable (RebuildProgress) -> Void = { _ in }
    ) async throws(TrackingError) -> [String] {
        let (holdings, lag) = try await holdings()
        // Beginning with empty tables is faster; without, each article is replaced by itself.
        if lag.unreadable.isEmpty {
            try await catalogued { () async throws(CatalogError) in try await catalog.clear() }
        }
        let rebuild = try Rebuild(of: catalog, from: directory)
        let articles = await rebuild.inOrderOfRecording(holdings.map(\.identity))
        let damage = try await rebuild.write(articles) {
            progress(RebuildProgress(done: $0, articles: articles.count))
        }
        // What was recorded meanwhile may have been read before and written after.
        _ = try await caughtUp(all: true)
        return lag.damage + damage
    }

    /// Brings the catalog's rows of an article up to what its repository says.
    ///
    /// - Parameter history: what it is believed to say; `nil` to read it.
    func catalogue(
        _ identity: ArticleIdentity, _ history: [Revision]? = nil
    ) async throws(TrackingError) {
        var believed = history
        for _ in 0..<8 {
            let history: [Revision]
            if let known = believed {
                history = known
            } else {
                history = try await archived { () async throws(ArchiveError) in
                    try await archive.history(of: identity)
                }
            }
            let kept = try await knownRevisions(of: history, of: identity)
            let record = try await archived { () async throws(ArchiveError) in
                try await ArticleReader(archive: archive).record(of: identity, history, keeping: kept)
            }
            let refused = try await catalogued { () async throws(CatalogError) in
                try await catalog.record([record])
            }
            // Another process may have recorded more meanwhile: what stands in the repository decides.
            let tip = try await archived { () async throws(ArchiveError) in
                try await archive.tip(of: identity)
            }
            if refused.isEmpty, tip == history.last?.id { return }
            believed = nil
        }
        throw TrackingError(.store, "\(identity.name) keeps being changed by another process; try again")
    }

    /// How many revisions at the beginning of a history the catalog has already.
    private func knownRevisions(
        of history: [Revision], of identity: ArticleIdentity
    ) async throws(TrackingError) -> Int {
        try await catalogued { () async throws(CatalogError) in
            guard let entry = try await catalog.entry(of: identity) else { return 0 }
            // A commit names the one before it: who knows a revision knows all that led to it.
            if let place = history.lastIndex(where: { $0.id == entry.tip }) { return place + 1 }
            let known = try await catalog.history(of: identity)
            return zip(known, history).prefix { $0.id == $1.id }.count
        }
    }
}
