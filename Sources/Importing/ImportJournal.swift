import ArticleArchive
import Glibc
public import Tracking

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What an import has done already: a file in the store, a line for each state of a page.
///
/// Only to save work. Where it is lost, everything is read again and nothing new comes of it; a line that did not
/// reach the disk is one state read again.
public struct ImportJournal: Sendable {
    private let path: String
    private var lines: Set<String>

    private static let limit = 64_000_000

    /// Opens the journal of an import.
    ///
    /// - Parameters:
    ///   - store: the store's directory.
    ///   - name: what is imported, the same in every run of the same import.
    public init(in store: String, of name: String) {
        let digest = ArticleArchive.digest(of: Array(name.utf8)).split(separator: ":").last ?? ""
        path = "\(store)/imports/\(digest.prefix(16)).done"
        let data = (try? Data(contentsOf: URL(filePath: path))) ?? Data()
        lines = Set(
            data.prefix(Self.limit).split(separator: UInt8(ascii: "\n")).map {
                String(decoding: $0, as: UTF8.self)
            })
    }

    /// Whether a state was done.
    public func contains(_ line: String) -> Bool { lines.contains(line) }

    /// Notes that a state is done.
    ///
    /// - Throws: ``TrackingError`` with code `store`.
    public mutating func note(_ line: String) throws(TrackingError) {
        guard lines.insert(line).inserted else { return }
        let folder = String(path.prefix(upTo: path.lastIndex(of: "/") ?? path.startIndex))
        try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw Self.failure(path) }
        defer { close(descriptor) }
        let bytes = Array((line + "\n").utf8)
        guard write(descriptor, bytes, bytes.count) == bytes.count else { throw Self.failure(path) }
    }

    private static func failure(_ path: String) -> TrackingError {
        TrackingError(.store, "\(path) cannot be written; check the permissions and the room on the disk")
    }
}
