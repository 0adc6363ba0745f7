import ArticleArchive
import Articles
import Synchronization

/// Two readers that read one article after another while something else is done.
struct Readers: Sendable {
    private let archives: [ArticleArchive]
    private let articles: [ArticleIdentity]

    init(of store: String, articles: [ArticleIdentity]) throws {
        archives = try (0..<2).map { _ in try ArticleArchive(at: store, access: .readOnly) }
        self.articles = articles
    }

    /// Reads until told to stop.
    func begin() -> Reading {
        let watch = Watch()
        let tasks = archives.enumerated().map { index, archive in
            Task { try await read(archive, from: index, watch) }
        }
        return Reading(watch: watch, tasks: tasks)
    }

    private func read(_ archive: ArticleArchive, from first: Int, _ watch: Watch) async throws {
        var number = first
        while !watch.isDone.load(ordering: .relaxed) {
            let identity = articles[number * 7_919 % articles.count]
            let start = ContinuousClock.now
            if let tip = try await archive.tip(of: identity) {
                _ = try await archive.article(at: tip, of: identity)
            }
            watch.note((ContinuousClock.now - start) / .milliseconds(1))
            number += archives.count
            try await Task.sleep(for: .milliseconds(1))
        }
    }

    /// Readers at work.
    struct Reading {
        fileprivate let watch: Watch
        fileprivate let tasks: [Task<Void, any Error>]

        /// Stops them; the longest that one reading of a newest text took, in milliseconds, and how many were.
        func end() async throws -> (worst: Double, count: Int) {
            watch.isDone.store(true, ordering: .relaxed)
            for task in tasks { try await task.value }
            return watch.times.withLock { ($0.max() ?? 0, $0.count) }
        }
    }

    fileprivate final class Watch: Sendable {
        let isDone = Atomic(false)
        let times = Mutex<[Double]>([])

        func note(_ time: Double) { times.withLock { $0.append(time) } }
    }
}
