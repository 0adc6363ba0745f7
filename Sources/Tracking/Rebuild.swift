import ArticleArchive
import ArticleCatalog
import Articles

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Makes the catalog's rows of many articles from their repositories, several at a time.
struct Rebuild: Sendable {
    private let catalog: any Catalog
    /// Each with its own handles, so that they read side by side.
    private let readers: [ArticleReader]

    init(of catalog: any Catalog, from directory: String) throws(TrackingError) {
        self.catalog = catalog
        var readers: [ArticleReader] = []
        for _ in 0..<4 {
            do {
                readers.append(ArticleReader(archive: try ArticleArchive(at: directory, access: .readOnly)))
            } catch {
                throw TrackingError(error)
            }
        }
        self.readers = readers
    }

    /// The articles in the order in which they were first recorded: that in which a catalog meets them.
    ///
    /// Nearly: the revision that was recorded first may have left its history since.
    /// An article that cannot be read comes last.
    func inOrderOfRecording(_ articles: [ArticleIdentity]) async -> [ArticleIdentity] {
        var times: [(time: Date, identity: ArticleIdentity)] = []
        await each(articles) { reader, identity in
            let history = try? await reader.archive.history(of: identity)
            return (history?.map(\.recorded).min() ?? .distantFuture, identity)
        } then: {
            times.append($0)
        }
        return times.sorted { ($0.time, $0.identity.name) < ($1.time, $1.identity.name) }.map(\.identity)
    }

    /// Writes the rows of articles.
    ///
    /// - Parameter progress: is told how many articles are done.
    /// - Returns: what is wrong with single repositories, a line each.
    func write(
        _ articles: [ArticleIdentity], progress: @Sendable (Int) -> Void
    ) async throws(TrackingError) -> [String] {
        var damage: [String] = []
        var done = 0
        let rows = RowQueue(to: catalog)
        await each(articles) { reader, identity in
            let record: Result<ArticleRecord, ArchiveError>
            do throws(ArchiveError) { record = .success(try await reader.record(of: identity)) } catch {
                record = .failure(error)
            }
            return record
        } then: { record in
            switch record {
            // Nothing is kept of what stood before, so nothing can be refused.
            case .success(let record): await rows.add(record)
            case .failure(let error): damage.append(TrackingError(error).message)
            }
            done += 1
            if done.isMultiple(of: 100) { progress(done) }
        }
        try await rows.finish()
        progress(done)
        return damage
    }

    /// Does something with every article, a few at a time, and gives the results in the order given.
    private func each<Result: Sendable>(
        _ articles: [ArticleIdentity],
        _ work: @Sendable @escaping (ArticleReader, ArticleIdentity) async -> Result,
        then use: (Result) async -> Void
    ) async {
        await withTaskGroup(of: (Int, Result).self) { group in
            var results: [Int: Result] = [:]
            var used = 0
            func begin(_ index: Int) {
                guard index < articles.count else { return }
                let reader = readers[index % readers.count]
                group.addTask { (index, await work(reader, articles[index])) }
            }
            let ahead = readers.count * 16
            for index in 0..<ahead { begin(index) }
            while let (index, result) = await group.next() {
                results[index] = result
                while let next = results.removeValue(forKey: used) {
                    await use(next)
                    used += 1
                    begin(used - 1 + ahead)
                }
            }
        }
    }
}

/// How far a rebuild of the catalog is.
public struct RebuildProgress: Sendable, Hashable {
    /// How many articles are done.
    public var done: Int
    /// How many there are.
    public var articles: Int
}
