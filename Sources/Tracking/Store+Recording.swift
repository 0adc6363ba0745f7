import Articles

extension Store {
    /// The article that a text without an address is a state of: the one it shares most of its words with.
    ///
    /// Looks among the articles that were pasted without an address, and those with the same headline. Reads
    /// the latest state of each.
    ///
    /// - Throws: ``TrackingError`` with `usage` where it may be a state of several.
    func entry(resembling article: Article) async throws(TrackingError) -> TrackedArticle? {
        let headline = NormalForm.text(article.title)
        var found: [(entry: TrackedArticle, share: Double)] = []
        for entry in try await entries()
        where entry.identity.publication == ArticleKey.pasted || NormalForm.text(entry.headline) == headline {
            guard let latest = try await history(of: entry.identity).last else { continue }
            let share = try await self.article(at: latest, of: entry.identity).sharedWords(with: article)
            if share >= 0.5 { found.append((entry, share)) }
        }
        found.sort { $0.share > $1.share }
        guard let best = found.first else { return nil }
        let close = found.filter { best.share - $0.share < Self.tooClose }
        guard close.count == 1 else {
            throw TrackingError(
                .usage,
                "several articles may be the one that was pasted: say which by its address with --url, or make them one with 'stet merge'; they are:",
                candidates: close.map { "\($0.entry.identity.publication)/\($0.entry.identity.name)" })
        }
        return best.entry
    }

    /// By how much more of its words an article has to be the one, of two that may be.
    private static let tooClose = 0.05
}

extension Article {
    /// The share of the longer article's words that the other has too, in normal form and with letter case
    /// aside: 0 to 1.
    func sharedWords(with other: Article) -> Double {
        var left: [Substring: Int] = [:]
        let mine = words
        let theirs = other.words
        for word in theirs { left[word, default: 0] += 1 }
        var common = 0
        for word in mine {
            guard let count = left[word], count > 0 else { continue }
            left[word] = count - 1
            common += 1
        }
        let longer = max(mine.count, theirs.count)
        return longer == 0 ? 0 : Double(common) / Double(longer)
    }

    /// The words of all blocks, in normal form and lower case.
    var words: [Substring] { blocks.flatMap(\.words) }
}

extension Block {
    /// The words in normal form and lower case.
    var words: [Substring] { NormalForm.text(text).lowercased().split(separator: " ") }
}
