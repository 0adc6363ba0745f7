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
        // What says that something is done comes before what was done: too old it only costs work.
        let isStore = Self.exists(at: target)
        for (name, ending) in [("imports", ".done"), ("quarantine", ""), ("rules", ".yaml")] {
            try mirror(name, of: ending, to: target, isStore: isStore)
        }
        try mirror("stet.yaml", of: "", to: target, isStore: isStore)
        let report = try await archived { () async throws(ArchiveError) in
            try await archive.backUp(to: target, progress: progress)
        }
        for name in [Self.catalogName, "watch.sqlite"] {
            try await catalogued { () async throws(CatalogError) in
                try await ArticleCatalog.copy(directory + "/" + name, to: target + "/" + name)
            }
        }
        return report
    }

    /// Makes a file of the store, or a folder with the files in it, what it is in the store.
    ///
    /// - Parameters:
    ///   - ending: how the names end of the files that are meant; empty for any.
    ///   - isStore: whether the target was a store before, so that what is there and not here can go.
    private func mirror(
        _ name: String, of ending: String, to target: String, isStore: Bool
    ) throws(TrackingError) {
        let (path, copy) = (directory + "/" + name, target + "/" + name)
        var status = stat()
        guard stat(path, &status) == 0 else { return }
        try Self.doing("make '\(target)'") {
            try FileManager.default.createDirectory(atPath: target, withIntermediateDirectories: true)
        }
        guard status.st_mode & S_IFMT == S_IFDIR else { return try Self.copyFile(path, to: copy) }
        try Self.doing("make '\(copy)'") {
            try FileManager.default.createDirectory(atPath: copy, withIntermediateDirectories: true)
        }
        let names = try Self.names(in: path).filter { $0.hasSuffix(ending) }
        for name in names { try Self.copyFile(path + "/" + name, to: copy + "/" + name) }
        guard isStore, lstat(copy, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { return }
        for name in Set(try Self.names(in: copy)).subtracting(names) where name.hasSuffix(ending) {
            try Self.doing("remove '\(copy)/\(name)'") {
                try FileManager.default.removeItem(atPath: copy + "/" + name)
            }
        }
    }

    /// Makes a file what another one is; what went meanwhile went.
    private static func copyFile(_ path: String, to target: String) throws(TrackingError) {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
            !FileManager.default.contentsEqual(atPath: path, andPath: target)
        else { return }
        try doing("copy '\(path)'") {
            let bytes = try Data(contentsOf: URL(filePath: path))
            try bytes.write(to: URL(filePath: target), options: .atomic)
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
