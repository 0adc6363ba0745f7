import Articles
import Extraction
import Glibc
import Synchronization
public import WatchLists

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The rules that people wrote for publications: the files `rules/<host>.yaml` of a store.
///
/// Rules of a host hold for its subdomains that have none of their own. A file is read again when it was changed,
/// so that a program that runs for months follows it.
final class RuleBook: Sendable {
    private struct Known {
        var changed: [Int]
        var file: Result<RuleFile, TrackingError>
    }

    private let directory: String
    private let known = Mutex<[String: Known]>([:])

    /// The rules in a directory; there need be none.
    init(_ directory: String) { self.directory = directory }

    /// The rules for a publication at a time; `nil` where nobody wrote any.
    ///
    /// - Throws: ``TrackingError`` with code `unreadable` where the file has a mistake: nothing of that publication
    ///   is read then, since what is read without its rules would look like an edit.
    func rules(for publication: String, at time: Date) throws(TrackingError) -> PageRules? {
        guard publication != ArticleKey.pasted, !publication.contains("/") else { return nil }
        var host = publication[...]
        while true {
            if let file = try file(for: String(host)) { return file.rules(at: time) }
            guard let dot = host.firstIndex(of: ".") else { return nil }
            host = host[host.index(after: dot)...]
        }
    }

    private func file(for host: String) throws(TrackingError) -> RuleFile? {
        guard !host.isEmpty, !host.hasPrefix(".") else { return nil }
        let path = "\(directory)/\(host).yaml"
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        let changed = [
            Int(status.st_size), status.st_mtim.tv_sec, status.st_mtim.tv_nsec, Int(status.st_ino),
        ]
        let file = known.withLock { known in
            if let found = known[host], found.changed == changed { return found.file }
            let file = Result { () throws(TrackingError) in try RuleFile(path: path) }
            known[host] = Known(changed: changed, file: file)
            return file
        }
        return try file.get()
    }
}

extension RuleFile {
    /// Reads a file of rules.
    ///
    /// - Throws: ``TrackingError`` with code `unreadable` and the line of the first mistake.
    public init(path: String) throws(TrackingError) {
        let bytes = try FileOnDisk(path).bytes(limit: RuleFile.maximumBytes)
        do { try self.init(yaml: String(decoding: bytes, as: UTF8.self), file: path) } catch {
            throw TrackingError(.unreadable, "\(error)")
        }
    }
}
