import Articles
import GRDB
import Glibc

/// The catalog of a store in one SQLite file beside the repositories.
///
/// Readers see the last finished write and never wait (write-ahead log); writers take turns. What can be made
/// again from the repositories reaches the disk when SQLite finds it convenient, a look before
/// ``log(_:of:)`` returns.
///
/// Not promised: that it agrees with the repositories at every moment. A writer that died between the two
/// leaves it behind; who opens a store compares ``tips()`` and catches up.
public struct ArticleCatalog: Catalog {
    private let database: any DatabaseWriter
    private let path: String
    /// Whether what others write to the store's catalog is seen; one in memory stays as it is.
    public let followsFile: Bool

    /// Opens the catalog, and creates it where it is missing and may be written.
    ///
    /// - Parameters:
    ///   - path: the file; `nil` for one in memory, for a store that has none and may not be written.
    ///   - readOnly: never write, not even to bring an older catalog up to date.
    /// - Throws: ``CatalogError``.
    public init(at path: String?, readOnly: Bool = false) throws(CatalogError) {
        self.path = path ?? "(in memory)"
        do {
            if let path, readOnly {
                (database, followsFile) = try Self.openToRead(path)
            } else if let path {
                (database, followsFile) = (try Self.open(path), true)
            } else {
                let queue = try DatabaseQueue(configuration: Self.configuration)
                try queue.inDatabase(CatalogSchema.prepare)
                (database, followsFile) = (queue, false)
            }
        } catch {
            throw CatalogError(error, operation: "open", path: self.path)
        }
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(60)
        configuration.label = "stet.catalog"
        // What was taken down must not be found in free pages.
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA secure_delete = ON") }
        return configuration
    }

    private static func openToRead(_ path: String) throws -> (any DatabaseWriter, followsFile: Bool) {
        var reading = configuration
        reading.readonly = true
        let promise = promise(of: path)
        let queue =
            switch promise {
            case .none: try DatabaseQueue(path: path, configuration: reading)
            case .forEver: try DatabaseQueue(path: unchangeable(path), configuration: reading)
            case .fromUs: try copied(path, reading)
            }
        let version = try queue.read(CatalogSchema.version)
        if version > CatalogSchema.current { throw newerFormat(path) }
        if version < CatalogSchema.current {
            throw CatalogError(
                code: .unusable, operation: "open", message: "an older Stet made it", path: path)
        }
        return (queue, promise == .none)
    }

    /// Whether a file changes that may not be written here.
    private enum Promise {
        /// It may, or is not complete without its write-ahead log.
        case none
        /// It does not: its disk is mounted read-only.
        case forEver
        /// Not by us, and nobody has it open at the moment.
        case fromUs
    }

    /// What is to be expected of a file that is only read.
    ///
    /// A log cannot be read without shared memory, for which there is no place beside a file that may not be
    /// written. Where there is one, somebody who may write has it open.
    private static func promise(of path: String) -> Promise {
        guard access(path, W_OK) != 0 else { return .none }
        let code = errno
        var log = stat()
        guard stat(path + "-wal", &log) != 0 || log.st_size == 0 else { return .none }
        switch code {
        case EROFS: return .forEver
        case EACCES where access(path + "-shm", F_OK) != 0: return .fromUs
        default: return .none
        }
    }

    /// A file in memory, as it was while nobody wrote to it.
    private static func copied(_ path: String, _ reading: Configuration) throws -> DatabaseQueue {
        for _ in 0..<3 {
            let before = signature(of: path)
            let copy = try DatabaseQueue(configuration: configuration)
            try DatabaseQueue(path: unchangeable(path), configuration: reading).backup(to: copy)
            if signature(of: path) == before, promise(of: path) == .fromUs { return copy }
        }
        throw CatalogError(
            code: .unusable, operation: "open", message: "somebody is writing to it", path: path)
    }

