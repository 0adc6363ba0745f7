import Articles
import GRDB

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

// Columns are decoded, not subscripted: in a damaged file that is an error, and not the end of the process.

extension TrackedArticle {
    /// Reads a row of `article` with the keys of its addresses.
    init(row: Row) throws {
        let keys: String? = try row.decode(forColumn: "keys")
        self.init(
            identity: try ArticleIdentity(
                publication: row.decode(forColumn: "publication"), slug: row.decode(forColumn: "slug"),
                id: row.decode(forColumn: "id")),
            headline: try row.decode(forColumn: "headline"),
            revisions: try row.decode(forColumn: "revisions"),
            tip: try RevisionID(column: row.decode(forColumn: "tip")),
            firstObserved: try Date(seconds: row.decode(forColumn: "firstObserved")),
            lastChange: try Date(seconds: row.decode(forColumn: "lastChange")),
            lastLook: try Date(seconds: row.decode(forColumn: "lastLook")),
            language: try row.decode(forColumn: "language"),
            keys: keys.map { $0.split(separator: "\n").map(String.init) } ?? [])
    }
}

extension Revision {
    /// What ``init(row:)`` reads, in its order: a long history is read by places, not by names.
    static let columns = """
        revision.id, revision.number, revision.kind, revision.observed, revision.recorded, revision.headline,
        revision.summary, revision.inserted, revision.deleted, revision.source, revision.extractor,
        revision.snapshot, revision.reverts
        """

    /// Reads a row that begins with ``columns``.
    init(row: Row) throws {
        let kind: String = try row.decode(atIndex: 2)
        let reverts: String? = try row.decode(atIndex: 12)
        self.init(
            id: try RevisionID(column: row.decode(atIndex: 0)), number: try row.decode(atIndex: 1),
            kind: try known(Revision.Kind(rawValue: kind), kind),
            observed: try Date(seconds: row.decode(atIndex: 3)),
            recorded: try Date(seconds: row.decode(atIndex: 4)), headline: try row.decode(atIndex: 5),
            summary: try row.decode(atIndex: 6),
            words: try WordCount(inserted: row.decode(atIndex: 7), deleted: row.decode(atIndex: 8)),
            source: try row.decode(atIndex: 9), extractor: try row.decode(atIndex: 10),
            snapshot: try row.decode(atIndex: 11), reverts: try reverts.map { try RevisionID(column: $0) })
    }
}

extension RevisionChange {
    /// What ``init(row:)`` reads.
    static let columns = """
        revision.parts AS parts, revision.reasons AS reasons, revision.significance AS significance,
        revision.stealth AS stealth
        """

    /// Reads a row with ``columns``.
    init(row: Row) throws {
        let parts: String = try row.decode(forColumn: "parts")
        let reasons: String = try row.decode(forColumn: "reasons")
        self.init(
            parts: try parts.split(separator: " ").map {
                try known(Block.Kind(rawValue: String($0)), String($0))
            },
            reasons: reasons.split(separator: " ").map(String.init),
            significance: try row.decode(forColumn: "significance"),
            isStealth: try row.decode(forColumn: "stealth"))
    }
}

extension ObservationRun {
    /// What ``init(row:)`` reads, in its order, and the serial number behind it.
    static let selection = """
        SELECT first, last, looks, outcome, text, status, milliseconds, firstSnapshot, snapshot, tag, lastModified,
            detail, serial FROM observation JOIN source ON observation.source = source.number
        """
    /// The place of the serial number.
    static let serial = 12

    /// Reads a row of ``selection``.
    init(row: Row) throws {
        let outcome: String = try row.decode(atIndex: 3)
        self.init(
            Observation(
                time: try Date(seconds: row.decode(atIndex: 0)),
                outcome: try known(Observation.Outcome(rawValue: outcome), outcome),
                source: try row.decode(atIndex: 4), status: try row.decode(atIndex: 5),
                snapshot: try row.decode(atIndex: 8), detail: try row.decode(atIndex: 11),
                validators: try Observation.Validators(
                    tag: row.decode(atIndex: 9), lastModified: row.decode(atIndex: 10)),
                milliseconds: try row.decode(atIndex: 6)))
        last = try Date(seconds: row.decode(atIndex: 1))
        looks = try row.decode(atIndex: 2)
        firstSnapshot = try row.decode(atIndex: 7)
    }

    /// Gives the runs of an article one by one, the oldest first or the latest, until one cannot be read.
    static func visit(
        _ article: Int64, in database: Database, isReversed: Bool = false, _ body: (ObservationRun) -> Void
    ) throws {
        let order = isReversed ? " DESC" : ""
        let rows = try Row.fetchCursor(
            database.cachedStatement(
                sql: selection + " WHERE article = ? ORDER BY first\(order), serial\(order)"),
            arguments: [article])
        while let row = try rows.next() { body(try ObservationRun(row: row)) }
    }

    /// The looks at an article, oldest first.
    static func all(of article: Int64, in database: Database) throws -> [ObservationRun] {
        var runs: [ObservationRun] = []
        try visit(article, in: database) { runs.append($0) }
        return runs
    }
}

extension RevisionID {
    /// Reads a column with 40 hexadecimal digits.
    init(column hex: String) throws {
        self = try known(RevisionID(hex: hex), hex)
    }
}

extension Date {
    /// The column form of a time: whole seconds since 1970.
    var seconds: Int64 {
        let seconds = timeIntervalSince1970.rounded(.down)
        // Years 1 to 9999, as everywhere else.
        return seconds.isNaN ? 0 : Int64(min(max(seconds, -62_135_596_800), 253_402_300_799))
    }

    init(seconds: Int64) {
        self.init(timeIntervalSince1970: Double(seconds))
    }
}

extension String {
    /// The text as SQLite keeps it, to which a NUL is the end.
    var column: String {
        utf8.contains(0)
            ? String(String.UnicodeScalarView(unicodeScalars.map { $0 == "\0" ? "\u{FFFD}" : $0 })) : self
    }
}

private func known<T>(_ value: T?, _ text: String) throws -> T {
    guard let value else {
        throw DatabaseError(
            resultCode: .SQLITE_CORRUPT, message: "'\(text.prefix(60))' stands where it cannot")
    }
    return value
}
