import Articles
import GRDB

/// The words of articles: each text that ever stood in one of them once, with the revisions in which it stood.
///
/// What comes and goes is told to the index of words here and not by triggers: FTS5 writes out what it has gathered
/// before each statement that has one.
struct PassageIndex {
    private let database: Database
    fileprivate let insertPassage: RowStatement
    fileprivate let insertWords: RowStatement
    fileprivate let insertStanding: RowStatement

    init(_ database: Database) throws {
        self.database = database
        insertPassage = try RowStatement("INSERT INTO passage VALUES (?, ?, ?, ?)", in: database)
        insertWords = try RowStatement("INSERT INTO passage_words (rowid, text) VALUES (?, ?)", in: database)
        insertStanding = try RowStatement("INSERT INTO standing VALUES (?, ?, ?)", in: database)
    }

    /// Forgets the revisions of an article after one: 0 forgets all.
    func goBack(to revision: Int, of article: Int64) throws {
        let numbers = CatalogSchema.passages(of: article)
        let range: StatementArguments = ["low": numbers.lowerBound, "high": numbers.upperBound]
        let arguments = range + ["revision": revision]
        try database.cachedStatement(
            sql: "DELETE FROM standing WHERE passage BETWEEN :low AND :high AND first > :revision"
        ).execute(arguments: arguments)
        try database.cachedStatement(
            sql: "UPDATE standing SET until = NULL WHERE passage BETWEEN :low AND :high AND until > :revision"
        ).execute(arguments: arguments)
        let left = try Int64.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT number FROM passage WHERE number BETWEEN :low AND :high
                        AND NOT EXISTS (SELECT 1 FROM standing WHERE passage = number)
                    """), arguments: range)
        for passage in left {
            try database.cachedStatement(
                sql: """
                    INSERT INTO passage_words (passage_words, rowid, text)
                    SELECT 'delete', number, text FROM passage WHERE number = ?
                    """
            ).execute(arguments: [passage])
            try database.cachedStatement(sql: "DELETE FROM passage WHERE number = ?")
                .execute(arguments: [passage])
        }
    }

    /// Begins to enter revisions of an article behind those that are in it.
    ///
    /// - Parameter isEmpty: whether none is.
    func indexing(_ article: Int64, isEmpty: Bool) throws -> Indexing {
        let numbers = CatalogSchema.passages(of: article)
        var last: Int64?
        if !isEmpty {
            last = try Int64.fetchOne(
                database.cachedStatement(sql: "SELECT max(number) FROM passage WHERE number BETWEEN ? AND ?"),
                arguments: [numbers.lowerBound, numbers.upperBound])
        }
        return Indexing(
            index: self, article: article, isEmpty: last == nil,
            next: last.map { $0 &+ 1 } ?? numbers.lowerBound)
    }

    /// Enters revisions of one article in their order.
    ///
    /// What came and went in the meantime is written once, with both ends.
    struct Indexing {
        fileprivate let index: PassageIndex
        fileprivate let article: Int64
        /// Whether nothing was in it before.
        fileprivate let isEmpty: Bool
        fileprivate var next: Int64
        /// The passages that were met since.
        private var met: [Passage: Int64] = [:]
        /// Since which revision those stand that came since.
        private var standing: [Int64: Int] = [:]

        fileprivate init(index: PassageIndex, article: Int64, isEmpty: Bool, next: Int64) {
            self.index = index
            self.article = article
            self.isEmpty = isEmpty
            self.next = next
        }

        /// Closes what went with a revision and opens what came.
        mutating func enter(_ record: RevisionRecord) throws {
            let revision = record.revision.number
            for passage in record.went {
                guard let number = try number(of: passage) else { continue }
                if let first = standing.removeValue(forKey: number) {
                    try insert(number, from: first, until: revision)
                } else {
                    try index.database.cachedStatement(
                        sql: "UPDATE standing SET until = ? WHERE passage = ? AND until IS NULL"
                    ).execute(arguments: [revision, number])
                }
            }
            for passage in record.came {
                let number = try number(of: passage) ?? insert(passage)
                met[passage] = number
                standing[number] = revision
            }
        }

        /// Writes what stands at the end.
        mutating func finish() throws {
            for (number, first) in standing.sorted(by: { $0.key < $1.key }) {
                try insert(number, from: first, until: nil)
            }
            standing = [:]
        }

        private func insert(_ passage: Int64, from first: Int, until: Int?) throws {
            try index.insertStanding.execute {
                $0.add(passage)
                $0.add(first)
                $0.add(until)
            }
        }

        private func number(of passage: Passage) throws -> Int64? {
            if let number = met[passage] { return number }
            if isEmpty { return nil }
            let rows = try Row.fetchCursor(
                index.database.cachedStatement(
                    sql: "SELECT number, kind, text FROM passage WHERE number >> 24 = ? AND digest = ?"),
                arguments: [article, passage.digest])
            while let row = try rows.next() {
                let kind: String = try row.decode(atIndex: 1)
                let text: String = try row.decode(atIndex: 2)
                // By bytes, of which canonically equivalent texts have others.
                if kind == passage.kind.rawValue, text.hasSameBytes(as: passage.text) {
                    return try row.decode(atIndex: 0)
                }
            }
            return nil
        }

        private mutating func insert(_ passage: Passage) throws -> Int64 {
            let number = next
            guard CatalogSchema.passages(of: article).contains(number) else {
                throw DatabaseError(resultCode: .SQLITE_FULL, message: "an article has too many words")
            }
            try index.insertPassage.execute {
                $0.add(number)
                $0.add(passage.digest)
                $0.add(passage.kind.rawValue)
                $0.add(passage.text)
            }
            try index.insertWords.execute {
                $0.add(number)
                $0.add(passage.text)
            }
            next += 1
            return number
        }
    }
}
