import Articles

/// The refs of a repository: a file each, or a line of `packed-refs`.
///
/// Read without libgit2, which at its first write after opening reads all that are packed, and takes a line
/// that it cannot read for the absence of a ref.
struct Refs {
    /// The repository's directory.
    let path: String
    private var packed: PackedRefs

    init(in repository: String) {
        path = repository
        packed = PackedRefs(in: repository)
    }

    /// The commit a ref points at; `nil` where there is no such ref.
    ///
    /// Damage elsewhere in `packed-refs` may hide a ref: see ``check()``. The commit itself is not read. A ref
    /// that points at another ref is not one of ours, and damage.
    func target(of ref: String) throws(ArchiveError) -> ObjectID? {
        if let loose = try loose(ref) { return loose }
        return try packed.target(of: ref)
    }

    /// The commit that a ref's own file names; `nil` where it has none.
    func loose(_ ref: String) throws(ArchiveError) -> ObjectID? {
        guard let file = try OpenFile(path + "/" + ref) else { return nil }
        let content = try file.bytes(at: 0, count: 256)
        guard let target = ObjectID(hex: content.prefix(40)), content.dropFirst(40).elementsEqual([0x0A])
        else {
            throw ArchiveError(.corrupt, "read the ref '\(ref)' of '\(path)'", "it does not hold a commit id")
        }
        return target
    }

    /// Makes sure that no ref is hidden by damage: reads `packed-refs` unless it was read before.
    mutating func check() throws(ArchiveError) { try packed.check() }

    /// The refs under a directory such as `refs/heads/`, and the commits they point at, in no order.
    mutating func all(under directory: String) throws(ArchiveError) -> [String: ObjectID] {
        // Loose first: one that is packed meanwhile is then in the file that is read afterwards.
        let loose = try allLoose(under: directory)
        var refs: [String: ObjectID] = [:]
        for (name, target) in try packed.all(under: directory) { refs[name] = target }
        refs.merge(loose) { _, loose in loose }
        return refs
    }

    /// The sum of all refs under a directory, of which it is no part of the names.
    func sum(under directory: String) throws(ArchiveError) -> TipSum {
        // Loose first, as always.
        let loose = try allLoose(under: directory)
        var sum = try packed.sum(under: directory)
        for (ref, target) in loose {
            let name = String(ref.dropFirst(directory.count))
            if let old = try packed.target(of: ref) { sum -= TipSum(of: old.revision, named: name) }
            sum += TipSum(of: target.revision, named: name)
        }
        return sum
    }

    /// Whether there is any ref under a directory.
    func hasAny(under directory: String) throws(ArchiveError) -> Bool {
        if try !allLoose(under: directory).isEmpty { return true }
        return try packed.hasAny(under: directory)
    }

    /// The refs under a directory that have a file of their own.
    func allLoose(under directory: String) throws(ArchiveError) -> [String: ObjectID] {
        var refs: [String: ObjectID] = [:]
        for (name, mayBeDirectory) in try Files.entries(in: path + "/" + directory)
        where !name.hasSuffix(".lock") {
            let ref = directory + name
            if mayBeDirectory, try Files.entry(at: path + "/" + ref) == .directory {
                refs.merge(try allLoose(under: ref + "/")) { old, _ in old }
            } else {
                refs[ref] = try loose(ref)
            }
        }
        return refs
    }

    /// The branch that `HEAD` names.
    func head() throws(ArchiveError) -> String? {
        guard let text = try Files.read(path + "/HEAD", limit: 1_024), text.hasPrefix("ref: ") else {
            return nil
        }
        return String(text.dropFirst("ref: ".count).prefix { !$0.isNewline })
    }
}
