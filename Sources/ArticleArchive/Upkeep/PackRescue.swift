import Articles

/// What can still be read of a damaged pack, being brought to safety.
///
/// A pack is damaged where it does not end in its own digest. Both of the store's locks must be held.
struct PackRescue {
    let repository: Repository
    /// Takes a file out of the repository and keeps it.
    let quarantine: (String) throws(ArchiveError) -> Void

    private var directory: String { repository.path + "/objects/pack" }

    /// Puts the objects of damaged packs that can be read into new ones; the damaged ones are kept aside.
    func run(_ stop: StopSign) throws(ArchiveError) {
        for pack in try PackIndex.all(in: repository.path)
        where try !Digest.endsInItsOwn(pack.path + ".pack") {
            if try restoreEnds(of: pack) { continue }
            var readable: [ObjectID] = []
            for id in try pack.ids() {
                try stop.check()
                let isReadable = (try? repository.opened().read(id, "read object \(id)") { _, _ in }) != nil
                if isReadable { readable.append(id) }
            }
            if !readable.isEmpty {
                let written = try Repacking(in: repository, stop: stop).write(readable)
                try written.publish()
                // A pack is named after its objects: where all can be read it took the old one's place.
                if written.path == pack.path { continue }
            }
            try quarantine(pack.path + ".pack")
            try quarantine(pack.path + ".idx")
        }
        try Files.flush(directory: directory)
    }

    /// Puts back the head and the digest at the end, which follow from the index; whether the pack is whole then.
    private func restoreEnds(of pack: PackIndex) throws(ArchiveError) -> Bool {
        let path = pack.path + ".pack"
        guard let file = try OpenFile(path), let index = try OpenFile(pack.path + ".idx") else {
            return false
        }
        var bytes = try file.bytes(at: 0, count: file.stamp().size)
        // The index ends in the pack's digest and its own (gitformat-pack).
        let digest = try index.bytes(at: index.stamp().size - 40, count: 20)
        guard bytes.count > 32, digest.count == 20 else { return false }
        let count = (0..<4).map { UInt8(truncatingIfNeeded: pack.count >> (24 - 8 * $0)) }
        bytes.replaceSubrange(..<12, with: Array("PACK".utf8) + [0, 0, 0, 2] + count)
        bytes.replaceSubrange((bytes.count - 20)..., with: digest)
        let draft = directory + "/" + Leftovers.draftPrefix + "rescued"
        try Files.write(bytes, to: draft)
        guard try Digest.endsInItsOwn(draft) else {
            try Files.remove(draft)
            return false
        }
        try quarantine(path)
        try Files.move(draft, to: path)
        return true
    }
}
