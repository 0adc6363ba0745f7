import CDeflate

/// Reads many commits out of a repository's packs, in less time than libgit2 takes.
///
/// Made for one walk: packs that come later are not seen. What it does not find or not understand is left to
/// libgit2, which says what is wrong; what it gives was held against its id.
final class PackedCommits {
    private let packs: [Pack]
    private let inflater: OpaquePointer
    /// The pack that had the last commit.
    private var last = 0

    init?(in repository: String) throws(ArchiveError) {
        var packs: [Pack] = []
        for index in try PackIndex.all(in: repository).sorted(by: { $0.count > $1.count }) {
            if let pack = try Pack(index) { packs.append(pack) }
        }
        guard !packs.isEmpty, let inflater = libdeflate_alloc_decompressor() else { return nil }
        self.packs = packs
        self.inflater = inflater
    }

    deinit { libdeflate_free_decompressor(inflater) }

    /// The text of a commit; `nil` where another must look for it.
    func read(_ id: ObjectID) throws(ArchiveError) -> ArraySlice<UInt8>? {
        if let offset = try packs[last].offset(of: id) { return try read(id, at: offset) }
        for index in packs.indices where index != last {
            guard let offset = try packs[index].offset(of: id) else { continue }
            last = index
            return try read(id, at: offset)
        }
        return nil
    }

    private func read(_ id: ObjectID, at offset: Int) throws(ArchiveError) -> ArraySlice<UInt8>? {
        guard let object = try packs[last].object(at: offset, inflater), Digest.sha1(object.bytes) == id.bytes
        else { return nil }
        return object.content
    }
}

/// A commit with the head that goes into its id (`commit 123` and a NUL).
private struct CommitObject {
    let bytes: [UInt8]
    let start: Int

    var content: ArraySlice<UInt8> { bytes[start...] }

    /// Makes one of a length, its content filled in.
    init?(length: Int, _ fill: (UnsafeMutableRawBufferPointer) -> Bool) {
        let head = Array("commit \(length)\0".utf8)
        var isFilled = false
        bytes = [UInt8](unsafeUninitializedCapacity: head.count + length) { space, count in
            _ = space.update(fromContentsOf: head)
            isFilled = fill(
                UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(space)[head.count...]))
            count = isFilled ? head.count + length : 0
        }
        guard isFilled else { return nil }
        start = head.count
    }
}

/// An open pack with its index (gitformat-pack, version 2).
private final class Pack {
    private let count: Int
    private let index: FileWindow
    private let file: FileWindow
    private let fanout: [Int]
    /// Commits read lately, by where they begin: others may be deltas of them.
    private var recent: [Int: CommitObject] = [:]

