import Articles
import GRDB

/// The lines of articles: what a publication's boilerplate is learnt from.
///
/// A line is kept once for each article it stood in. Of one that stood in two, it is counted in how many and how it
/// stood there (``RecurringTally``), so that what is known of it costs the same however many there are.
struct LineMemory {
    private let database: Database
    private let tally: RecurringTally
    private let insertLine: RowStatement
    private let findOthers: RowStatement

    /// Articles that share this many lines, and half of them, are one article at two addresses.
    private static let fewestShared = 3
    /// Of how many articles with a line it is asked whether this one is their copy.
    private static let mostAsked = 8

    init(_ database: Database) throws {
        self.database = database
        tally = RecurringTally(database)
        insertLine = try RowStatement(
            "INSERT OR IGNORE INTO line VALUES (?, ?, ?, ?, ?, ?, NULL)", in: database)
        findOthers = try RowStatement(
            "SELECT article FROM line WHERE line = ? AND article != ? LIMIT ?", in: database)
    }

    /// The number of a line at a publication: 64 bits, of which nearly always no other line has the same.
    static func number(of form: Int64, in publication: String) -> Int64 {
        // FNV-1a of 64 bits (Fowler, Noll, Vo), going on from the form.
        var hash = UInt64(bitPattern: form)
        for byte in publication.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        return Int64(bitPattern: hash)
    }

    /// Forgets what came with the revisions of an article after one: 0 forgets all.
    func goBack(to revision: Int, of article: Int64) throws {
        let arguments: StatementArguments = ["article": article, "revision": revision]
        let leaving = try Int64.fetchAll(
            database.cachedStatement(
                sql: "SELECT line FROM line WHERE article = :article AND revision > :revision"),
            arguments: arguments)
        for line in leaving { try tally.remove(article, from: line) }
        try database.cachedStatement(
            sql: "DELETE FROM line WHERE article = :article AND revision > :revision"
        ).execute(arguments: arguments)
        let unchanged = try Int64.fetchAll(
            database.cachedStatement(
                sql: "SELECT line FROM line WHERE article = :article AND changed > :revision"),
            arguments: arguments)
        for line in unchanged { try tally.noteChange(-1, of: line) }
        try database.cachedStatement(
            sql: "UPDATE line SET changed = NULL WHERE article = :article AND changed > :revision"
        ).execute(arguments: arguments)
        if try !hasLines(article) {
            try database.cachedStatement(sql: "DELETE FROM copy WHERE article = ?")
                .execute(arguments: [article])
        }
    }

    /// Notes the lines of revisions of an article in their order.
    func note(_ records: [RevisionRecord], of article: Int64, in publication: String) throws {
        guard let first = records.first(where: { !$0.lines.isEmpty }) else { return }
        // Whether an article is a copy of another is decided by the first lines that it has.
        if try !hasLines(article) { try noteOriginal(of: article, first.lines, in: publication) }
        for record in records {
            for line in record.lines {
                let number = Self.number(of: line.form, in: publication)
                let count = try insertLine.execute {
                    $0.add(number)
                    $0.add(article)
                    $0.add(record.revision.number)
                    $0.add(line.words)
                    $0.add(line.isInside)
                    $0.add(line.isTopical)
                }
                if count > 0, let other = try others(with: number, than: article, limit: 1).first {
                    try tally.add(article, to: number, line, of: publication, beside: other)
                }
                guard line.changedByItself else { continue }
                try database.cachedStatement(
                    sql: "UPDATE line SET changed = ? WHERE line = ? AND article = ? AND changed IS NULL"
                ).execute(arguments: [record.revision.number, number, article])
                if database.changesCount > 0 { try tally.noteChange(1, of: number) }
            }
        }
    }

    private func hasLines(_ article: Int64) throws -> Bool {
        try Int64.fetchOne(
            database.cachedStatement(sql: "SELECT 1 FROM line WHERE article = ? LIMIT 1"),
            arguments: [article])
            != nil
    }

    private func others(with line: Int64, than article: Int64, limit: Int) throws -> [Int64] {
        try findOthers.numbers {
            $0.add(line)
            $0.add(article)
            $0.add(limit)
        }
    }

    /// Notes which article of the same publication has half of these lines too, where one has.
    ///
    /// Of each line only the first few articles are asked for: a line that many have tells no copy from another
    /// article, and what an article costs must not grow with their number.
    private func noteOriginal(of article: Int64, _ lines: [SeenLine], in publication: String) throws {
        var shared: [Int64: Int] = [:]
        for line in lines {
            let number = Self.number(of: line.form, in: publication)
            for other in try others(with: number, than: article, limit: Self.mostAsked) {
                shared[other, default: 0] += 1
            }
        }
        let candidates = shared.filter { $0.value >= Self.fewestShared && $0.value * 2 >= lines.count }
        guard let best = candidates.min(by: { ($1.value, $0.key) < ($0.value, $1.key) })?.key else { return }
        try database.cachedStatement(
            sql: "INSERT INTO copy VALUES (:1, ifnull((SELECT origin FROM copy WHERE article = :2), :2))"
        ).execute(arguments: [article, best])
    }
}
