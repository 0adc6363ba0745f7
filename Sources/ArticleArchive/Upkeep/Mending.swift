import Articles
import CGit2

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What can be rebuilt in a damaged repository, being rebuilt.
///
/// Nothing is thrown away: what is replaced goes to `quarantine/` in the repository. Both of the store's locks must be held.
struct Mending {
    let path: String
    let volume: Volume

    private var packs: String { path + "/objects/pack" }

    func removeLeftovers() throws(ArchiveError) {
        let now = Files.modified(path + "/objects") ?? 0
        try Leftovers(path: path, now: now, abandoned: true).remove()
    }

    /// Makes indexes that are missing or damaged again from their packs.
    func rebuildIndexes() throws(ArchiveError) {
        for name in try Files.names(in: packs).sorted()
        where name.hasPrefix("pack-") && name.hasSuffix(".pack") {
            let stem = packs + "/" + name.dropLast(".pack".count)
            let index = stem + ".idx"
            let isThere = try Files.entry(at: index) == .file
            if isThere, (try? Digest.endsInItsOwn(index)) == true, (try? PackIndex(of: stem)) != nil {
                continue
            }
            guard try Digest.endsInItsOwn(stem + ".pack") else { continue }
            if isThere { try quarantine(index) }
            try indexPack(stem + ".pack")
        }
        try Files.flush(directory: packs)
    }

    /// Brings what can be read of damaged packs to safety.
    func rescueObjects(_ stop: StopSign) throws(ArchiveError) {
        let repository = try Repository(publication: volume.publication, path: path)
        try PackRescue(repository: repository, quarantine: quarantine).run(stop)
    }

    /// Writes the index of a pack beside it.
    private func indexPack(_ pack: String) throws(ArchiveError) {
        try GitLibrary.start()
        let operation = "index '\(pack)'"
        var indexer: OpaquePointer?
        try check(git_indexer_new(&indexer, packs, 0o444, nil, nil), operation)
        defer { git_indexer_free(indexer) }
        guard let file = try OpenFile(pack) else { return }
        var progress = git_indexer_progress()
        var offset = 0
        while true {
            let bytes = try file.bytes(at: offset, count: 1 << 20)
            if bytes.isEmpty { break }
            try check(git_indexer_append(indexer, bytes, bytes.count, &progress), operation)
            offset += bytes.count
        }
        try check(git_indexer_commit(indexer, &progress), operation)
    }

    /// Puts back branches that are missing or cannot be read, from commits that nothing leads to.
    func restoreRefs() throws(ArchiveError) {
        var refs = try readableRefs()
        let repository = try Repository(publication: volume.publication, path: path)
        var seen: Set<ObjectID> = []
        for tip in refs.values { walk(from: tip, in: repository, &seen) }
        let strays = try Strays.find(in: repository, volume, beside: seen, StopSign())
            .filter { refs["refs/heads/" + $0.name] == nil }
        let parents = Set(strays.compactMap(\.parent))
        for tip in strays.filter({ !parents.contains($0.id) }).sorted(by: { $0.time > $1.time }) {
            let branch = "refs/heads/" + tip.name
            if refs[branch] == nil {
                refs[branch] = tip.id
            } else {
                refs["refs/superseded/\(tip.name)/\(tip.id.hex)"] = tip.id
            }
        }
        let text = PackedRefsRewrite.text(of: refs)
        try Files.write(text, to: path + "/packed-refs.new")
        try Files.move(path + "/packed-refs.new", to: path + "/packed-refs")
        try Files.flush(directory: path)
    }

    /// The refs that can be read; what cannot goes to the quarantine.
    private func readableRefs() throws(ArchiveError) -> [String: ObjectID] {
        var refs: [String: ObjectID] = [:]
        let packed = path + "/packed-refs"
        if let file = try OpenFile(packed) {
            let bytes = try file.bytes(at: 0, count: file.stamp().size)
            for line in bytes.split(separator: UInt8(ascii: "\n")) {
                guard let ref = try? PackedRef(line, in: packed) else { continue }
                refs[String(decoding: ref.name, as: UTF8.self)] = ref.target
            }
            try copyToQuarantine(packed, bytes)
        }
        let all = Refs(in: path)
        for name in try Files.names(in: path + "/refs/heads") where !name.hasSuffix(".lock") {
            let ref = "refs/heads/" + name
            do throws(ArchiveError) { refs[ref] = try all.loose(ref) ?? refs[ref] } catch
                where error.code == .corrupt
            {
                try quarantine(path + "/" + ref)
            }
        }
        for directory in ["refs/superseded/", Tombstone.refs] {
            for (ref, target) in (try? all.allLoose(under: directory)) ?? [:] { refs[ref] = target }
        }
        return refs
    }

    private func walk(from tip: ObjectID, in repository: Repository, _ seen: inout Set<ObjectID>) {
        var next: ObjectID? = tip
        while let id = next, seen.insert(id).inserted {
            next = ((try? repository.parent(of: id.revision)) ?? nil).map { ObjectID($0) }
        }
    }

    private func quarantine(_ file: String) throws(ArchiveError) {
        try Files.makeDirectories(path + "/quarantine")
        let name = file.dropFirst(path.count + 1).replacing("/", with: "_")
        try Files.move(file, to: path + "/quarantine/" + name)
        try Files.flush(directory: path + "/quarantine")
    }

    private func copyToQuarantine(_ file: String, _ bytes: [UInt8]) throws(ArchiveError) {
        try Files.makeDirectories(path + "/quarantine")
        let name = file.dropFirst(path.count + 1).replacing("/", with: "_")
        try Files.write(bytes, to: path + "/quarantine/" + name)
    }
}
