import Articles
import GRDB

/// Makes the rows of an article say what its repository says.
struct RecordWriter {
    private let database: Database
    private let article: Int64
    private let record: ArticleRecord

    init(_ record: ArticleRecord, to database: Database) throws {
        self.record = record
        self.database = database
        article = try database.givenNumber(of: record.identity)
    }

    /// Writes the rows; `false` where the catalog does not have the revision that the record goes on from.
    func write() throws -> Bool {
        let base = record.base?.number ?? 0
        if let revision = record.base {
            let known = try String.fetchOne(
                database.cachedStatement(sql: "SELECT id FROM revision WHERE article = ? AND number = ?"),
                arguments: [article, revision.number])
            guard known == revision.id.hex else { return false }
        }
        try database.endAgreement(on: record.identity.publication)
        let passages = PassageIndex(database, article: article)
        let addresses = AddressBook(database, article: article)
        try database.cachedStatement(sql: "DELETE FROM revision WHERE article = ? AND number > ?")
            .execute(arguments: [article, base])
        let isRewritten = base == 0 || database.changesCount > 0
        let lines = LineMemory(database, article: article)
        if isRewritten {
            try passages.goBack(to: base)
            try lines.goBack(to: base)
        }
        var indexing = try passages.indexing()
        for revision in record.revisions {
            try insert(revision)
            try indexing.enter(revision)
            if !isRewritten { try addresses.note(revision) }
        }
        try indexing.finish()
        try lines.note(record.revisions)
        try updateArticle()
        if isRewritten { try addresses.rewrite() }
        return true
    }

    private func insert(_ record: RevisionRecord) throws {
        let revision = record.revision
        let change = record.change
        try database.cachedStatement(
            sql: """
                INSERT INTO revision VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            article, revision.number, self.record.identity.publication, revision.id.hex,
            revision.kind.rawValue, revision.observed.seconds, revision.recorded.seconds,
            revision.headline.column, revision.summary.column, revision.words.inserted,
            revision.words.deleted, change.parts.map(\.rawValue).joined(separator: " "),
            change.reasons.joined(separator: " "), change.significance, change.isStealth,
            record.language?.column, revision.source.column, revision.extractor.column,
            revision.snapshot.column, revision.reverts?.hex, record.key?.column, record.url?.column,
        ])
    }

    /// What a list shows of the article follows from its first and last revision and the looks at it.
    private func updateArticle() throws {
        try database.cachedStatement(
            sql: """
                UPDATE article SET (headline, language, tip, revisions, lastChange) =
                        (SELECT headline, language, id, number, observed FROM revision
                         WHERE article = :article ORDER BY number DESC LIMIT 1),
                    firstObserved = (SELECT observed FROM revision WHERE article = :article AND number = 1)
                WHERE number = :article
                """
        ).execute(arguments: ["article": article])
        try database.cachedStatement(
            sql: """
                UPDATE article SET lastLook = max(lastChange,
                    ifnull((SELECT max(last) FROM observation WHERE article = number), 0)) WHERE number = ?
                """
        ).execute(arguments: [article])
    }

    /// Takes away what the rows of an article say; its number stays where it was looked at.
    static func remove(_ identity: ArticleIdentity, from database: Database) throws {
        guard let article = try database.number(of: identity) else { return }
        try database.endAgreement(on: identity.publication)
        try PassageIndex(database, article: article).goBack(to: 0)
        try LineMemory(database, article: article).goBack(to: 0)
        try database.execute(
            sql: """
                DELETE FROM revision WHERE article = :article;
                DELETE FROM address WHERE article = :article;
                UPDATE article SET headline = NULL, language = NULL, tip = NULL, revisions = 0,
                    firstObserved = NULL, lastChange = NULL, lastLook = NULL WHERE number = :article;
                DELETE FROM article WHERE number = :article
                    AND NOT EXISTS (SELECT 1 FROM observation WHERE article = :article);
                """, arguments: ["article": article])
    }
}
