import Articles
import CGit2

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Everything in one repository read and held against what it must be.
struct RepositoryCheck: ~Copyable {
    private let repository: Repository
    private let volume: Volume
    private let stop: StopSign
    private var report = CheckReport()
    private var read: Set<ObjectID> = []
    /// Commits that a branch, a superseded tip or a tombstone leads to.
    private(set) var reached: Set<ObjectID> = []
    private var broken: Set<ObjectID> = []
    private var isStrayed: Set<String> = []

    init(of repository: Repository, _ volume: Volume, stop: StopSign) {
        self.repository = repository
        self.volume = volume
        self.stop = stop
        report.repositories = 1
    }

    /// Reads everything.
    mutating func run() throws(ArchiveError) -> CheckReport {
        try checkPacks()
        let branches = checkRefs(under: "refs/heads/")
        for (ref, tip) in branches.sorted(by: { $0.key < $1.key }) {
            try stop.check()
            let name = String(ref.dropFirst("refs/heads/".count))
            guard let identity = ArticleIdentity(publication: volume.publication, name: name),
                SafeName.isIdentity(identity)
            else {
                find(.ref, nil, "the branch '\(name)' is no article's")
                continue
            }
            report.articles += 1
            try checkChain(to: tip, of: identity)
        }
        for (ref, tip) in checkRefs(under: "refs/superseded/").sorted(by: { $0.key < $1.key }) {
            try stop.check()
            let name = String(ref.dropFirst("refs/superseded/".count).prefix { $0 != "/" })
            guard let identity = ArticleIdentity(publication: volume.publication, name: name) else {
                continue
            }
            try checkChain(to: tip, of: identity)
        }
        for (_, tip) in checkRefs(under: Tombstone.refs) { try readObject(tip, nil) }
        try checkRest()
        for stray in try Strays.find(in: repository, volume, beside: reached, stop)
        where branches["refs/heads/" + stray.name] == nil && isStrayed.insert(stray.name).inserted {
            let identity = ArticleIdentity(publication: volume.publication, name: stray.name)
            // Meanwhile it may have got one.
            guard ((try? repository.refs.target(of: "refs/heads/" + stray.name)) ?? nil) == nil else {
                continue
            }
            find(
                .leftover, identity,
                "no branch leads to its revisions: a recording was interrupted, or the branch is gone",
                at: stray.id)
        }
        report.objects = read.count
        return report
    }

    // MARK: Packs and refs

    private mutating func checkPacks() throws(ArchiveError) {
        for name in try Files.names(in: WrittenPack.drafts(of: repository.path)).sorted()
        where name != WrittenPack.keepName {
            findUnfinished(name)
        }
        let directory = repository.path + "/objects/pack"
        for name in try Files.names(in: directory).sorted() {
            try stop.check()
            if name.hasPrefix(Leftovers.draftPrefix) || name.hasPrefix("pack_git2_") {
                findUnfinished(name)
            }
            if WrittenPack.isKeep(directory + "/" + name) {
                find(.leftover, nil, "'\(name)' keeps a pack from git that is published")
            }
            guard name.hasPrefix("pack-"), name.hasSuffix(".pack") || name.hasSuffix(".idx") else { continue }
            do throws(ArchiveError) {
                if try !Digest.endsInItsOwn(directory + "/" + name) {
                    find(.pack, nil, "'\(name)' does not match its checksum")
                }
                let stem = directory + "/" + name.prefix { $0 != "." }
                if name.hasSuffix(".pack"), try Files.entry(at: stem + ".idx") == .nothing {
                    try checkPublishing(of: name)
                }
                if name.hasSuffix(".idx"), try Files.entry(at: stem + ".pack") == .nothing {
                    find(.leftover, nil, "'\(name)' has no pack")
                }
            } catch {
                find(.pack, nil, error.description)
            }
        }
    }

    /// What becomes of a pack that had no index a moment ago.
    private mutating func checkPublishing(of pack: String) throws(ArchiveError) {
        let index = "/" + pack.dropLast(".pack".count) + ".idx"
        guard try Files.entry(at: WrittenPack.drafts(of: repository.path) + index) == .nothing,
            try Files.entry(at: repository.path + "/objects/pack" + index) == .nothing
        else { return }
        find(.pack, nil, "'\(pack)' has no index")
    }

    private mutating func findUnfinished(_ name: String) {
        find(.leftover, nil, "an unfinished pack '\(name)'")
    }

