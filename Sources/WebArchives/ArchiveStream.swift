import ByteCompression

/// The bytes of an archive, decompressed member by member where it is compressed.
///
/// Where compressed bytes are damaged the stream goes on at the next member.
struct ArchiveStream {
    private let supply: () throws(WebArchiveError) -> [UInt8]
    private var raw: ArraySlice<UInt8> = []
    private var rawOffset = 0
    private var isRawAtEnd = false
    private var plain: ArraySlice<UInt8> = []
    private var isCompressed: Bool?
    private var member: Member?
    /// Where what comes next began in the file: its own place, or that of its member.
    private(set) var offset = 0
    /// What was wrong since it was last asked for.
    private(set) var damage: ArchiveDamage?
    /// How many members were begun; a record that begins in one and ends in another was cut.
    private(set) var memberNumber = 0

    private final class Member {
        var inflater: Inflater
        let start: Int

        init(at start: Int) throws(CompressionError) {
            inflater = try Inflater(.gzip, limit: ExpansionLimit(maximumBytes: .max, maximumRatio: 1_100))
            self.start = start
        }
    }

    /// Creates a stream; `supply` gives the next bytes, none at the end.
    init(_ supply: @escaping () throws(WebArchiveError) -> [UInt8]) { self.supply = supply }

    mutating func takeDamage() -> ArchiveDamage? {
        defer { damage = nil }
        return damage
    }

    /// The next line without its end, `nil` at the end of the stream.
    ///
    /// A longer one is cut at the limit.
    mutating func line(limit: Int = 65_536) throws(WebArchiveError) -> [UInt8]? {
        while true {
            if let end = plain.prefix(limit).firstIndex(of: 0x0A) {
                let line = plain[plain.startIndex..<end]
                advance(line.count + 1)
                return Array(line.last == 0x0D ? line.dropLast() : line)
            }
            if plain.count >= limit { return try bytes(limit) }
            guard try fill() else { return plain.isEmpty ? nil : try bytes(plain.count) }
        }
    }

    /// The next bytes; fewer at the end of the stream or at damage.
    mutating func bytes(_ count: Int) throws(WebArchiveError) -> [UInt8] {
        var result: [UInt8] = []
        let number = memberNumber
        while result.count < count {
            if plain.isEmpty {
                guard try fill() else { break }
                // A block does not go on behind damage.
                if damage != nil, memberNumber != number { break }
            }
            let part = plain.prefix(count - result.count)
            result += part
            advance(part.count)
        }
        return result
    }

    /// Passes bytes over; gives how many there were.
    mutating func skip(_ count: Int) throws(WebArchiveError) -> Int {
        var left = count
        while left > 0 {
            if plain.isEmpty, try !fill() { break }
            let part = min(left, plain.count)
            advance(part)
            left -= part
        }
        return count - left
    }

    /// The next bytes without taking them; fewer at the end.
    mutating func peek(_ count: Int) throws(WebArchiveError) -> ArraySlice<UInt8> {
        while plain.count < count, try fill() {}
        return plain.prefix(count)
    }

    private mutating func advance(_ count: Int) {
        plain = plain.dropFirst(count)
        if isCompressed == false { offset += count }
    }

    /// Gets more bytes; false at the end.
    private mutating func fill() throws(WebArchiveError) -> Bool {
        if isCompressed == nil {
            try fillRaw(atLeast: 2)
            isCompressed = Gzip.isLikely(raw)
        }
        if isCompressed == false {
            if raw.isEmpty { try fillRaw(atLeast: 1) }
            guard !raw.isEmpty else { return false }
            plain += raw
            takeRaw(raw.count)
            return true
        }
        return try inflate()
    }

    private mutating func inflate() throws(WebArchiveError) -> Bool {
        while true {
            if member == nil {
                guard try beginMember() else { return false }
            }
            if raw.isEmpty { try fillRaw(atLeast: 1) }
            guard let member else { return false }
            guard !raw.isEmpty else {
                note("the compressed bytes end too early", at: member.start)
                self.member = nil
                return false
            }
            var output: [UInt8] = []
            do throws(CompressionError) {
                takeRaw(try member.inflater.inflate(raw.prefix(65_536), into: &output))
                if member.inflater.isAtEnd { self.member = nil }
            } catch {
                note(error.description, at: member.start)
                self.member = nil
                if !raw.isEmpty { takeRaw(1) }
                try findMember()
            }
            if !output.isEmpty {
                if plain.isEmpty { offset = member.start }
                plain += output
                return true
            }
        }
    }

    private mutating func beginMember() throws(WebArchiveError) -> Bool {
        try fillRaw(atLeast: 2)
        guard !raw.isEmpty else { return false }
        if !Gzip.isLikely(raw) {
            // Some files are padded with zeros.
            if raw.contains(where: { $0 != 0 }) {
                note("what stands between members is not compressed", at: rawOffset)
            }
            try findMember()
            guard !raw.isEmpty else { return false }
        }
        do throws(CompressionError) { member = try Member(at: rawOffset) } catch {
            throw WebArchiveError(error.description)
        }
        memberNumber += 1
        return true
    }

    /// Goes to the next place that looks like the beginning of a member.
    private mutating func findMember() throws(WebArchiveError) {
        while true {
            try fillRaw(atLeast: 3)
            guard raw.count >= 3 else { return takeRaw(raw.count) }
            var index = raw.startIndex
            while index + 2 < raw.endIndex {
                if raw[index] == 0x1F, raw[index + 1] == 0x8B, raw[index + 2] == 0x08 {
                    return takeRaw(index - raw.startIndex)
                }
                index += 1
            }
            takeRaw(raw.count - 2)
        }
    }

    private mutating func note(_ message: String, at offset: Int) {
        if damage == nil { damage = ArchiveDamage(offset: offset, message: message) }
    }

    private mutating func fillRaw(atLeast count: Int) throws(WebArchiveError) {
        while raw.count < count, !isRawAtEnd {
            let more = try supply()
            isRawAtEnd = more.isEmpty
            raw = raw.isEmpty ? more[...] : raw + more
        }
    }

    private mutating func takeRaw(_ count: Int) {
        raw = raw.dropFirst(count)
        rawOffset += count
    }
}
