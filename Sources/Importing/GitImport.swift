import ArticleArchive
public import Articles
import Fetching
public import Tracking

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Records the revisions that another tracker kept in a git repository, each for the time of its commit.
///
/// An import that was interrupted is begun again and goes on where it was.
public struct GitImport: Sendable {
    private let tracker: Tracker
    private let directory: String

    /// Creates an import.
    ///
    /// - Parameters:
    ///   - store: the store to record into.
    ///   - now: the clock.
    public init(into store: Store, now: @escaping @Sendable () -> Date) {
        tracker = Tracker(store: store, fetcher: Fetcher(userAgent: ""), now: now)
        directory = store.directory
    }

    /// Imports a repository.
    ///
    /// - Parameters:
    ///   - path: the repository, bare or with a working tree.
    ///   - layout: whose it is; `nil`: found out by its commits.
    ///   - base: what files without an address of their own get one under; `nil`: where it was cloned from.
    ///   - progress: is told how far it is.
    /// - Throws: ``TrackingError``: `unreadable` where it cannot be read, or is none that is known; `store`.
    public func run(
        _ path: String, layout: TrackerLayout? = nil, under base: WebAddress? = nil,
        progress: @Sendable (ImportProgress) -> Void = { _ in }
    ) async throws(TrackingError) -> ImportCounts {
        let commits = try commits(of: path)
        var place = base
        if place == nil { place = try Self.base(of: path) }
        guard let base = place else { return ImportCounts() }
        var journal = ImportJournal(in: directory, of: "git \(base)")
        var counts = ImportCounts()
        var known = layout
        for commit in commits {
            if journal.contains(commit.id.hex) {
                counts.done += 1
                continue
            }
            for file in try files(of: commit, in: path) {
                counts.pages += 1
                known = known ?? TrackerLayout(commit.subject, file.path)
                guard let known, let page = known.page(file, under: base) else {
                    counts.passedOver += 1
                    continue
                }
                let claims = Claims(isVouched: true, isTechnical: known.isTechnical(commit.subject))
                do {
                    let tracked = try await tracker.track(
                        .capture(page.bytes, mediaType: page.mediaType, of: page.address),
                        as: page.address, observed: commit.time, claims: claims)
                    if tracked.isRecorded { counts.recorded += 1 } else { counts.unchanged += 1 }
                } catch {
                    guard error.code != .store else { throw error }
                    counts.passedOver += 1
                }
            }
            try journal.note(commit.id.hex)
            progress(ImportProgress(counts: counts, all: nil))
        }
        if known == nil, counts.done == 0 {
            throw TrackingError(
                .unreadable,
                "\(path): its commits are neither those of NewsDiffs nor of Open Terms Archive; say with --layout which it is"
            )
        }
        return counts
    }

    private func commits(of path: String) throws(TrackingError) -> [ForeignRepository.Commit] {
        do throws(ArchiveError) { return try ForeignRepository(at: path).commits() } catch {
            throw TrackingError(.unreadable, error.description)
        }
    }

    private func files(
        of commit: ForeignRepository.Commit, in path: String
    ) throws(TrackingError) -> [ForeignRepository.File] {
        do throws(ArchiveError) {
            return try ForeignRepository(at: path).files(changedIn: commit.id)
        } catch {
            throw TrackingError(.unreadable, error.description)
        }
    }

    /// The address it was cloned from, or one that leads nowhere (RFC 2606, section 2) with its name.
    private static func base(of path: String) throws(TrackingError) -> WebAddress {
        do throws(ArchiveError) {
            if let origin = try ForeignRepository(at: path).origin {
                let text = origin.description
                let name = text.hasSuffix(".git") ? String(text.dropLast(4)) : text
                if let address = try? WebAddress(name.hasSuffix("/") ? name : name + "/") { return address }
            }
        } catch { throw TrackingError(.unreadable, error.description) }
        let name = path.split(separator: "/").last.map(String.init) ?? ""
        let safe = name.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
        do { return try WebAddress("https://\(safe.isEmpty ? "imported" : safe).invalid/") } catch {
            throw TrackingError(.usage, error.description)
        }
    }
}
