public import Articles
import GRDB

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension ArticleCatalog {
    /// The articles in which a phrase stands or stood, the latest tracked first.
    ///
    /// Reads the index of words from its newest end until there are enough articles: the more often a phrase
    /// stands, the sooner. Only what filters keep out is read in vain.
    public func search(_ query: SearchQuery) async throws(CatalogError) -> [SearchHit] {
        try await read("search") { database in
            try PhraseSearch(query, in: database).hits()
        }
    }
}

/// One search for a phrase.
private struct PhraseSearch {
    private let database: Database
    private let query: SearchQuery
    private let match: String
    /// Finds whether a passage stands.
    private let findStanding: RowStatement

    /// An interval of revisions in which a passage stood; ``until`` is the first without it.
    private struct Interval {
        var passage: Int64
        var first: Int
        var until: Int?

        /// Whether it lasts longer than another.
        func isLonger(than other: Interval) -> Bool { (until ?? .max) > (other.until ?? .max) }
    }

    init(_ query: SearchQuery, in database: Database) throws {
        self.database = database
        self.query = query
        // All of it stands inside one string of FTS5, in which only the quotation mark means anything.
        let isPrefix = query.phrase.hasSuffix("*")
        let words = Passage.text(query.phrase).replacing("\"", with: " ")
        match = "\"\(words)\"" + (isPrefix ? "*" : "")
        findStanding = try RowStatement(
            "SELECT 1 FROM standing WHERE passage = ? AND until IS NULL", in: database)
    }

    func hits() throws -> [SearchHit] {
        guard query.limit > 0 else { return [] }
        var end = Int64.max
        if let after = query.after {
            guard let article = try database.number(of: after) else { return [] }
            end = CatalogSchema.passages(of: article).lowerBound &- 1
        }
        var hits: [SearchHit] = []
        var article: Int64 = 0
        var passages: [Int64] = []
        // The numbers of an article's passages lie side by side.
        let rows = try Int64.fetchCursor(
            database,
            sql: """
                SELECT rowid FROM passage_words WHERE passage_words MATCH ? AND rowid <= ? ORDER BY rowid DESC
                """, arguments: [match, end])
        while let passage = try rows.next() {
            if passage >> 24 != article {
                if let hit = try hit(article, passages) { hits.append(hit) }
                if hits.count == query.limit { return hits }
                article = passage >> 24
                passages = []
            }
            passages.append(passage)
        }
        if let hit = try hit(article, passages) { hits.append(hit) }
        return hits
    }

    /// The article with these passages; `nil` where the query keeps it out.
    private func hit(_ article: Int64, _ passages: [Int64]) throws -> SearchHit? {
        guard !passages.isEmpty else { return nil }
        if query.isGone {
            // The latest passage is the likeliest to stand.
            for passage in passages where try !findStanding.numbers({ $0.add(passage) }).isEmpty {
                return nil
            }
        }
        if let publication = query.publication {
            let own = try String.fetchOne(
                database.cachedStatement(sql: "SELECT publication FROM article WHERE number = ?"),
                arguments: [article])
            guard own == publication else { return nil }
        }
        var intervals: [Interval] = []
        let statement = try database.cachedStatement(
            sql: "SELECT first, until FROM standing WHERE passage = ?")
        for passage in passages {
            for row in try Row.fetchAll(statement, arguments: [passage]) {
                intervals.append(
                    Interval(
                        passage: passage, first: try row.decode(atIndex: 0), until: try row.decode(atIndex: 1)
                    ))
            }
        }
        guard let entry = try database.entries(where: "number = ?", [article]).first else { return nil }
        return SearchHit(
            article: entry, standings: try standings(article, intervals, revisions: entry.revisions))
    }

    /// The intervals in which any of the passages stood.
    private func standings(
        _ article: Int64, _ intervals: [Interval], revisions: Int
    ) throws -> [SearchHit.Standing] {
        var groups: [[Interval]] = []
        var end: Int? = 0
        for interval in intervals.sorted(by: { $0.first < $1.first }) {
            if let reached = end, interval.first > reached || groups.isEmpty {
                groups.append([interval])
                end = interval.until
            } else {
                groups[groups.count - 1].append(interval)
                if let reached = end { end = interval.until.map { max($0, reached) } }
            }
        }
        return try groups.compactMap { group in
            guard let first = group.first?.first, let longest = group.max(by: { $1.isLonger(than: $0) })
            else {
                return nil
            }
            let last = longest.until.map { $0 &- 1 } ?? revisions
            let candidates = group.filter { $0.until == longest.until }.map(\.passage)
            guard let from = try observed(article, first), let excerpt = try excerpt(candidates) else {
                return nil
            }
            return SearchHit.Standing(
                first: first, last: last, from: from,
                until: try longest.until.flatMap { try observed(article, $0) },
                excerpt: excerpt)
        }
    }

    private func observed(_ article: Int64, _ revision: Int) throws -> Date? {
        try Int64.fetchOne(
            database.cachedStatement(sql: "SELECT observed FROM revision WHERE article = ? AND number = ?"),
            arguments: [article, revision]
        ).map { Date(seconds: $0) }
    }

    /// The words around the match in one of some passages, always in the same one.
    private func excerpt(_ passages: [Int64]) throws -> Excerpt? {
        let statement = try database.cachedStatement(sql: "SELECT kind, digest FROM passage WHERE number = ?")
        var best: (rank: Int, digest: Int64, passage: Int64, kind: Block.Kind)?
        for passage in passages {
            guard let row = try Row.fetchOne(statement, arguments: [passage]),
                let kind = Block.Kind(rawValue: try row.decode(atIndex: 0)),
                let rank = Block.Kind.allCases.firstIndex(of: kind)
            else { continue }
            let digest: Int64 = try row.decode(atIndex: 1)
            if let best, (best.rank, best.digest) <= (rank, digest) { continue }
            best = (rank, digest, passage, kind)
        }
        guard let best,
            let text = try String.fetchOne(
                database.cachedStatement(
                    sql: """
                        SELECT highlight(passage_words, 0, ?, ?) FROM passage_words
                        WHERE passage_words MATCH ? AND rowid = ?
                        """),
                arguments: [
                    String(ExcerptCutter.opening), String(ExcerptCutter.closing), match, best.passage,
                ])
        else { return nil }
        return Excerpt(kind: best.kind, pieces: ExcerptCutter.pieces(of: text))
    }
}
