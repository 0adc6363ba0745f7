import CDeflate

/// Reads many commits out of a repository's packs, in less time than libgit2 takes.
///
/// Made for one walk: packs that come later are not seen. What it does not find or not understand is left to
/// libgit2, which says what is wrong; what it gives was held against its id.
final class PackedCommits {
    private let packs: [Pack]
    private let inflater: OpaquePointer
    private let hasher: ObjectHasher
    /// The pack that had the last commit.
    private var last = 0

    init?(in repository: String) throws(ArchiveError) {
        var packs: [Pack] = []
        for index in try PackIndex.all(in: repository).sorted(by: { $0.count > $1.count }) {
            if let pack = try Pack(index) { packs.append(pack) }
        }
        guard !packs.isEmpty, let hasher = ObjectHasher(), let inflater = libdeflate_alloc_decompressor()
        else { return nil }
        self.packs = packs
        self.inflater = inflater
        self.hasher = hasher
    }

    deinit { libdeflate_free_decompressor(inflater) }

    /// The text of a commit; `nil` where another must look for it.
    func read(_ id: ObjectID) throws(ArchiveError) -> [UInt8]? {
        if let offset = try packs[last].offset(of: id) { return try read(id, at: offset) }
        for index in packs.indices where index != last {
            guard let offset = try packs[index].offset(of: id) else { continue }
            last = index
            return try read(id, at: offset)
        }
        return nil
    }

    private func read(_ id: ObjectID, at offset: Int) throws(ArchiveError) -> [UInt8]? {
        guard let text = try packs[last].commit(at: offset, inflater), hasher.id(ofCommit: text) == id else {
            return nil
        }
        return text
    }
}

/// An open pack with its index (gitformat-pack, version 2).
private final class Pack {
    private let count: Int
    private let index: FileWindow
    private let file: FileWindow
    private let fanout: [Int]
    /// Commits read lately, by where they begin: others may be deltas of them.
    private var recent: [Int: [UInt8]] = [:]

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

    /// The text of the commit that begins at an offset; `nil` where it is something else.
    func commit(at offset: Int, _ inflater: OpaquePointer, depth: Int = 0) throws(ArchiveError) -> [UInt8]? {
        if let known = recent[offset] { return known }
        guard depth < 64, let head = try file.with(offset, count: 40, { EntryHead($0) }),
            head.length <= Self.longest
        else { return nil }
        let place: Int?
        switch head.kind {
        case .commit: place = nil
        case .delta(let distance): place = offset - distance
        case .deltaOf(let id):
            guard let found = try self.offset(of: id) else { return nil }
            place = found
        }
        var text = try inflated(at: offset + head.size, length: head.length, inflater)
        if let place, let delta = text {
            guard let base = try commit(at: place, inflater, depth: depth + 1) else { return nil }
            text = Self.applied(delta[...], to: base)
        }
        // Who writes no deltas of commits needs none of them again.
        if place != nil || depth > 0 {
            if recent.count >= 256 { recent.removeAll(keepingCapacity: true) }
            recent[offset] = text
        }
        return text
    }

    private func inflated(
        at offset: Int, length: Int, _ inflater: OpaquePointer
    ) throws(ArchiveError) -> [UInt8]? {
        // The most that zlib makes of so many bytes, and what comes before and after.
        try file.with(offset, count: length + length / 1_000 + 64) { packed in
            let text = [UInt8](unsafeUninitializedCapacity: length) { space, count in
                let status = libdeflate_zlib_decompress(
                    inflater, packed.baseAddress, packed.count, space.baseAddress, length, nil)
                count = status == LIBDEFLATE_SUCCESS ? length : 0
            }
            return text.count == length ? text : nil
        }
    }

    /// What a delta makes of its base; `nil` where it is not of its form.
    private static func applied(_ delta: ArraySlice<UInt8>, to base: [UInt8]) -> [UInt8]? {
        var delta = delta
        guard number(&delta) == base.count, let length = number(&delta), length <= longest else { return nil }
        var text: [UInt8] = []
        text.reserveCapacity(length)
        while let code = delta.popFirst() {
            if code & 0x80 == 0 {
                guard code > 0, delta.count >= Int(code) else { return nil }
                text += delta.prefix(Int(code))
                delta = delta.dropFirst(Int(code))
            } else {
                var start = 0
                var count = 0
                for bit in 0..<7 where code & 1 << UInt8(bit) != 0 {
                    guard let byte = delta.popFirst() else { return nil }
                    if bit < 4 {
                        start |= Int(byte) << (8 * bit)
                    } else {
                        count |= Int(byte) << (8 * (bit - 4))
                    }
                }
                if count == 0 { count = 0x10000 }
                guard start + count <= base.count else { return nil }
                text += base[start..<start + count]
            }
            guard text.count <= length else { return nil }
        }
        return text.count == length ? text : nil
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
