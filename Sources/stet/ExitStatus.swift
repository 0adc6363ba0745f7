import ArgumentParser
import Tracking

/// What the process says when it ends; `docs/cli.md` lists these.
enum ExitStatus: Int32, CaseIterable {
    case done = 0
    /// The revisions differ, where `--exit-code` asked.
    case differs = 1
    case wrongUsage = 2
    case sourceUnreadable = 3
    case notFound = 4
    case storeTrouble = 5

    init(_ code: TrackingError.Code) {
        switch code {
        case .usage: self = .wrongUsage
        case .unreadable: self = .sourceUnreadable
        case .notFound: self = .notFound
        case .store: self = .storeTrouble
        }
    }
}

/// Ends the process with a status after everything worth saying has been said.
struct Ended: Error {
    let status: ExitStatus
}
