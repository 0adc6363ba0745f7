import CGit2

/// Git objects of one batch, compressed in memory until they go out as one pack.
///
/// The format is gitformat-pack, version 2, and its index version 2. Objects that follow one another in a
/// history are stored as deltas of what they follow, as far as that stands in the same pack; a better
/// arrangement is left to maintenance.
struct PackDraft: ~Copyable {
    /// Where a draft can be taken back to.
    struct Mark {
        fileprivate let objects: Int
        fileprivate let bytes: Int
    }

    struct Entry {
        let id: ObjectID
        let offset: Int
        let checksum: UInt32
        /// How many deltas must be undone to read it.
        let depth: Int
    }

    private let deflater: Deflater
    var bytes: [UInt8]
    var entries: [Entry] = []
    var known: [ObjectID: Int] = [:]

    init() throws(ArchiveError) {
        try GitLibrary.start()
        deflater = try Deflater()
        bytes = Array("PACK".utf8) + Self.bigEndian(2) + Self.bigEndian(0)
    }

    var isEmpty: Bool { entries.isEmpty }

    /// How long the pack is so far, in bytes.
    var size: Int { bytes.count }

    /// The state to come back to with ``restore(_:)``.
    var mark: Mark { Mark(objects: entries.count, bytes: bytes.count) }

    /// Drops what was added since.
    mutating func restore(_ mark: Mark) {
        for entry in entries[mark.objects...] { known[entry.id] = nil }
        entries.removeLast(entries.count - mark.objects)
        bytes.removeLast(bytes.count - mark.bytes)
    }

    /// Adds a file's bytes; equal bytes are kept once.
    mutating func add(_ file: ReadyFile) throws(ArchiveError) {
        if known[file.id] != nil { return }
        let packed = file.packed
        guard let base = packed.base else {
            return try append(file.id, Self.blobCode, packed.length, packed.bytes)
        }
        if let index = known[base], entries[index].depth < Self.depth {
            let distance = Self.distance(bytes.count - entries[index].offset)
            let depth = entries[index].depth + 1
            return try append(file.id, Self.deltaCode, packed.length, packed.bytes, distance, depth: depth)
        }
        // What it is a delta of stands elsewhere.
        try append(file.id, Self.blobCode, file.content.count, try deflater.compress(file.content))
    }

    /// Adds a file's bytes as they are; equal bytes are kept once.
    mutating func add(blob content: [UInt8]) throws(ArchiveError) -> ObjectID {
        try add(content, GIT_OBJECT_BLOB)
    }

    /// Adds a tree of plain files.
    mutating func add(tree files: [TreeFile]) throws(ArchiveError) -> ObjectID {
        var content: [UInt8] = []
        for file in files.sorted(by: { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }) {
            content += Array("100644 ".utf8) + Array(file.name.utf8) + [0] + file.id.bytes
        }
        return try add(content, GIT_OBJECT_TREE)
    }

    /// Adds a commit, its text as in gitformat-commit.
    mutating func add(commit text: String) throws(ArchiveError) -> ObjectID {
        try add(Array(text.utf8), GIT_OBJECT_COMMIT)
    }

    private mutating func add(_ content: [UInt8], _ kind: git_object_t) throws(ArchiveError) -> ObjectID {
        let id = try Self.id(of: content, kind)
        if known[id] == nil {
            try append(id, UInt8(kind.rawValue), content.count, try deflater.compress(content))
        }
        return id
    }

    /// - Parameters:
    ///   - length: how many bytes there are before compression.
    ///   - distance: how far back the base of a delta is.
    private mutating func append(
        _ id: ObjectID, _ code: UInt8, _ length: Int, _ compressed: [UInt8], _ distance: [UInt8] = [],
        depth: Int = 0
    ) throws(ArchiveError) {
        let offset = bytes.count
        guard offset + compressed.count + 32 < 1 << 31 else {
            throw ArchiveError(.invalid, "prepare a pack", "more than two gigabytes at once")
        }
        var rest = length >> 4
        var byte = code << 4 | UInt8(length & 15)
        while rest > 0 {
            bytes.append(byte | 0x80)
            byte = UInt8(rest & 0x7F)
            rest >>= 7
        }
        bytes.append(byte)
        bytes += distance
        bytes += compressed
        known[id] = entries.count
        entries.append(
            Entry(id: id, offset: offset, checksum: Deflater.checksum(bytes[offset...]), depth: depth))
    }

    /// Writes everything as one pack and its index, where git does not look.
    ///
    /// - Parameters:
    ///   - repository: its directory.
    ///   - staged: takes the files, which must be flushed before the pack is published.
    consuming func write(in repository: String, staged: inout StagedFiles) throws(ArchiveError) -> WrittenPack
    {
        bytes.replaceSubrange(8..<12, with: Self.bigEndian(UInt32(entries.count)))
        let trailer = Digest.sha1(bytes)
        bytes += trailer
        let index = index(of: trailer)
        let pack = WrittenPack(repository: repository, name: trailer.map(Digest.hex).joined())
        try WrittenPack.prepare(repository)
        pack.abandon()
        do throws(ArchiveError) {
            for (path, content) in [(pack.draft + ".pack", bytes), (pack.draft + ".idx", index)] {
                guard try staged.create(path, content, mode: 0o444) else {
                    throw ArchiveError(.failed, "write '\(path)'", "another file has its name")
                }
            }
        } catch {
            pack.abandon()
            throw error
        }
        return pack
    }

    private func index(of trailer: [UInt8]) -> [UInt8] {
        let sorted = entries.sorted { $0.id < $1.id }
        var index: [UInt8] = [0xFF] + Array("tOc".utf8) + Self.bigEndian(2)
        index.reserveCapacity(1_100 + sorted.count * 28)
        var counts = [UInt32](repeating: 0, count: 256)
        for entry in sorted { counts[entry.id.first] += 1 }
        var total: UInt32 = 0
        for count in counts {
            total += count
            index += Self.bigEndian(total)
        }
        for entry in sorted { index += entry.id.bytes }
        for entry in sorted { index += Self.bigEndian(entry.checksum) }
        for entry in sorted { index += Self.bigEndian(UInt32(entry.offset)) }
        index += trailer
        index += Digest.sha1(index)
        return index
    }

    /// The id of a file's bytes.
    static func id(ofFile content: [UInt8]) throws(ArchiveError) -> ObjectID {
        try id(of: content, GIT_OBJECT_BLOB)
    }

    /// The id of an object; libgit2 refuses bytes made to collide with others.
    private static func id(of content: [UInt8], _ kind: git_object_t) throws(ArchiveError) -> ObjectID {
        var oid = git_oid()
        try check(git_odb_hash(&oid, content, content.count, kind), "prepare an object")
        return ObjectID(oid)
    }

    private static func bigEndian(_ value: UInt32) -> [UInt8] {
        withUnsafeBytes(of: value.bigEndian, Array.init)
    }

    /// How far back a delta's base begins, as gitformat-pack writes it.
    private static func distance(_ value: Int) -> [UInt8] {
        var digits = [UInt8(value & 0x7F)]
        var rest = value >> 7
        while rest > 0 {
            rest -= 1
            digits.append(0x80 | UInt8(rest & 0x7F))
            rest >>= 7
        }
        return digits.reversed()
    }

    private static let blobCode = UInt8(GIT_OBJECT_BLOB.rawValue)
    private static let deltaCode: UInt8 = 6
    /// The longest chain of deltas, as git's default.
    static let depth = 50
}
