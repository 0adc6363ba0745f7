import Articles
import CGit2

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Revisions being taken down: out of the history, out of the superseded ones, and out of the packs.
///
/// Both of the store's locks must be held.
struct Forgetting {
    private let repository: Repository
    private let identity: ArticleIdentity
    private let stop: StopSign
    private let history: [Revision]
    private let superseded: [String: ObjectID]

    /// - Throws: `notFound` where there is no such article.
    init(_ identity: ArticleIdentity, in repository: Repository, stop: StopSign) throws(ArchiveError) {
        self.repository = repository
        self.identity = identity
        self.stop = stop
        superseded = try repository.refs.all(under: identity.superseded)
        let tip = try repository.target(of: identity.branch)
        // One whose revisions were all moved to another article has no branch, and superseded ones.
        guard tip != nil || !superseded.isEmpty else {
            throw ArchiveError(.notFound, Self.operation, "there is no such article", article: identity)
        }
        history = try tip.map { (tip) throws(ArchiveError) in try repository.history(to: tip) } ?? []
    }

    static let operation = "forget"

    /// The revisions whose words would go, in the history and beside it.
    ///
    /// Those with the same words as one that was named go with it: otherwise the words would stay.
    func doomed(_ named: Set<RevisionID>?) throws(ArchiveError) -> Set<RevisionID> {
        let all = try commits()
        guard let named else { return all }
        if let stranger = named.first(where: { !all.contains($0) }) {
            throw ArchiveError(
                .notFound, Self.operation, "it has no such revision", article: identity, revision: stranger)
        }
        var words: Set<ObjectID> = []
        for id in named { words.insert(try self.words(of: id)) }
        var doomed: Set<RevisionID> = []
        for id in all where words.contains(try self.words(of: id)) { doomed.insert(id) }
        return doomed
    }

    /// All commits of the article.
    private func commits() throws(ArchiveError) -> Set<RevisionID> {
        var all = Set(history.map(\.id))
        for tip in superseded.values {
            try repository.walk(from: tip.revision) { all.insert($0).inserted }
        }
        return all
    }

    private func words(of id: RevisionID) throws(ArchiveError) -> ObjectID {
        let files = try repository.files(of: id, named: identity.name)
        let name = ArticleFiles.words(of: identity.name)
        guard let file = files.first(where: { $0.name == name }) else {
            throw ArchiveError(.corrupt, Self.operation, "it has no words", article: identity, revision: id)
        }
        return file.id
    }

    /// Takes the revisions down.
    func run(_ named: Set<RevisionID>?, reason: String, at time: Date) throws(ArchiveError) -> Tombstone {
        let doomed = try doomed(named)
        var pack = try PackDraft()
        let (tip, replaced) = try rebuild(without: doomed, in: &pack)
        var tombstone = Tombstone(
            identity: identity, time: Date(timeIntervalSince1970: time.timeIntervalSince1970.rounded(.down)),
            reason: OneLine.tidied(reason, limit: 4_000),
            forgotten: doomed.sorted { $0.hex < $1.hex }, replaced: replaced)
        // Those that only stood on a forgotten one, in an order of former times, are left to their successors.
        for id in try commits() where !doomed.contains(id) && !history.contains(where: { $0.id == id }) {
            tombstone.replaced[id] = try successor(of: id, replaced)
        }
        let grave = try tombstone.write(to: &pack)
        try move(to: tip, tombstone, grave, pack)
        try Compaction(of: repository, stop: stop).run(removing: Set(try commits(of: tombstone)))
        return tombstone
    }

    private func commits(of tombstone: Tombstone) throws(ArchiveError) -> [ObjectID] {
        (tombstone.forgotten + tombstone.replaced.keys).map { ObjectID($0) }
    }

    /// Commits the revisions that stay again from the first gap on.
    private func rebuild(
        without doomed: Set<RevisionID>, in pack: inout PackDraft
    ) throws(ArchiveError) -> (tip: ObjectID?, replaced: [RevisionID: RevisionID]) {
        let first = history.firstIndex { doomed.contains($0.id) } ?? history.count
        var tip = first > 0 ? history[first - 1].id : nil
        var standing: Standing?
        if let tip { standing = try Standing(at: tip, number: first, of: identity, in: repository) }
        var chain = Chain(of: identity, in: repository, after: standing)
        var replaced: [RevisionID: RevisionID] = [:]
        for revision in history[first...] where !doomed.contains(revision.id) {
            try stop.check()
            let isFirst = tip == nil
            let reverts = revision.reverts.flatMap { doomed.contains($0) ? nil : replaced[$0] ?? $0 }
            let kind: Revision.Kind =
                isFirst ? .first : revision.kind == .revert && reverts == nil ? .edit : revision.kind
            let draft = Draft(
                content: .recorded(revision.id), observed: revision.observed, recorded: revision.recorded,
                kind: kind, summary: isFirst ? "" : revision.summary,
                words: isFirst ? WordCount(inserted: 0, deleted: 0) : revision.words,
                source: revision.source, extractor: revision.extractor, reverts: isFirst ? nil : reverts)
            let again = try chain.append(
                ReadyDraft(draft: draft, files: [], digest: ""), to: &pack)
            replaced[revision.id] = again.id
            tip = again.id
        }
        return (tip.map { ObjectID($0) }, replaced)
    }

