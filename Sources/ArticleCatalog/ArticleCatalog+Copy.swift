import GRDB
import Glibc

extension ArticleCatalog {
    /// Copies a catalog's file while others may be writing to it, with SQLite's backup; nothing where there is none.
    ///
    /// - Parameter target: replaced in one step when the copy is whole.
    public static func copy(_ path: String, to target: String) async throws(CatalogError) {
        guard access(path, F_OK) == 0 else { return }
        let draft = target + ".new"
        do {
            unlink(draft)
            let source = try DatabaseQueue(path: path)
            let copy = try DatabaseQueue(path: draft)
            try source.backup(to: copy)
            try await copy.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
            try copy.close()
            // Of a catalog that is replaced, what it had not yet taken over would be taken for the new one's.
            for ending in ["-wal", "-shm"] { unlink(target + ending) }
            guard rename(draft, target) == 0 else {
                throw CatalogError(
                    code: .unusable, operation: "copy", message: String(cString: strerror(errno)),
                    path: target)
            }
        } catch {
            unlink(draft)
            throw error as? CatalogError ?? CatalogError(error, operation: "copy", path: path)
        }
    }
}
