import GRDB
import GRDBSQLite

/// A statement that is executed for each of many rows.
///
/// Its arguments go to SQLite as they lie in memory. GRDB makes values of them first, looks each statement up by its
/// text and observes what it does: of a row that is written in a microsecond, that would be most of the time.
struct RowStatement {
    private let database: Database
    private let statement: Statement

    /// Prepares the statement, or finds it prepared.
    init(_ sql: String, in database: Database) throws {
        self.database = database
        statement = try database.cachedStatement(sql: sql)
    }

    /// Executes it once.
    ///
    /// - Parameter bind: is to add as many arguments as the statement has.
    /// - Returns: how many rows it wrote.
    @discardableResult
    func execute(_ bind: (inout Arguments) -> Void) throws -> Int {
        try visit(bind) {}
        return database.changesCount
    }

    /// The numbers in the first column of the rows it finds.
    func numbers(_ bind: (inout Arguments) -> Void) throws -> [Int64] {
        var numbers: [Int64] = []
        try visit(bind) { numbers.append(sqlite3_column_int64(statement.sqliteStatement, 0)) }
        return numbers
    }

    private func visit(_ bind: (inout Arguments) -> Void, _ row: () -> Void) throws {
        let statement = statement.sqliteStatement
        var arguments = Arguments(statement: statement)
        bind(&arguments)
        defer { sqlite3_reset(statement) }
        while true {
            switch arguments.failure ?? sqlite3_step(statement) {
            case SQLITE_ROW: row()
            case SQLITE_DONE: return
            case let code:
                throw DatabaseError(
                    resultCode: ResultCode(rawValue: code), message: database.lastErrorMessage)
            }
        }
    }

    /// The arguments of one execution, added from left to right.
    struct Arguments {
        fileprivate let statement: OpaquePointer
        fileprivate var failure: Int32?
        private var count: Int32 = 0

        fileprivate init(statement: OpaquePointer) { self.statement = statement }

        /// Adds a number, or NULL.
        mutating func add(_ number: Int64?) {
            let place = next()
            note(
                number.map { sqlite3_bind_int64(statement, place, $0) }
                    ?? sqlite3_bind_null(statement, place))
        }

        /// Adds a number, or NULL.
        mutating func add(_ number: Int?) { add(number.map(Int64.init)) }

        /// Adds a number with a fraction.
        mutating func add(_ number: Double) { note(sqlite3_bind_double(statement, next(), number)) }

        /// Adds 1 or 0.
        mutating func add(_ isTrue: Bool) { add(isTrue ? Int64(1) : 0) }

        /// Adds a text without a NUL, or NULL.
        mutating func add(_ text: String?) {
            let place = next()
            guard let text else { return note(sqlite3_bind_null(statement, place)) }
            note(sqlite3_bind_text(statement, place, text, Int32(clamping: text.utf8.count), Self.copied))
        }

        /// `SQLITE_TRANSIENT`, a cast that Swift does not import: SQLite is to copy the bytes.
        private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

        private mutating func next() -> Int32 {
            count += 1
            return count
        }

        private mutating func note(_ code: Int32) {
            if code != SQLITE_OK, failure == nil { failure = code }
        }
    }
}
