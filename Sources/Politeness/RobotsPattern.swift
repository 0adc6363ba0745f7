/// A path pattern of `robots.txt`: a beginning, with `*` for anything and `$` for the end.
struct RobotsPattern {
    private let bytes: [UInt8]

    init(_ pattern: String, isNormalised: Bool) {
        bytes = Self.escaped(Array(pattern.utf8), decodingUnreserved: isNormalised)
    }

    /// The pattern's length where it matches.
    func length(matching path: [UInt8]) -> Int? {
        Self.matches(bytes[...], path) ? bytes.count : nil
    }

    /// `Allow: /index.html` allows the directory as well, as Google's parser has it.
    func lengthAsDirectory(matching path: [UInt8]) -> Int? {
        guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")),
            bytes[slash...].starts(with: "/index.htm".utf8)
        else { return nil }
        let pattern = bytes[...slash] + [UInt8(ascii: "$")]
        return Self.matches(pattern, path) ? pattern.count : nil
    }

    /// Each part between stars takes its leftmost place, which leaves the most room to the next ones.
    private static func matches(_ pattern: ArraySlice<UInt8>, _ path: [UInt8]) -> Bool {
        let isAnchored = pattern.last == UInt8(ascii: "$")
        let parts = (isAnchored ? pattern.dropLast() : pattern)
            .split(separator: UInt8(ascii: "*"), omittingEmptySubsequences: false)
        guard let first = parts.first, path.starts(with: first) else { return false }
        var rest = path[first.count...]
        for (index, part) in parts.enumerated().dropFirst() {
            if isAnchored, index == parts.count - 1 {
                return rest.count >= part.count && rest.suffix(part.count).elementsEqual(part)
            }
            guard let end = end(of: part, in: rest) else { return false }
            rest = rest[end...]
        }
        return !isAnchored || rest.isEmpty
    }

    /// Behind the first occurrence, in linear time whatever the two are (Knuth, Morris and Pratt).
    private static func end(of part: ArraySlice<UInt8>, in text: ArraySlice<UInt8>) -> Int? {
        let wanted = Array(part)
        guard wanted.count > 0 else { return text.startIndex }
        guard wanted.count <= text.count else { return nil }
        var borders = [0]
        borders.reserveCapacity(wanted.count)
        for byte in wanted.dropFirst() {
            var length = borders[borders.count - 1]
            while length > 0, wanted[length] != byte { length = borders[length - 1] }
            borders.append(wanted[length] == byte ? length + 1 : length)
        }
        var length = 0
        for index in text.indices {
            while length > 0, wanted[length] != text[index] { length = borders[length - 1] }
            if wanted[length] == text[index] { length += 1 }
            if length == wanted.count { return index + 1 }
        }
        return nil
    }

    /// Encodes what is outside ASCII and writes escapes in upper case; decodes those of letters, digits and
    /// `-._~` where asked to.
    private static func escaped(_ bytes: [UInt8], decodingUnreserved: Bool) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "%"), index + 2 < bytes.count,
                let value = UInt8(
                    String(decoding: bytes[(index + 1)...(index + 2)], as: UTF8.self), radix: 16),
                bytes[index + 1] != UInt8(ascii: "+")
            {
                if decodingUnreserved, isUnreserved(value) {
                    result.append(value)
                } else {
                    append(escaped: value, to: &result)
                }
                index += 3
                continue
            }
            if byte >= 0x80 { append(escaped: byte, to: &result) } else { result.append(byte) }
            index += 1
        }
        return result
    }

    private static func append(escaped byte: UInt8, to result: inout [UInt8]) {
        let digits = Array("0123456789ABCDEF".utf8)
        result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }

    /// RFC 3986, section 2.3.
    private static func isUnreserved(_ byte: UInt8) -> Bool {
        let scalar = Unicode.Scalar(byte)
        return ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
            || "-._~".unicodeScalars.contains(scalar)
    }
}
