/// IPv6 addresses in their one recommended spelling (RFC 5952).
enum IPv6Address {
    /// The address with its longest run of zeros as `::`; `nil` where it is none (RFC 4291, section 2.2).
    static func normalised(_ text: String) -> String? {
        guard text.utf8.count <= 45, let groups = groups(of: text) else { return nil }
        let words = groups.map { String($0, radix: 16) }
        guard let zeros = longestZeros(groups) else { return words.joined(separator: ":") }
        return words[..<zeros.lowerBound].joined(separator: ":") + "::"
            + words[zeros.upperBound...].joined(separator: ":")
    }

    private static func groups(of text: String) -> [UInt16]? {
        let bytes = Array(text.utf8)
        let colon = UInt8(ascii: ":")
        let gap = bytes.indices.dropLast().first { bytes[$0] == colon && bytes[$0 + 1] == colon }
        guard let gap else {
            let all = groups(bytes[...], mayEndInIPv4: true)
            return all?.count == 8 ? all : nil
        }
        guard let head = groups(bytes[..<gap], mayEndInIPv4: false),
            let tail = groups(bytes[(gap + 2)...], mayEndInIPv4: true), head.count + tail.count < 8
        else { return nil }
        return head + [UInt16](repeating: 0, count: 8 - head.count - tail.count) + tail
    }

    private static func groups(_ bytes: ArraySlice<UInt8>, mayEndInIPv4: Bool) -> [UInt16]? {
        if bytes.isEmpty { return [] }
        var groups: [UInt16] = []
        let parts = bytes.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        for (index, part) in parts.enumerated() {
            if mayEndInIPv4, index == parts.count - 1, let pair = dotted(part) {
                groups += pair
                continue
            }
            guard (1...4).contains(part.count), part.allSatisfy(PercentEncoding.isHexDigit),
                let group = UInt16(String(decoding: part, as: UTF8.self), radix: 16)
            else { return nil }
            groups.append(group)
        }
        return groups
    }

    private static func dotted(_ bytes: ArraySlice<UInt8>) -> [UInt16]? {
        let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let numbers = parts.compactMap { part -> UInt16? in
            let text = String(decoding: part, as: UTF8.self)
            return UInt8(text).flatMap { String($0) == text ? UInt16($0) : nil }
        }
        guard parts.count == 4, numbers.count == 4 else { return nil }
        return [numbers[0] << 8 | numbers[1], numbers[2] << 8 | numbers[3]]
    }

    /// The longest run of two or more zeros, the first of several.
    private static func longestZeros(_ groups: [UInt16]) -> Range<Int>? {
        var longest: Range<Int>?
        var start = 0
        while start < groups.count {
            let end = groups[start...].firstIndex { $0 != 0 } ?? groups.count
            if end - start >= 2, end - start > (longest?.count ?? 0) { longest = start..<end }
            start = end + 1
        }
        return longest
    }
}
