public import ArticleArchive
import ArticleCatalog
import Articles

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension Store {
    /// Reads everything in the repositories, makes all that the catalog has to say of them once more, and compares.
    ///
    /// - Parameters:
    ///   - directory: the store.
    ///   - repair: put right what can be. A catalog whose file is damaged is kept beside a new one, into which
    ///     every look that can be read is carried over; nobody else may have it open then.
    ///   - progress: is told before each repository which one it is, and how many of how many.
    public static func check(
        _ directory: String, repair: Bool,
        progress: @Sendable (_ repository: String, _ done: Int, _ all: Int) -> Void
    ) async throws(TrackingError) -> CheckReport {
        var report = CheckReport()
        let archive: ArticleArchive
        do throws(ArchiveError) {
            archive = try ArticleArchive(at: directory, access: repair ? .readWrite : .readOnly)
            report = try await archive.check(repair: repair, progress: progress)
        } catch { throw TrackingError(error) }
        if report.repositories == 0 { return report }
        let path = directory + "/" + catalogName
        let damage = try await damage(ofCatalogAt: path)
        report.findings += damage.lines.map { CheckReport.Finding(.catalog, in: catalogName, $0) }
        if !damage.lines.isEmpty {
            guard repair else { return report }
            try await rebuild(directory, &report)
        }
        let store = try await open(directory, for: repair ? .recording : .reading)
        try await store.compareCatalog(repair: repair, &report)
        return report
    }

    /// What is wrong with the catalog's file itself.
    private static func damage(
        ofCatalogAt path: String
    ) async throws(TrackingError) -> (lines: [String], isFile: Bool) {
        guard FileManager.default.fileExists(atPath: path) else { return ([], false) }
        do throws(CatalogError) {
            return (try await ArticleCatalog(at: path).damage(), true)
        } catch {
            switch error.code {
            case .damaged: return ([error.description], true)
            // Where nothing may be written, not even a question about the index of words can be asked.
            case .unusable: return ([], true)
            default: throw TrackingError(error)
            }
        }
    }

    private static func rebuild(_ directory: String, _ report: inout CheckReport) async throws(TrackingError)
    {
        let (store, note) = try await openToReindex(directory)
        _ = try await store.reindex()
        let left = try await damage(ofCatalogAt: directory + "/" + catalogName).lines
        for index in report.findings.indices
        where report.findings[index].kind == .catalog && report.findings[index].article == nil {
            report.findings[index].isRepaired = left.isEmpty
        }
        if let note {
            report.findings.append(.init(.catalog, in: catalogName, note, isRepaired: left.isEmpty))
        }
    }

    /// How many articles are compared at once.
    private static let atATime = 100

    private func compareCatalog(repair: Bool, _ report: inout CheckReport) async throws(TrackingError) {
        let damaged = Set(report.findings.filter { !$0.isRepaired }.compactMap(\.article))
        let (holdings, lag) = try await holdings()
        var rest = holdings.map(\.identity).filter { !damaged.contains($0) }[...]
        while !rest.isEmpty {
            var records: [ArticleRecord] = []
            for identity in rest.prefix(Self.atATime) {
                // What cannot be read was found before.
                if let record = try? await ArticleReader(archive: archive).record(of: identity) {
                    records.append(record)
                }
            }
            rest = rest.dropFirst(Self.atATime)
            let wrong = try await catalogued { [records] () async throws(CatalogError) in
                try await catalog.disagreements(with: records)
            }
            for (identity, message) in wrong {
                try await compareAgain(identity, message, repair: repair, &report)
            }
        }
        let held = Set(holdings.map(\.identity))
        for entry in try await entries()
        where !held.contains(entry.identity) && !lag.unreadable.contains(entry.identity.publication) {
            let identity = entry.identity
            // It may have come meanwhile.
            guard try await !isHeld(identity) else { continue }
            if repair {
                try await catalogued { () async throws(CatalogError) in try await catalog.remove(identity) }
            }
            report.findings.append(
                CheckReport.Finding(
                    .catalog, in: identity.publication, article: identity,
                    "the catalog has an article that the repository has not", isRepaired: repair))
        }
    }

    private func isHeld(_ identity: ArticleIdentity) async throws(TrackingError) -> Bool {
        try await archived { () async throws(ArchiveError) in try await archive.tip(of: identity) } != nil
    }

    /// Looks at an article once more: it may have been recorded meanwhile.
    private func compareAgain(
        _ identity: ArticleIdentity, _ message: String, repair: Bool, _ report: inout CheckReport
    ) async throws(TrackingError) {
        let record = try await archived { () async throws(ArchiveError) in
            try await ArticleReader(archive: archive).record(of: identity)
        }
        let agrees = { () async throws(TrackingError) -> Bool in
            try await catalogued { () async throws(CatalogError) in
                try await catalog.disagreements(with: [record]).isEmpty
            }
        }
        if try await agrees() { return }
        var finding = CheckReport.Finding(
            .catalog, in: identity.publication, article: identity, message)
        if repair {
            _ = try await catalogued { () async throws(CatalogError) in try await catalog.record([record]) }
            finding.isRepaired = try await agrees()
        }
        report.findings.append(finding)
    }
}
