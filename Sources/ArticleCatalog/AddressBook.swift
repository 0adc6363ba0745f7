import Articles
import GRDB

/// The addresses of one article: what its revisions and the looks at it say of where it was seen.
struct AddressBook {
    private let database: Database
    private let article: Int64

    init(_ database: Database, article: Int64) {
        self.database = database
        self.article = article
    }

    /// Notes that it was seen under a key, at an address where one is known, from one time to another.
    ///
    /// The order in which sightings are noted makes no difference.
    func note(_ key: String, _ address: String, from first: Int64, to last: Int64) throws {
        try database.cachedStatement(
            sql: """
                INSERT INTO address VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (key, article) DO UPDATE SET first = min(first, excluded.first),
                    last = max(last, excluded.last),
                    address = CASE WHEN excluded.address <> '' AND (address = ''
                        OR (length(excluded.address), excluded.address) < (length(address), address))
                        THEN excluded.address ELSE address END
                """
        ).execute(arguments: [key.column, article, address.column, first, last])
    }

    /// Notes what a revision says.
    func note(_ record: RevisionRecord) throws {
        let time = record.revision.observed.seconds
        for sighting in record.sightings { try note(sighting.key, sighting.address, from: time, to: time) }
    }

    /// Notes what the looks say.
    func noteLooks() throws {
        let rows = try Row.fetchCursor(
            database.cachedStatement(
                sql: """
                    SELECT text, min(first), max(last) FROM observation JOIN source ON source = source.number
                    WHERE article = ? GROUP BY source
                    """), arguments: [article])
        while let row = try rows.next() {
            let text: String = try row.decode(atIndex: 0)
            guard let key = ArticleKey.text(ofAddress: text) else { continue }
            try note(key, text, from: row.decode(atIndex: 1), to: row.decode(atIndex: 2))
        }
    }

    /// Begins anew with what the first revisions say, and the looks.
    func rewrite() throws {
        try database.cachedStatement(sql: "DELETE FROM address WHERE article = ?")
            .execute(arguments: [article])
        let rows = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT key, url, source, min(observed), max(observed) FROM revision WHERE article = ?
                    GROUP BY key, url, source
                    """), arguments: [article])
        for row in rows {
            let sightings = try RevisionRecord.sightings(
                key: row.decode(atIndex: 0), url: row.decode(atIndex: 1), source: row.decode(atIndex: 2))
            let (first, last): (Int64, Int64) = try (row.decode(atIndex: 3), row.decode(atIndex: 4))
            for sighting in sightings { try note(sighting.key, sighting.address, from: first, to: last) }
        }
        try noteLooks()
    }
}