    /// The revision of the history that has the same files and time as a superseded one.
    private func successor(
        of id: RevisionID, _ replaced: [RevisionID: RevisionID]
    ) throws(ArchiveError) -> RevisionID? {
        let commit = try repository.commit(id)
        let tree = try repository.tree(of: id)
        for revision in history where revision.observed == commit.observed {
            if try repository.tree(of: revision.id) == tree { return replaced[revision.id] ?? revision.id }
        }
        return nil
    }

    private func move(
        to tip: ObjectID?, _ tombstone: Tombstone, _ grave: ObjectID, _ pack: consuming PackDraft
    ) throws(ArchiveError) {
        let time = Int(tombstone.time.timeIntervalSince1970)
        var changes: [String: ObjectID?] = [
            identity.branch: tip, "\(Tombstone.refs)\(identity.name)/\(time)-\(grave.hex.prefix(10))": grave,
        ]
        let gone = superseded.keys.sorted()
        for ref in gone { changes.updateValue(nil, forKey: ref) }
        try pack.publish(in: repository.path, moving: changes)
        for ref in [identity.branch] + gone {
            let file = repository.path + "/" + ref
            try Files.remove(file)
            if try Files.entry(at: Files.parent(of: file)) == .directory {
                try Files.flush(directory: Files.parent(of: file))
            }
        }
        if tip == nil, try repository.refs.head() == identity.branch,
            let other = try repository.refs.all(under: "refs/heads/").keys.min()
        {
            try repository.setHead(to: other)
        }
    }
}

extension Tombstone {
    /// The tombstone as a commit of its own.
    func write(to pack: inout PackDraft) throws(ArchiveError) -> ObjectID {
        let names = Self.files(of: identity.name)
        let gone = Array((forgotten.map(\.hex).joined(separator: "\n") + "\n").utf8)
        let lines = replaced.sorted { $0.key.hex < $1.key.hex }.map { "\($0.key) \($0.value)\n" }
        let files = [(names.forgotten, gone), (names.replaced, Array(lines.joined().utf8))]
        var entries: [TreeFile] = []
        for (name, content) in files where !content.isEmpty {
            let id = try pack.add(blob: content)
            entries.append(TreeFile(name: name, id: id))
        }
        let tree = try pack.add(tree: entries)
        let seconds = Int64(time.timeIntervalSince1970)
        return try pack.add(
            commit: """
                tree \(tree)
                author Stet <stet@localhost> \(seconds) +0000
                committer Stet <stet@localhost> \(seconds) +0000

                Taken down: \(forgotten.count) \(forgotten.count == 1 ? "revision" : "revisions")

                \(reason.isEmpty ? "(no reason given)" : reason)

                Article: \(identity.name)

                """)
    }

    /// Reads a tombstone's commit.
    init(_ id: ObjectID, of identity: ArticleIdentity, in repository: Repository) throws(ArchiveError) {
        let (time, reason) = try repository.withObject(id, GIT_OBJECT_COMMIT) { bytes in
            let head = CommitHead(bytes)
            let message = head.map { String(decoding: bytes[$0.message...], as: UTF8.self) } ?? ""
            let lines = message.split(separator: "\n", omittingEmptySubsequences: false)
            return (head?.authored ?? 0, lines.count > 2 ? String(lines[2]) : "")
        }
        let names = Self.files(of: identity.name)
        var content: [String: String] = [:]
        for file in try repository.entries(ofTree: repository.tree(of: id.revision), at: id.revision) {
            content[file.name] = String(decoding: try repository.bytes(of: file), as: UTF8.self)
        }
        let forgotten = content[names.forgotten, default: ""].split(separator: "\n").compactMap {
            RevisionID(hex: String($0))
        }
        var replaced: [RevisionID: RevisionID] = [:]
        for line in content[names.replaced, default: ""].split(separator: "\n") {
            let ids = line.split(separator: " ").compactMap { RevisionID(hex: String($0)) }
            if ids.count == 2 { replaced[ids[0]] = ids[1] }
        }
        self.init(
            identity: identity, time: Date(timeIntervalSince1970: TimeInterval(time)), reason: reason,
            forgotten: forgotten, replaced: replaced)
    }
}
