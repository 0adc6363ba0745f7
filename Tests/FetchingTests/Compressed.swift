/// Bodies compressed by the simplest encoders that real decoders accept.
enum Compressed {
    /// Gzip (RFC 1952) with stored blocks.
    static func gzip(_ body: [UInt8]) -> [UInt8] {
        var deflated: [UInt8] = []
        var rest = body[...]
        repeat {
            let block = rest.prefix(65535)
            rest = rest.dropFirst(block.count)
            deflated.append(rest.isEmpty ? 1 : 0)
            deflated += littleEndian(UInt32(block.count), bytes: 2)
            deflated += littleEndian(~UInt32(block.count), bytes: 2)
            deflated += block
        } while !rest.isEmpty
        return gzipHeader + deflated + littleEndian(crc32(body), bytes: 4)
            + littleEndian(UInt32(body.count), bytes: 4)
    }

    /// A gzip stream of about a 158th of what it holds: one byte, and that one again and again.
    ///
    /// One block with fixed Huffman codes (RFC 1951, section 3.2.6). The checksum is wrong, but that is at the
    /// end of it.
    static func bomb(expandingTo size: Int) -> [UInt8] {
        var bits = BitWriter()
        bits.write([1, 1, 0])
        bits.write([0, 0, 1, 1, 0, 0, 0, 0])
        for _ in 0..<(size / 258) { bits.write([1, 1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0]) }
        bits.write([0, 0, 0, 0, 0, 0, 0])
        return gzipHeader + bits.bytes + [UInt8](repeating: 0, count: 8)
    }

    /// Zlib (RFC 1950), which HTTP calls "deflate", with one stored block.
    static func zlib(_ body: [UInt8]) -> [UInt8] {
        var low: UInt32 = 1
        var high: UInt32 = 0
        for byte in body {
            low = (low + UInt32(byte)) % 65521
            high = (high + low) % 65521
        }
        let count = UInt32(body.count)
        return [0x78, 0x01, 1] + littleEndian(count, bytes: 2) + littleEndian(~count, bytes: 2) + body
            + littleEndian(high << 16 | low, bytes: 4).reversed()
    }

    /// Zstandard (RFC 8878) with one raw block, for bodies under 256 bytes.
    static func zstandard(_ body: [UInt8]) -> [UInt8] {
        [0x28, 0xB5, 0x2F, 0xFD, 0x20, UInt8(body.count)]
            + littleEndian(UInt32(body.count) << 3 | 1, bytes: 3) + body
    }

    /// Brotli (RFC 7932) with one uncompressed meta-block and an empty last one.
    static func brotli(_ body: [UInt8]) -> [UInt8] {
        // Window of 16 bits (0), not the last block (0), length in 4 nibbles (00), length - 1, uncompressed (1).
        let header = UInt32(body.count - 1) << 4 | 1 << 20
        return littleEndian(header, bytes: 3) + body + [0x03]
    }

    private static let gzipHeader: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]

    private static func littleEndian(_ value: UInt32, bytes: Int) -> [UInt8] {
        (0..<bytes).map { UInt8(truncatingIfNeeded: value >> (8 * UInt32($0))) }
    }

    private static func crc32(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~UInt32(0)) { crc, byte in
            (0..<8).reduce(crc ^ UInt32(byte)) { crc, _ in crc >> 1 ^ (crc & 1 == 1 ? 0xEDB8_8320 : 0) }
        }
    }

    private struct BitWriter {
        var bytes: [UInt8] = []
        private var used = 8

        /// Puts bits into bytes from the least significant on.
        mutating func write(_ bits: [UInt8]) {
            for bit in bits {
                if used == 8 {
                    bytes.append(0)
                    used = 0
                }
                bytes[bytes.count - 1] |= bit << UInt8(used)
                used += 1
            }
        }
    }
}
