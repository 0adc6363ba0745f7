/// The index of a pack, version 2 (gitformat-pack): which objects the pack has.
struct PackIndex {
    /// The pack's path without its ending.
    let path: String
    /// How many objects there are.
    let count: Int

    /// Reads the number of objects; `nil` where there is no such index.
    init?(of path: String) throws(ArchiveError) {
        guard let file = try OpenFile(path + ".idx") else { return nil }
        self.path = path
        let head = try file.bytes(at: 0, count: Self.names)
        guard head.count == Self.names, head.starts(with: [0xFF, 0x74, 0x4F, 0x63, 0, 0, 0, 2]) else {
            throw Self.damaged(path)
        }
        count = head[(Self.names - 4)...].reduce(0) { $0 << 8 | Int($1) }
        guard try file.stamp().size >= Self.names + count * 28 + 40 else { throw Self.damaged(path) }
    }

    /// The ids of all objects, sorted.
    func ids() throws(ArchiveError) -> [ObjectID] {
        guard let file = try OpenFile(path + ".idx") else { throw Self.damaged(path) }
        let bytes = try file.bytes(at: Self.names, count: count * 20)
        guard bytes.count == count * 20 else { throw Self.damaged(path) }
        return bytes.withUnsafeBytes { bytes in (0..<count).map { ObjectID(bytes, at: $0 * 20) } }
    }

    /// Where each object begins in the pack, and the CRC-32 of its bytes there, in the order of their ids.
    ///
    /// An object that begins beyond two gigabytes is given at `Int.max`.
    func entries() throws(ArchiveError) -> [(id: ObjectID, offset: Int, checksum: UInt32)] {
        guard let file = try OpenFile(path + ".idx") else { throw Self.damaged(path) }
        let bytes = try file.bytes(at: Self.names, count: count * 28)
        guard bytes.count == count * 28 else { throw Self.damaged(path) }
        return bytes.withUnsafeBytes { bytes in
            (0..<count).map { index in
                let word = { UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: $0, as: UInt32.self)) }
                let offset = word(count * 24 + index * 4)
                return (
                    ObjectID(bytes, at: index * 20), offset < 1 << 31 ? Int(offset) : .max,
                    word(count * 20 + index * 4)
                )
            }
        }
    }

    /// The objects that begin where the pack has no more.
    func strays() throws(ArchiveError) -> [ObjectID] {
        guard let file = try OpenFile(path + ".idx"), let size = FileStamp(of: path + ".pack")?.size else {
            return []
        }
        let offsets = try file.bytes(at: Self.names + count * 24, count: count * 4)
        guard offsets.count == count * 4 else { throw Self.damaged(path) }
        var found: [ObjectID] = []
        for index in 0..<count {
            let word = offsets.withUnsafeBytes {
                UInt32(bigEndian: $0.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self))
            }
            var offset = UInt64(word)
            if word >= 1 << 31 {
                let place = Self.names + count * 28 + Int(word & 0x7FFF_FFFF) * 8
                let wide = try file.bytes(at: place, count: 8)
                offset = wide.count < 8 ? .max : wide.reduce(0) { $0 << 8 | UInt64($1) }
            }
            // A pack ends in its digest.
            if offset >= UInt64(max(20, size) - 20) {
                let bytes = try file.bytes(at: Self.names + index * 20, count: 20)
                found.append(bytes.withUnsafeBytes { ObjectID($0, at: 0) })
            }
        }
        return found
    }

    /// How many bytes the pack and its index take.
    var size: Int {
        (FileStamp(of: path + ".pack")?.size ?? 0) + (FileStamp(of: path + ".idx")?.size ?? 0)
    }

    /// The packs in a repository, those without an index or a pack left out.
    static func all(in repository: String) throws(ArchiveError) -> [PackIndex] {
        let directory = repository + "/objects/pack"
        let names = Set(try Files.names(in: directory))
        var packs: [PackIndex] = []
        for name in names.sorted() where name.hasPrefix("pack-") && name.hasSuffix(".idx") {
            let stem = String(name.dropLast(4))
            guard names.contains(stem + ".pack") else { continue }
            if let pack = try PackIndex(of: directory + "/" + stem) { packs.append(pack) }
        }
        return packs
    }

    private static func damaged(_ path: String) -> ArchiveError {
        ArchiveError(.corrupt, "read '\(path).idx'", "it is no index of a pack, or cut off")
    }

    /// Where the ids begin, behind the head and the numbers by first byte.
    private static let names = 8 + 256 * 4
}
