import ArgumentParser
import ArticleArchive
import Articles
import Glibc
import Rendering
import Tracking

struct MaintainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "maintain",
        abstract: "Pack the store as small as it gets.",
        discussion: """
            Recording packs what it must by itself; this does all of it now. Others may read and record \
            meanwhile, and it may be interrupted at any time.

            EXAMPLES:
              stet maintain
              stet maintain --json
            """)

    @OptionGroup var store: StoreOptions
    @OptionGroup var output: PlainOutputOptions

    func run() async throws {
        try store.demand()
        let store = try await store.open(for: .recording)
        let report = try await store.maintain(progress: output.progress("packing"))
        try output.show(
            MaintainReport(report),
            or: """
                \(Plural.count(report.packsBefore, "pack")) before, \(report.packsAfter) now; \
                \(Size.text(report.bytesBefore)) before, \(Size.text(report.bytesAfter)) now; \
                \(Plural.count(report.refsPacked, "ref")) packed

                """)
    }
}

struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Read everything in the store and say what is not as it must be.",
        discussion: """
            Exits with 0 where the store is sound, with 1 where something was wrong and is repaired, with 5 where \
            something is wrong.

            EXAMPLES:
              stet check
              stet check --repair      rebuild what can be; the rest is kept and reported
              stet check --json
            """)

    @Flag(help: "Rebuild what can be rebuilt; what is replaced is kept in the repository's 'quarantine'.")
    var repair = false

    @OptionGroup var store: StoreOptions
    @OptionGroup var output: PlainOutputOptions

    func run() async throws {
        try store.demand()
        let report = try await Store.check(
            store.directory, repair: repair, progress: output.progress("checking"))
        var text = ""
        for finding in report.findings {
            var place = finding.repository
            if let article = finding.article { place = article.publication + "/" + article.name }
            if let revision = finding.revision { place += " at " + revision.short }
            let sign = finding.isRepaired ? "repaired" : finding.kind == .leftover ? "left over" : "damaged"
            text += Printable.line("\(sign): \(place): \(finding.message)", limit: 2_000) + "\n"
        }
        text += """
            \(Plural.count(report.revisions, "revision")) of \(Plural.count(report.articles, "article")) and \
            \(Plural.count(report.objects, "object")) read: \
            \(report.isSound ? "sound" : "damaged")

            """
        try output.show(CheckedReport(report), or: text)
        if !report.isSound { throw Ended(status: .storeTrouble) }
        if report.findings.contains(where: \.isRepaired) { throw Ended(status: .differs) }
    }
}

struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy the store into a directory, which is a store then.",
        discussion: """
            Consistent while others record. Repeated on the same directory it copies what is new, and removes \
            what the store has no more.

            EXAMPLES:
              stet backup /mnt/backup/stet
              stet list --repos /mnt/backup/stet
            """)

    @Argument(help: "The directory.", completion: .directory)
    var directory: String

    @OptionGroup var store: StoreOptions
    @OptionGroup var output: PlainOutputOptions

    func run() async throws {
        try store.demand()
        let store = try await store.open(for: .reading)
        try refuseInside(store.directory)
        let report = try await store.backUp(to: directory, progress: output.progress("copying"))
        output.say(report)
    }

    /// A copy in the store itself would be lost with it, and be taken for part of it.
    private func refuseInside(_ store: String) throws(TrackingError) {
        let (target, store) = (FilePlace.real(directory), FilePlace.real(store))
        guard target != store, !target.hasPrefix(store == "/" ? store : store + "/") else {
            throw TrackingError(
                .usage,
                "'\(directory)' is \(target == store ? "the store itself" : "in the store"): back up to a directory outside, best on another disk"
            )
        }
    }
}

struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Make the store again from a backup.",
        discussion: """
            The store must not have any articles, watch list or settings yet.

            EXAMPLES:
              stet restore /mnt/backup/stet
              stet restore /mnt/backup/stet --repos somewhere-else
            """)

    @Argument(help: "The directory that 'stet backup' wrote.", completion: .directory)
    var directory: String

    @OptionGroup var store: StoreOptions
    @OptionGroup var output: PlainOutputOptions

    func run() async throws {
        guard try await store.open(for: .reading).entries().isEmpty else {
            throw TrackingError(
                .usage,
                "the store '\(store.directory)' has articles: restore into an empty directory (--repos), or move it away"
            )
        }
        for name in ["watch.sqlite", "stet.yaml", "rules", "quarantine", "imports"]
        where access(store.directory + "/" + name, F_OK) == 0 {
            throw TrackingError(
                .usage,
                "'\(store.directory)/\(name)' is there already: restore into an empty directory (--repos), or move it away"
            )
        }
        guard Store.exists(at: directory) else {
            throw TrackingError(.notFound, "there is no backup in '\(directory)'")
        }
        let backup = try await Store.open(directory, for: .reading)
        guard try await !backup.entries().isEmpty else {
            throw TrackingError(.notFound, "there is no backup in '\(directory)'")
        }
        output.say(try await backup.backUp(to: store.directory, progress: output.progress("copying")))
    }
}

/// How a command answers that keeps the store.
struct PlainOutputOptions: ParsableArguments {
    @Flag(help: "Answer in JSON (the shapes are in docs/formats.md).")
    var json = false

    @Flag(name: .shortAndLong, help: "Print nothing but errors.")
    var quiet = false

    func show(_ report: some Encodable, or text: String) throws {
        guard !quiet else { return }
        Terminal.show(json ? try JSONText.make(report) : text, paged: false)
    }

    func say(_ report: BackupReport) {
        guard !quiet else { return }
        let counts: [(String, Int)] = [
            ("repositories", report.repositories), ("copied", report.copied), ("kept", report.kept),
            ("bytes", report.bytes),
        ]
        let keys = counts.map { "\"\($0.0)\": \($0.1)" }
        let text =
            json
            ? "{\"format\": \"stet-backup/1\", " + keys.joined(separator: ", ") + "}\n"
            : "\(Plural.count(report.repositories, "repository", "repositories")), "
                + "\(Plural.count(report.copied, "pack")) copied (\(Size.text(report.bytes))), "
                + "\(report.kept) there already\n"
        Terminal.show(text, paged: false)
    }

    /// Says on a terminal which repository it is at.
    func progress(_ verb: String) -> @Sendable (String, Int, Int) -> Void {
        guard Terminal.errorIsTerminal, !quiet else { return { _, _, _ in } }
        return { name, done, all in
            Terminal.standardError(
                "\r\u{1B}[K\(verb) \(Printable.line(name, limit: 200)) (\(done + 1) of \(all))")
            if done + 1 == all { Terminal.standardError("\r\u{1B}[K") }
        }
    }
}

/// Sizes for people.
enum Size {
    static func text(_ bytes: Int) -> String {
        switch bytes {
        case ..<10_000: "\(bytes) bytes"
        case ..<10_000_000: "\(bytes / 1_000) kB"
        default: "\(bytes / 1_000_000) MB"
        }
    }
}
