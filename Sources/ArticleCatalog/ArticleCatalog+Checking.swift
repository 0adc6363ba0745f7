public import Articles
import GRDB

extension ArticleCatalog {
    /// The articles whose rows are not those that recording them anew would write, each with what is wrong.
    ///
    /// Writes the records into a catalog in memory and compares what stands in both.
    ///
    /// - Parameter records: all that the repositories say of some articles.
    public func disagreements(
        with records: [ArticleRecord]
    ) async throws(CatalogError) -> [(article: ArticleIdentity, message: String)] {
        let expected = try ArticleCatalog(at: nil)
        _ = try await expected.record(records)
        var found: [(article: ArticleIdentity, message: String)] = []
        for record in records {
            let identity = record.identity
            let mine = try await rows(of: identity)
            let theirs = try await expected.rows(of: identity)
            if let message = mine.disagreement(with: theirs) { found.append((identity, message)) }
        }
        return found
    }

    private func rows(of identity: ArticleIdentity) async throws(CatalogError) -> DerivedRows {
        try await read("check") { try DerivedRows(of: identity, in: $0) }
    }
}

/// What the tables say of one article that follows from its repository, free of the numbers that rows happen to have.
private struct DerivedRows: Sendable {
    private var article: [String] = []
    private var revisions: [String] = []
    private var words: [String] = []
    private var keys: Set<String> = []

    init(of identity: ArticleIdentity, in database: Database) throws {
        guard let number = try database.number(of: identity) else { return }
        func lines(_ sql: String, _ arguments: StatementArguments) throws -> [String] {
            try Row.fetchAll(database.cachedStatement(sql: sql), arguments: arguments).map { row in
                row.databaseValues.map { "\($0)" }.joined(separator: "\u{1F}")
            }
        }
        article = try lines(
            """
            SELECT headline, language, tip, mark, revisions, firstObserved, lastChange FROM article WHERE number = ?
            """, [number])
        revisions = try lines(
            """
            SELECT number, publication, id, kind, observed, recorded, headline, summary, inserted, deleted, parts,
                reasons, significance, stealth, language, source, extractor, snapshot, reverts, key, url
            FROM revision WHERE article = ? ORDER BY number
            """, [number])
        let numbers = CatalogSchema.passages(of: number)
        words = try lines(
            """
            SELECT kind, digest, text, first, until FROM passage LEFT JOIN standing ON passage = number
            WHERE number BETWEEN ? AND ?
            """, [numbers.lowerBound, numbers.upperBound]
        ).sorted()
        keys = try Set(lines("SELECT key FROM address WHERE article = ?", [number]))
    }

    /// In what these rows are not those that are expected, in words; `nil` where they are.
    func disagreement(with expected: DerivedRows) -> String? {
        if revisions != expected.revisions {
            return "the catalog has not the revisions that the repository has"
        }
        if article != expected.article {
            return "the catalog lists it otherwise than its latest revision says"
        }
        if words != expected.words { return "the catalog has other words than the repository" }
        // Looks add keys of their own.
        if !keys.isSuperset(of: expected.keys) {
            return "the catalog has not the addresses it was seen under"
        }
        return nil
    }
}
