import Articles
import GRDB

/// The words of one article: each text that ever stood in it once, with the revisions in which it stood.
struct PassageIndex {
    private let database: Database
    private let numbers: ClosedRange<Int64>

    init(_ database: Database, article: Int64) {
        self.database = database
        numbers = CatalogSchema.passages(of: article)
    }

    private var range: StatementArguments { ["low": numbers.lowerBound, "high": numbers.upperBound] }

    /// Forgets the revisions after one: 0 forgets all.
    func goBack(to revision: Int) throws {
        let arguments = range + ["revision": revision]
        try database.cachedStatement(
            sql: "DELETE FROM standing WHERE passage BETWEEN :low AND :high AND first > :revision"
        ).execute(arguments: arguments)
        try database.cachedStatement(
            sql: "UPDATE standing SET until = NULL WHERE passage BETWEEN :low AND :high AND until > :revision"
        ).execute(arguments: arguments)
        try database.cachedStatement(
            sql: """
                DELETE FROM passage WHERE number BETWEEN :low AND :high
                    AND NOT EXISTS (SELECT 1 FROM standing WHERE passage = number)
                """
        ).execute(arguments: range)
    }

    /// Begins to enter revisions behind those that are in it.
    func indexing() throws -> Indexing {
        let last = try Int64.fetchOne(
            database.cachedStatement(
                sql: "SELECT max(number) FROM passage WHERE number BETWEEN :low AND :high"),
            arguments: range)
        return Indexing(
            database: database, numbers: numbers, isEmpty: last == nil,
            next: last.map { $0 &+ 1 } ?? numbers.lowerBound)
    }

    /// Enters revisions in their order.
    ///
    /// What came and went in the meantime is written once, with both ends.
    struct Indexing {
        fileprivate let database: Database
        fileprivate let numbers: ClosedRange<Int64>
        /// Whether nothing was in it before.
        fileprivate let isEmpty: Bool
        fileprivate var next: Int64
        /// The passages that were met since.
        private var met: [Passage: Int64] = [:]
        /// Since which revision those stand that came since.
        private var standing: [Int64: Int] = [:]

        fileprivate init(database: Database, numbers: ClosedRange<Int64>, isEmpty: Bool, next: Int64) {
            self.database = database
            self.numbers = numbers
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
                    try database.cachedStatement(
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
            try database.cachedStatement(sql: "INSERT INTO standing VALUES (?, ?, ?)")
                .execute(arguments: [passage, first, until])
        }

        private func number(of passage: Passage) throws -> Int64? {
            if let number = met[passage] { return number }
            if isEmpty { return nil }
            let rows = try Row.fetchCursor(
                database.cachedStatement(
                    sql: """
                        SELECT number, kind, text FROM passage
                        WHERE digest = :digest AND number BETWEEN :low AND :high
                        """),
                arguments: [
                    "digest": passage.digest, "low": numbers.lowerBound, "high": numbers.upperBound,
                ])
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
            guard numbers.contains(next) else {
                throw DatabaseError(resultCode: .SQLITE_FULL, message: "an article has too many words")
            }
            try database.cachedStatement(sql: "INSERT INTO passage VALUES (?, ?, ?, ?)")
                .execute(arguments: [next, passage.digest, passage.kind.rawValue, passage.text])
            next += 1
            return next - 1
        }
    }
}
