import Articles
import GRDB

/// Makes the rows of articles say what their repositories say.
struct RecordWriter {
    private let database: Database
    private let passages: PassageIndex
    private let lines: LineMemory
    private let insertRevision: RowStatement
    /// The publications of which it was noted that their rows are written to.
    private var publications: Set<String> = []

    init(to database: Database) throws {
        self.database = database
        passages = try PassageIndex(database)
        lines = try LineMemory(database)
        insertRevision = try RowStatement(
            """
            INSERT INTO revision VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, in: database)
    }

    /// Writes the rows of an article; `false` where the catalog does not have the revision that the record goes
    /// on from.
    mutating func write(_ record: ArticleRecord) throws -> Bool {
        let identity = record.identity
        let known = try database.number(of: identity)
        let article = try known ?? database.newNumber(for: identity)
        let base = record.base?.number ?? 0
        if let revision = record.base {
            let id = try String.fetchOne(
                database.cachedStatement(sql: "SELECT id FROM revision WHERE article = ? AND number = ?"),
                arguments: [article, revision.number])
            guard id == revision.id.hex else { return false }
        }
        if publications.insert(identity.publication).inserted {
            try database.endAgreement(on: identity.publication)
        }
        let isRewritten = try known == nil || goBack(to: base, of: article)
        var indexing = try passages.indexing(article, isEmpty: known == nil)
        let addresses = AddressBook(database, article: article)
        for revision in record.revisions {
            try insert(revision, of: article, in: identity.publication)
            try indexing.enter(revision)
            if !isRewritten { try addresses.note(revision) }
        }
        try indexing.finish()
        try lines.note(record.revisions, of: article, in: identity.publication)
        try update(article)
        try database.enterTip((record.revisions.last?.revision ?? record.base)?.id, of: article, identity)
        if isRewritten { try addresses.rewrite() }
        return true
    }

    /// Forgets what followed from the revisions after one, where there are any; 0 forgets all.
    ///
    /// - Returns: whether anything may have been forgotten.
    @discardableResult
    private func goBack(to revision: Int, of article: Int64) throws -> Bool {
        try database.cachedStatement(sql: "DELETE FROM revision WHERE article = ? AND number > ?")
            .execute(arguments: [article, revision])
        guard revision == 0 || database.changesCount > 0 else { return false }
        try passages.goBack(to: revision, of: article)
        try lines.goBack(to: revision, of: article)
        return true
    }

    private func insert(_ record: RevisionRecord, of article: Int64, in publication: String) throws {
        let revision = record.revision
        let change = record.change
        try insertRevision.execute {
            $0.add(article)
            $0.add(revision.number)
            $0.add(publication)
            $0.add(revision.id.hex)
            $0.add(revision.kind.rawValue)
            $0.add(revision.observed.seconds)
            $0.add(revision.recorded.seconds)
            $0.add(revision.headline.column)
            $0.add(revision.summary.column)
            $0.add(revision.words.inserted)
            $0.add(revision.words.deleted)
            $0.add(change.parts.map(\.rawValue).joined(separator: " "))
            $0.add(change.reasons.joined(separator: " "))
            $0.add(change.significance)
            $0.add(change.isStealth)
            $0.add(record.language?.column)
            $0.add(revision.source.column)
            $0.add(revision.extractor.column)
            $0.add(revision.snapshot.column)
            $0.add(revision.reverts?.hex)
            $0.add(record.key?.column)
            $0.add(record.url?.column)
        }
    }

    /// What a list shows of the article follows from its first and last revision and the looks at it.
    private func update(_ article: Int64) throws {
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
    func remove(_ identity: ArticleIdentity) throws {
        guard let article = try database.number(of: identity) else { return }
        try database.endAgreement(on: identity.publication)
        try goBack(to: 0, of: article)
        try database.enterTip(nil, of: article, identity)
        try database.execute(
            sql: """
                DELETE FROM address WHERE article = :article;
                UPDATE article SET headline = NULL, language = NULL, tip = NULL, revisions = 0,
                    firstObserved = NULL, lastChange = NULL, lastLook = NULL WHERE number = :article;
                """, arguments: ["article": article])
        let wasLookedAt = try Bool.fetchOne(
            database, sql: "SELECT EXISTS (SELECT 1 FROM observation WHERE article = ?)", arguments: [article]
        )
        guard wasLookedAt == false else { return }
        // Those behind it move up.
        try database.execute(
            sql: """
                UPDATE article SET place = place - 1 WHERE publication = :publication
                    AND place > (SELECT place FROM article WHERE number = :article);
                DELETE FROM article WHERE number = :article;
                """, arguments: ["publication": identity.publication, "article": article])
    }
}