    private static func signature(of path: String) -> [Int] {
        var status = stat()
        guard stat(path, &status) == 0 else { return [] }
        return [Int(status.st_size), status.st_mtim.tv_sec, status.st_mtim.tv_nsec]
    }

    /// The file's name for SQLite (https://www.sqlite.org/uri.html) with the promise that it does not change.
    private static func unchangeable(_ path: String) -> String {
        let digits = Array("0123456789ABCDEF")
        let encoded = path.utf8.map { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."),
                UInt8(ascii: "-"):
                return String(UnicodeScalar(byte))
            default: return "%" + String([digits[Int(byte >> 4)], digits[Int(byte & 15)]])
            }
        }
        return "file:" + encoded.joined() + "?immutable=1"
    }

    /// Looks at the layout before anything is written: a newer one must stay as it is.
    private static func open(_ path: String) throws -> any DatabaseWriter {
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        if try queue.inDatabase(CatalogSchema.version) > CatalogSchema.current { throw newerFormat(path) }
        // Another process that opens the file for the first time may be in the way without waiting.
        let mode = try patiently {
            try queue.inDatabase { try String.fetchOne($0, sql: "PRAGMA journal_mode = WAL") }
        }
        guard mode == "wal" else {
            try queue.inDatabase(CatalogSchema.prepare)
            return queue
        }
        try queue.close()
        let pool = try patiently { try DatabasePool(path: path, configuration: configuration) }
        try pool.writeWithoutTransaction(CatalogSchema.prepare)
        return pool
    }

    private static func newerFormat(_ path: String) -> CatalogError {
        CatalogError(code: .newerFormat, operation: "open", message: "", path: path)
    }

    private static func patiently<T>(_ body: () throws -> T) throws -> T {
        for _ in 0..<1000 {
            do { return try body() } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
                usleep(10_000)
            }
        }
        return try body()
    }

    // MARK: Access

    func read<T: Sendable>(
        _ operation: String, _ body: @Sendable @escaping (Database) throws -> T
    ) async throws(CatalogError) -> T {
        do { return try await database.read(body) } catch {
            throw CatalogError(error, operation: operation, path: path)
        }
    }

    /// Makes the write-ahead log durable, and brings what stands in it into the file as far as its kind allows.
    func checkpoint(_ kind: Database.CheckpointMode) async throws(CatalogError) {
        do {
            _ = try await database.writeWithoutTransaction { try $0.checkpoint(kind) }
        } catch {
            throw CatalogError(error, operation: "clean", path: path)
        }
    }

    /// Writes in one transaction.
    ///
    /// - Parameter isDurable: whether it has to be on the disk when this returns.
    func write<T: Sendable>(
        _ operation: String, isDurable: Bool = false, _ body: @Sendable @escaping (Database) throws -> T
    ) async throws(CatalogError) -> T {
        do {
            return try await database.writeWithoutTransaction { database in
                try database.execute(sql: "PRAGMA synchronous = \(isDurable ? "FULL" : "NORMAL")")
                var result: T?
                try database.inTransaction(.immediate) {
                    result = try body(database)
                    return .commit
                }
                guard let result else { throw DatabaseError(resultCode: .SQLITE_ABORT) }
                return result
            }
        } catch {
            throw CatalogError(error, operation: operation, path: path)
        }
    }
}

extension CatalogError {
    init(_ error: any Error, operation: String, path: String) {
        if let error = error as? CatalogError {
            self = error
            return
        }
        if error is CancellationError {
            self.init(code: .unusable, operation: operation, message: "it was cancelled", path: path)
            return
        }
        let database = error as? DatabaseError
        let damage: [ResultCode] = [.SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_FORMAT, .SQLITE_ERROR]
        let isDamage = database.map { damage.contains($0.resultCode) } ?? true
        self.init(
            code: isDamage ? .damaged : .unusable, operation: operation,
            message: database?.message ?? "\(error)", path: path)
    }
}
