public import ArticleArchive
import ArticleCatalog
import Glibc

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension Store {
    /// Copies the store into a directory that is a store then; only what is new.
    ///
    /// The catalog, the watch list, settings, rules and the pages that wait for a person are copied with it. While
    /// others write, each of them is as it was at one time between the beginning and the end.
    public func backUp(
        to target: String,
        progress: @escaping @Sendable (_ repository: String, _ done: Int, _ all: Int) -> Void
    ) async throws(TrackingError) -> BackupReport {
        let report = try await archived { () async throws(ArchiveError) in
            try await archive.backUp(to: target, progress: progress)
        }
        for name in [Self.catalogName, "watch.sqlite"] {
            try await catalogued { () async throws(CatalogError) in
                try await ArticleCatalog.copy(directory + "/" + name, to: target + "/" + name)
            }
        }
        for name in ["stet.yaml", "rules", "quarantine", "imports"] {
            try Self.mirror(directory + "/" + name, to: target + "/" + name)
        }
        return report
    }

    /// Makes a file, or a folder with all that is in it, what another one is; links are left out.
    private static func mirror(_ path: String, to target: String) throws(TrackingError) {
        var status = stat()
        // What went meanwhile went.
        guard lstat(path, &status) == 0 else { return }
        switch status.st_mode & S_IFMT {
        case S_IFREG:
            guard !FileManager.default.contentsEqual(atPath: path, andPath: target) else { return }
            try doing("copy '\(path)'") {
                let bytes = try Data(contentsOf: URL(filePath: path))
                try bytes.write(to: URL(filePath: target), options: .atomic)
            }
        case S_IFDIR:
            try doing("make '\(target)'") {
                try FileManager.default.createDirectory(atPath: target, withIntermediateDirectories: true)
            }
            let names = try names(in: path)
            for name in names { try mirror(path + "/" + name, to: target + "/" + name) }
            for name in Set(try self.names(in: target)).subtracting(names) {
                try doing("remove '\(target)/\(name)'") {
                    try FileManager.default.removeItem(atPath: target + "/" + name)
                }
            }
        default: break
        }
    }

    private static func names(in folder: String) throws(TrackingError) -> [String] {
        var names: [String] = []
        try doing("list '\(folder)'") { names = try FileManager.default.contentsOfDirectory(atPath: folder) }
        return names
    }

    private static func doing(_ what: String, _ body: () throws -> Void) throws(TrackingError) {
        do { try body() } catch {
            throw TrackingError(.store, "cannot \(what): check its permissions, and the space on the disk")
        }
    }
}