    init?(_ pack: PackIndex) throws(ArchiveError) {
        count = pack.count
        guard let index = try FileWindow(pack.path + ".idx", width: count < 290_000 ? 8 << 20 : 4_096),
            let file = try FileWindow(pack.path + ".pack", width: 16 << 10)
        else { return nil }
        self.index = index
        self.file = file
        let counts = try index.with(8, count: 1_024) { bytes in
            bytes.count < 1_024
                ? nil
                : (0..<256).map {
                    Int(UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: $0 * 4, as: UInt32.self)))
                }
        }
        guard let counts, counts.last == count, zip(counts, counts.dropFirst()).allSatisfy(<=) else {
            return nil
        }
        fanout = counts
    }

    /// Where an object begins; `nil` where it is not in this pack, or beyond two gigabytes.
    func offset(of id: ObjectID) throws(ArchiveError) -> Int? {
        var low = id.first == 0 ? 0 : fanout[id.first - 1]
        var high = fanout[id.first]
        while low < high {
            let middle = (low + high) / 2
            let found = try index.with(1_032 + middle * 20, count: 20) {
                $0.count < 20 ? nil : ObjectID($0)
            }
            guard let found else { return nil }
            if found == id {
                let offset = try index.word(at: 1_032 + count * 24 + middle * 4)
                return offset.flatMap { $0 < 1 << 31 ? Int($0) : nil }
            }
            if found < id { low = middle + 1 } else { high = middle }
        }
        return nil
    }

    /// The commit that begins at an offset; `nil` where it is something else.
    func object(at offset: Int, _ inflater: OpaquePointer, depth: Int = 0) throws(ArchiveError)
        -> CommitObject?
    {
        if let known = recent[offset] { return known }
        guard depth < 64, let head = try file.with(offset, count: 40, { EntryHead($0) }),
            head.length <= Self.longest
        else { return nil }
        let base: Int?
        switch head.kind {
        case .commit: base = nil
        case .delta(let distance): base = offset - distance
        case .deltaOf(let id):
            guard let place = try self.offset(of: id) else { return nil }
            base = place
        }
        var object: CommitObject?
        if let base {
            guard let old = try self.object(at: base, inflater, depth: depth + 1) else { return nil }
            object = try inflated(at: offset + head.size, length: head.length, inflater)
                .flatMap { Self.applied($0.content, to: old.content) }
        } else {
            object = try inflated(at: offset + head.size, length: head.length, inflater)
        }
        if recent.count >= 256 { recent.removeAll() }
        recent[offset] = object
        return object
    }

    private func inflated(
        at offset: Int, length: Int, _ inflater: OpaquePointer
    ) throws(ArchiveError) -> CommitObject? {
        // The most that zlib makes of so many bytes, and what comes before and after.
        try file.with(offset, count: length + length / 1_000 + 64) { packed in
            CommitObject(length: length) { space in
                libdeflate_zlib_decompress(
                    inflater, packed.baseAddress, packed.count, space.baseAddress, space.count, nil)
                    == LIBDEFLATE_SUCCESS
            }
        }
    }

    /// What a delta makes of its base; `nil` where it is not of its form.
    private static func applied(_ delta: ArraySlice<UInt8>, to base: ArraySlice<UInt8>) -> CommitObject? {
        var delta = delta
        guard number(&delta) == base.count, let length = number(&delta), length <= longest else { return nil }
        return CommitObject(length: length) { space in
            var position = 0
            while let code = delta.popFirst() {
                let source: ArraySlice<UInt8>
                if code & 0x80 == 0 {
                    guard code > 0, delta.count >= Int(code) else { return false }
                    source = delta.prefix(Int(code))
                    delta = delta.dropFirst(Int(code))
                } else {
                    var start = 0
                    var count = 0
                    for bit in 0..<7 where code & 1 << UInt8(bit) != 0 {
                        guard let byte = delta.popFirst() else { return false }
                        if bit < 4 {
                            start |= Int(byte) << (8 * bit)
                        } else {
                            count |= Int(byte) << (8 * (bit - 4))
                        }
                    }
                    if count == 0 { count = 0x10000 }
                    guard start + count <= base.count else { return false }
                    source = base[(base.startIndex + start)..<(base.startIndex + start + count)]
                }
                guard position + source.count <= space.count else { return false }
                space[position..<position + source.count].copyBytes(from: source)
                position += source.count
            }
            return position == length
        }
    }

    private static func number(_ bytes: inout ArraySlice<UInt8>) -> Int? {
        var value = 0
        var shift = 0
        while shift < 35, let byte = bytes.popFirst() {
            value |= Int(byte & 0x7F) << shift
            if byte & 0x80 == 0 { return value }
            shift += 7
        }
        return nil
    }

    /// A commit of ours has some kilobytes at most.
    private static let longest = 1 << 20
}

/// What stands before an object's compressed bytes in a pack.
private struct EntryHead {
    enum Kind {
        case commit
        /// A delta of what begins so many bytes before.
        case delta(Int)
        /// A delta of another object, as libgit2 writes them.
        case deltaOf(ObjectID)
    }

    let kind: Kind
    /// How long the object is, or the delta, when it is not compressed.
    let length: Int
    /// How many bytes this head takes.
    let size: Int

    /// Reads one; `nil` for other kinds of objects.
    init?(_ bytes: UnsafeRawBufferPointer) {
        guard let first = bytes.first else { return nil }
        var position = 1
        var length = Int(first & 15)
        var shift = 4
        var byte = first
        while byte & 0x80 != 0 {
            guard position < bytes.count, shift < 32 else { return nil }
            byte = bytes[position]
            length |= Int(byte & 0x7F) << shift
            shift += 7
            position += 1
        }
        switch first >> 4 & 7 {
        case 1: kind = .commit
        case 6:
            guard position < bytes.count else { return nil }
            byte = bytes[position]
            var distance = Int(byte & 0x7F)
            position += 1
            while byte & 0x80 != 0 {
                guard position < bytes.count, distance < 1 << 40 else { return nil }
                byte = bytes[position]
                distance = (distance + 1) << 7 | Int(byte & 0x7F)
                position += 1
            }
            guard distance > 0 else { return nil }
            kind = .delta(distance)
        case 7:
            guard position + 20 <= bytes.count else { return nil }
            kind = .deltaOf(ObjectID(bytes, at: position))
            position += 20
        default: return nil
        }
        self.length = length
        size = position
    }
}
