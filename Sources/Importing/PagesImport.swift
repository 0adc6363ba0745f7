import Articles
import Fetching
public import Tracking

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Records the pages saved in a directory and those below it, each for the time its name tells, oldest first.
///
/// Begun again, nothing new comes of it.
public struct PagesImport: Sendable {
    private let tracker: Tracker

    private static let endings = [".html", ".htm", ".xhtml", ".mhtml", ".mht", ".txt", ".md"]
    private static let mostFiles = 1_000_000

    /// Creates an import.
    ///
    /// - Parameters:
    ///   - store: the store to record into.
    ///   - now: the clock.
    public init(into store: Store, now: @escaping @Sendable () -> Date) {
        tracker = Tracker(store: store, fetcher: Fetcher(userAgent: ""), now: now)
    }

    /// Imports the pages of a directory.
    ///
    /// A page belongs to the address that it gives for itself, or, where its path begins with a host as those
    /// of mirrors do, to that of its path.
    ///
    /// - Parameter progress: is told how far it is.
    /// - Throws: ``TrackingError``: `unreadable` where there are no pages; `store`.
    public func run(
        _ directory: String, progress: @Sendable (ImportProgress) -> Void = { _ in }
    ) async throws(TrackingError) -> ImportCounts {
        let root = directory.hasSuffix("/") ? String(directory.dropLast()) : directory
        var pages: [(path: String, time: Date)] = []
        for path in Self.files(in: root) {
            let name = path.split(separator: "/").last.map { $0.lowercased() } ?? ""
            guard !name.hasPrefix("readme"), Self.endings.contains(where: { name.hasSuffix($0) }) else {
                continue
            }
            var time = Self.time(inName: path)
            if time == nil { time = try Source.file(root + "/" + path).modificationTime() }
            if let time { pages.append((path, time)) }
        }
        guard !pages.isEmpty else {
            throw TrackingError(
                .unreadable, "\(directory): there are no pages (.html, .mhtml, .txt, .md) in it")
        }
        pages.sort { ($0.time, $0.path) < ($1.time, $1.path) }
        var counts = ImportCounts()
        for page in pages {
            counts.pages += 1
            do {
                let tracked = try await tracker.track(
                    .file(root + "/" + page.path), as: Self.address(ofPath: page.path), observed: page.time)
                if tracked.isRecorded { counts.recorded += 1 } else { counts.unchanged += 1 }
            } catch {
                guard error.code != .store else { throw error }
                counts.passedOver += 1
            }
            progress(ImportProgress(counts: counts, all: pages.count))
        }
        return counts
    }

    /// The files in a directory and below it, by their paths from there; hidden ones are left out.
    private static func files(in root: String) -> [String] {
        var files: [String] = []
        var folders = [""]
        while let folder = folders.popLast(), files.count < mostFiles {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: root + "/" + folder)) ?? []
            for name in names where !name.hasPrefix(".") {
                var isDirectory = false
                let path = folder + name
                // A link may lead back to where it stands.
                let isLink =
                    (try? FileManager.default.destinationOfSymbolicLink(atPath: root + "/" + path)) != nil
                guard !isLink,
                    FileManager.default.fileExists(atPath: root + "/" + path, isDirectory: &isDirectory)
                else { continue }
                if isDirectory { folders.append(path + "/") } else { files.append(path) }
            }
        }
        return files
    }

    /// The last time in a path, in UTC.
    ///
    /// `20220329100500`, `2022-03-29T10-05-00`, `2022-03-29_1005` and `2022-03-29` are times.
    static func time(inName path: String) -> Date? {
        let pattern =
            /(?:^|[^0-9])((?:19|20)[0-9]{2})[-_.]?([01][0-9])[-_.]?([0-3][0-9])(?:[-_.T ]?([0-2][0-9])[-_.:h]?([0-5][0-9])(?:[-_.:]?([0-5][0-9]))?)?(?:Z)?(?![0-9])/
        for match in path.matches(of: pattern).reversed() {
            let (_, year, month, day, hour, minute, second) = match.output
            let text = "\(year)-\(month)-\(day)T\(hour ?? "00"):\(minute ?? "00"):\(second ?? "00")Z"
            if let time = Timestamp.parse(text) { return time }
        }
        return nil
    }

    /// The address that a mirror's path stands for: the first part is a host, and there are others.
    static func address(ofPath path: String) -> WebAddress? {
        let parts = path.split(separator: "/")
        guard parts.count > 1, let host = parts.first,
            host.wholeMatch(of: /[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}/) != nil
        else { return nil }
        return try? WebAddress("https://" + parts.joined(separator: "/"))
    }
}