    /// The refs that can be read.
    private mutating func checkRefs(under directory: String) -> [String: ObjectID] {
        var refs: [String: ObjectID] = [:]
        do throws(ArchiveError) { return try repository.refs.all(under: directory) } catch {
            find(.ref, nil, error.description)
        }
        // One by one, as far as that goes.
        let names = (try? Files.names(in: repository.path + "/" + directory)) ?? []
        for name in names where !name.hasSuffix(".lock") {
            do throws(ArchiveError) {
                refs[directory + name] = try repository.refs.loose(directory + name)
            } catch {
                let identity = ArticleIdentity(publication: volume.publication, name: name)
                find(.ref, identity, error.message)
            }
        }
        return refs
    }

    // MARK: Revisions

    private mutating func checkChain(to tip: ObjectID, of identity: ArticleIdentity) throws(ArchiveError) {
        var next: ObjectID? = tip
        var later: Commit?
        while let id = next {
            let isKnown = !reached.insert(id).inserted
            let commit: Commit
            do throws(ArchiveError) {
                commit = try repository.commit(id.revision)
                read.insert(id)
            } catch {
                if broken.insert(id).inserted {
                    find(repository.contains(id) ? .revision : .object, identity, error.message, at: id)
                }
                next = try? repository.parent(of: id.revision).map { ObjectID($0) }
                later = nil
                continue
            }
            if let later, later.observed < commit.observed {
                find(
                    .revision, identity, "it was observed before the one that it follows",
                    at: ObjectID(later.id))
            }
            // What comes before was seen from another tip.
            if isKnown { return }
            report.revisions += 1
            try stop.check()
            checkFiles(of: commit, identity)
            if let reverts = commit.form.reverts, !repository.contains(ObjectID(reverts)) {
                find(.revision, identity, "it reverts \(reverts.short), which is not there", at: id)
            }
            later = commit
            next = commit.parent.map { ObjectID($0) }
        }
    }

    private mutating func checkFiles(of commit: Commit, _ identity: ArticleIdentity) {
        let name = identity.name
        do throws(ArchiveError) {
            let tree = try repository.tree(of: commit.id)
            let files = try repository.entries(ofTree: tree, at: commit.id)
            read.insert(tree)
            let words = ArticleFiles.words(of: name)
            let metadata = ArticleFiles.metadata(of: name)
            guard files.count == 3, files.contains(where: { $0.name == words }),
                files.contains(where: { $0.name == metadata }),
                files.allSatisfy({ $0.name.utf8.starts(with: (name + ".").utf8) })
            else {
                find(
                    .revision, identity, "its files are not the three of a revision", at: ObjectID(commit.id))
                return
            }
            let article = try repository.article(commit.id, files, named: name)
            if let file = files.first(where: { $0.name == words }),
                try repository.bytes(of: file) != Array(TextForm.encode(article.blocks).utf8)
            {
                find(
                    .revision, identity, "its words are not written as Stet writes them",
                    at: ObjectID(commit.id))
            }
            _ = try repository.snapshot(commit.id, files, named: name)
            for file in files { read.insert(file.id) }
        } catch {
            find(.revision, identity, error.message, at: ObjectID(commit.id))
        }
    }

    // MARK: Objects

    /// Reads what nothing led to.
    private mutating func checkRest() throws(ArchiveError) {
        let packs: [PackIndex]
        do throws(ArchiveError) { packs = try PackIndex.all(in: repository.path) } catch {
            find(.pack, nil, error.description)
            return
        }
        for pack in packs {
            for id in (try? pack.ids()) ?? [] where !read.contains(id) {
                try stop.check()
                try readObject(id, nil)
            }
        }
    }

    private mutating func readObject(_ id: ObjectID, _ identity: ArticleIdentity?) throws(ArchiveError) {
        guard !broken.contains(id) else { return }
        do throws(ArchiveError) {
            try repository.opened().read(id, "read object \(id)") { _, _ in }
            read.insert(id)
        } catch {
            broken.insert(id)
            find(.object, identity, error.description)
        }
    }

    private mutating func find(
        _ kind: CheckReport.Finding.Kind, _ article: ArticleIdentity?, _ message: String,
        at id: ObjectID? = nil
    ) {
        report.findings.append(
            CheckReport.Finding(
                kind, in: volume.name, article: article, revision: id?.revision, message))
    }
}
