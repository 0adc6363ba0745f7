/// How one text becomes another by copying parts of it: the instructions of a delta in a pack.
///
/// The format is that of gitformat-pack, "Deltified representation"; the search is the usual one (git's
/// `diff-delta.c`, after Tichy's block moves and Rabin's fingerprints), with blocks of 16 bytes looked up by a
/// multiplicative hash.
enum Delta {
    /// The instructions, or `nil` where they would be longer than `limit`.
    ///
    /// Time is linear in both lengths but for texts that repeat themselves, where the first place wins.
    static func make(from base: [UInt8], to target: [UInt8], limit: Int) -> [UInt8]? {
        guard base.count >= block, target.count >= block, base.count < 1 << 31 else { return nil }
        return base.withUnsafeBytes { base in
            target.withUnsafeBytes { target in
                var search = Search(base: base, target: target, limit: limit)
                return search.run()
            }
        }
    }

    fileprivate static let block = 16

    private struct Search {
        let base: UnsafeRawBufferPointer
        let target: UnsafeRawBufferPointer
        let limit: Int
        private let shift: UInt64
        /// Where in the base a block of a hash begins, plus one; 0 for nowhere.
        private var places: [UInt32]
        private var instructions: [UInt8] = []
        /// Where the bytes begin that were found nowhere in the base.
        private var pending = 0

        init(base: UnsafeRawBufferPointer, target: UnsafeRawBufferPointer, limit: Int) {
            self.base = base
            self.target = target
            self.limit = limit
            var bits: UInt64 = 6
            while bits < 20, 1 << bits < base.count / (block / 2) { bits += 1 }
            shift = 64 - bits
            places = [UInt32](repeating: 0, count: 1 << bits)
        }

        mutating func run() -> [UInt8]? {
            var place = (base.count / block - 1) * block
            while place >= 0 {
                places[hash(base, place)] = UInt32(place + 1)
                place -= block
            }
            length(base.count)
            length(target.count)
            var index = 0
            while index + block <= target.count {
                let found = Int(places[hash(target, index)])
                guard found > 0, same(found - 1, index) else {
                    index += 1
                    continue
                }
                index = copy(from: found - 1, to: index)
                guard instructions.count <= limit else { return nil }
            }
            insert(upTo: target.count)
            return instructions.count <= limit ? instructions : nil
        }

        private func hash(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> Int {
            let one = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            let two = bytes.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self)
            let mixed = (one &* 0x9E37_79B9_7F4A_7C15) ^ (two &* 0xC2B2_AE3D_27D4_EB4F)
            return Int(((mixed ^ mixed >> 29) &* 0xBF58_476D_1CE4_E5B9) >> shift)
        }

        private func same(_ place: Int, _ index: Int) -> Bool {
            base.loadUnaligned(fromByteOffset: place, as: UInt64.self)
                == target.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                && base.loadUnaligned(fromByteOffset: place + 8, as: UInt64.self)
                    == target.loadUnaligned(fromByteOffset: index + 8, as: UInt64.self)
        }

        /// Copies the longest common part around a common block; returns where the target goes on.
        private mutating func copy(from place: Int, to index: Int) -> Int {
            var start = place
            var here = index
            while here > pending, start > 0, base[start - 1] == target[here - 1] {
                start -= 1
                here -= 1
            }
            var end = index + block
            var last = place + block
            while end < target.count, last < base.count, base[last] == target[end] {
                last += 1
                end += 1
            }
            insert(upTo: here)
            while start < last {
                let size = min(last - start, 0xFFFF)
                emitCopy(start, size)
                start += size
            }
            pending = end
            return end
        }

        private mutating func emitCopy(_ offset: Int, _ size: Int) {
            let head = instructions.count
            var code: UInt8 = 0x80
            instructions.append(code)
            for index in 0..<4 {
                let byte = UInt8(truncatingIfNeeded: offset >> (8 * index))
                if byte != 0 {
                    instructions.append(byte)
                    code |= 1 << UInt8(index)
                }
            }
            for index in 0..<2 {
                let byte = UInt8(truncatingIfNeeded: size >> (8 * index))
                if byte != 0 {
                    instructions.append(byte)
                    code |= 1 << UInt8(4 + index)
                }
            }
            instructions[head] = code
        }

        private mutating func insert(upTo end: Int) {
            while pending < end, instructions.count <= limit {
                let size = min(end - pending, 127)
                instructions.append(UInt8(size))
                instructions += target[pending..<pending + size]
                pending += size
            }
        }

        private mutating func length(_ value: Int) {
            var rest = value
            while rest >= 0x80 {
                instructions.append(UInt8(rest & 0x7F) | 0x80)
                rest >>= 7
            }
            instructions.append(UInt8(rest))
        }
    }
}
