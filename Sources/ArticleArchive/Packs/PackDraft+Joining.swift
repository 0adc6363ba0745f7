extension PackDraft {
    /// Takes over the objects of a pack as they stand in it; false where one of them is here already.
    ///
    /// Deltas name their base by its distance, so the whole can be copied without being read.
    ///
    /// - Throws: ``ArchiveError`` with `corrupt` where the pack or its index is not what its checksum says.
    mutating func append(_ pack: PackIndex) throws(ArchiveError) -> Bool {
        let path = pack.path + ".pack"
        guard let file = try OpenFile(path), try Digest.endsInItsOwn(pack.path + ".idx") else {
            throw ArchiveError(.corrupt, "join '\(path)' with others", "its index is damaged")
        }
        let body = try file.bytes(at: 0, count: try file.stamp().size)
        guard body.count >= 32, body.starts(with: "PACK".utf8), body[7] == 2,
            Digest.sha1(body.dropLast(20)) == body.suffix(20)
        else {
            throw ArchiveError(.corrupt, "join '\(path)' with others", "it is damaged")
        }
        let shift = bytes.count - 12
        let copies = try pack.entries()
        guard copies.allSatisfy({ known[$0.id] == nil && (12..<body.count - 20).contains($0.offset) }) else {
            return false
        }
        for copy in copies {
            known[copy.id] = entries.count
            entries.append(
                Entry(id: copy.id, offset: copy.offset + shift, checksum: copy.checksum, depth: 0))
        }
        bytes += body[12..<body.count - 20]
        return true
    }
}
