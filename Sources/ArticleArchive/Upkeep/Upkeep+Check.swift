import Articles
import CGit2

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension Upkeep {
    /// Reads everything in a repository; with `repair` puts right what can be.
    func check(_ volume: Volume, repair: Bool, _ stop: StopSign) -> Result<CheckReport, ArchiveError> {
        do throws(ArchiveError) {
            let report = try look(at: volume, stop)
            guard repair, !report.findings.isEmpty else { return .success(report) }
            let lock = try maintenanceLock()
            try mend(volume, under: lock, stop)
            // What is not found any more has been put right; the same trouble in other words has not.
            var after = try look(at: volume, stop)
            let left = after.findings
            for var finding in report.findings where !left.contains(where: finding.isSame) {
                finding.isRepaired = true
                after.findings.append(finding)
            }
            return .success(after)
        } catch {
            return .failure(error)
        }
    }

    private func look(at volume: Volume, _ stop: StopSign) throws(ArchiveError) -> CheckReport {
        let repository: Repository
        do throws(ArchiveError) {
            repository = try Repository(publication: volume.publication, path: store.path(of: volume))
        } catch {
            var report = CheckReport()
            report.repositories = 1
            report.findings = [CheckReport.Finding(.repository, in: volume.name, error.message)]
            return report
        }
        var check = RepositoryCheck(of: repository, volume, stop: stop)
        return try check.run()
    }

    private func mend(
        _ volume: Volume, under lock: borrowing StoreLock, _ stop: StopSign
    ) throws(ArchiveError) {
        try store.withLock(for: lockWait, marking: [volume]) { () throws(ArchiveError) in
            let path = store.path(of: volume)
            guard try Files.entry(at: path + "/objects") == .directory else { return }
            if try Files.entry(at: path + "/HEAD") != .file {
                try Files.write("ref: refs/heads/none\n", to: path + "/HEAD")
                try Files.flush(directory: path)
            }
            let mending = Mending(path: path, volume: volume)
            try mending.removeLeftovers()
            try mending.rebuildIndexes()
            try mending.rescueObjects(stop)
            try mending.restoreRefs()
        }
    }
}

extension CheckReport.Finding {
    /// Whether another look at the repository found this again: in the same words, at the same revision, or about the
    /// same object.
    fileprivate func isSame(_ other: Self) -> Bool {
        if other == self { return true }
        if kind == other.kind, article == other.article, let revision { return revision == other.revision }
        return !Set(objects).isDisjoint(with: other.objects)
    }

    /// The beginnings of the ids that stand in the words.
    private var objects: [Substring] {
        message.split { !$0.isHexDigit }.filter { $0.utf8.count >= 10 }.map { $0.prefix(10) }
    }
}
