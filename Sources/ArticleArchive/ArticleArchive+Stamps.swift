import Articles
import Glibc

/// What tells the articles of a publication at one time from those at another, without reading them.
public struct PublicationStamp: Sendable, Hashable {
    /// The publication.
    public let publication: String
    /// Other than it was where any branch moved, came or went since.
    public let text: String
    /// Whether a change that is still to come gives another stamp for certain.
    ///
    /// A file system tells times by the tick of the kernel's clock, some milliseconds long.
    public let isSettled: Bool
}

extension ArticleArchive {
    /// The stamps of all publications, by name.
    ///
    /// Asks the file system about three files of each repository and reads none: who moves a ref, git included,
    /// puts a new file in its place, which changes the directory. A ref's file that is overwritten where it
    /// stands, as by a failing disk, has the same stamp: ``check(repair:progress:)`` finds it.
    public func stamps() throws(ArchiveError) -> [PublicationStamp] {
        var stamps: [PublicationStamp] = []
        guard try store.exists() else { return [] }
        // Before anything is looked at: what changes from here on is not settled.
        var now = timespec()
        clock_gettime(CLOCK_REALTIME_COARSE, &now)
        for publication in try store.publications() {
            var parts: [String] = []
            var latest = 0
            for volume in try store.volumes(of: publication) {
                for name in ["HEAD", "refs/heads", "packed-refs"] {
                    var status = stat()
                    guard stat(store.path(of: volume) + "/" + name, &status) == 0 else {
                        parts.append("-")
                        continue
                    }
                    let changed = status.st_ctim
                    latest = max(latest, changed.tv_sec)
                    parts.append("\(status.st_ino).\(status.st_size).\(changed.tv_sec).\(changed.tv_nsec)")
                }
            }
            stamps.append(
                PublicationStamp(
                    publication: publication, text: parts.joined(separator: " "),
                    isSettled: latest &+ Self.unsettled < now.tv_sec))
        }
        return stamps
    }

    /// For how many seconds a change might not show in a stamp: far more than a tick.
    private static let unsettled = 1
}
