import Glibc

/// Bytes as ASCII, whatever stands beside it.
enum ASCII {
    static func lowercased(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        bytes.map(lower)
    }

    static func lower(_ byte: UInt8) -> UInt8 {
        byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
    }

    static func isLetter(_ byte: UInt8) -> Bool {
        let lower = byte | 0x20
        return lower >= 0x61 && lower <= 0x7A
    }

    static func isDigit(_ byte: UInt8) -> Bool {
        byte >= 0x30 && byte <= 0x39
    }

    static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || (byte >= 0x09 && byte <= 0x0D)
    }

    static func contains(_ bytes: [UInt8], _ needle: String) -> Bool {
        firstIndex(of: Array(needle.utf8), in: bytes[...]) != nil
    }

    /// Where a needle begins.
    static func firstIndex(of needle: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
        guard !needle.isEmpty, bytes.count >= needle.count else { return nil }
        return bytes.withUnsafeBytes { buffer -> Int? in
            guard let start = buffer.baseAddress else { return nil }
            var place = start
            let end = start + (buffer.count - needle.count + 1)
            while place < end {
                guard let found = memchr(place, Int32(needle[0]), end - place) else { return nil }
                place = UnsafeRawPointer(found)
                if memcmp(place, needle, needle.count) == 0 { return bytes.startIndex + (place - start) }
                place += 1
            }
            return nil
        }
    }

    /// Where the last occurrence of a needle begins.
    static func lastIndex(of needle: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
        guard let first = needle.first, bytes.count >= needle.count else { return nil }
        var index = bytes.endIndex - needle.count
        while index >= bytes.startIndex {
            if bytes[index] == first, bytes[index..<(index + needle.count)].elementsEqual(needle) {
                return index
            }
            index -= 1
        }
        return nil
    }
}
