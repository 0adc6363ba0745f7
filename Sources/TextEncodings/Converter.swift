#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Legacy encodings through the C library's converter (POSIX `iconv`).
enum Converter {
    /// UTF-8 with U+FFFD for what cannot be decoded; `nil` where the converter does not know the encoding.
    static func decoded(_ bytes: [UInt8], from name: String) -> [UInt8]? {
        guard let converter = iconv_open("UTF-8", name), converter != iconv_t(bitPattern: -1) else {
            return nil
        }
        defer { iconv_close(converter) }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count * 2)
        var input = bytes
        var output = [CChar](repeating: 0, count: 65_536)
        input.withUnsafeMutableBytes { source in
            output.withUnsafeMutableBufferPointer { target in
                var next = source.baseAddress?.assumingMemoryBound(to: CChar.self)
                var left = source.count
                while left > 0 {
                    let before = left
                    var place = target.baseAddress
                    var room = target.count
                    let outcome = iconv(converter, &next, &left, &place, &room)
                    result.append(contentsOf: UnsafeRawBufferPointer(target).prefix(target.count - room))
                    // A full target also counts as a failure; one with room left has met a fault.
                    let isFault = Int(truncatingIfNeeded: outcome) == -1 && room > 64
                    guard isFault || left == before && room == target.count else { continue }
                    result.append(contentsOf: [0xEF, 0xBF, 0xBD])
                    next = next?.advanced(by: 1)
                    left -= 1
                }
                // Some converters hold the last character back, for a mark that may follow.
                var place = target.baseAddress
                var room = target.count
                _ = iconv(converter, nil, nil, &place, &room)
                result.append(contentsOf: UnsafeRawBufferPointer(target).prefix(target.count - room))
            }
        }
        return result
    }
}
