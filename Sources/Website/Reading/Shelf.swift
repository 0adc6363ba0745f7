import Articles

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The histories of all articles in memory, and their revisions in one order.
struct Shelf: Sendable {
    struct Volume: Sendable {
        var article: TrackedArticle
        var history: [Revision]
    }

    /// By `publication/name`.
    private(set) var volumes: [String: Volume] = [:]
    /// The articles, newest change first.
    private(set) var articles: [TrackedArticle] = []
    /// Their publications by name.
    private(set) var publications: [String] = []
    /// All revisions, newest first.
    private(set) var stream: [ChangeKey] = []
    /// Another number as soon as anything was written, looks that found nothing new included.
    private(set) var generation = 0

    /// Takes over the articles as they are listed now, with the histories of those that changed.
    mutating func update(_ articles: [TrackedArticle], changed: [String: [Revision]]) {
        let places = Set(articles.map(\.place))
        let isGone = volumes.keys.contains { !places.contains($0) }
        self.articles = articles
        generation += 1
        for article in articles { volumes[article.place]?.article = article }
        guard isGone || !changed.isEmpty else { return }
        publications = Set(articles.map(\.identity.publication)).sorted()
        volumes = volumes.filter { places.contains($0.key) }
        stream.removeAll { changed[$0.article] != nil || !places.contains($0.article) }
        for article in articles {
            guard let history = changed[article.place] else { continue }
            volumes[article.place] = Volume(article: article, history: history)
            stream += history.map { ChangeKey(article.identity, $0) }
        }
        stream.sort(by: >)
    }

    /// The change with a key, not judged yet.
    func change(_ key: ChangeKey) -> Change? {
        guard let volume = volumes[key.article], volume.history.indices.contains(key.number - 1) else {
            return nil
        }
        return Change(
            identity: volume.article.identity, revision: volume.history[key.number - 1],
            before: key.number > 1 ? volume.history[key.number - 2] : nil,
            language: volume.article.language)
    }

    /// The keys behind a key, in time logarithmic to their number.
    func keys(after key: ChangeKey?) -> ArraySlice<ChangeKey> {
        guard let key else { return stream[...] }
        var low = 0
        var high = stream.count
        while low < high {
            let middle = (low + high) / 2
            if stream[middle] < key { high = middle } else { low = middle + 1 }
        }
        return stream[low...]
    }
}

extension TrackedArticle {
    /// `publication/name`.
    var place: String { identity.publication + "/" + identity.name }
}
