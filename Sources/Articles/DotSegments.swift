/// The segments `.` and `..` of a path (RFC 3986, section 5.2.4), `%2e` read as a dot (WHATWG URL).
enum DotSegments {
    /// The path without them, beginning with `/`, in time proportional to its length.
    static func removed(from path: [UInt8]) -> [UInt8] {
        let slash = UInt8(ascii: "/")
        let segments = path.split(separator: slash, omittingEmptySubsequences: false).dropFirst()
        var kept: [ArraySlice<UInt8>] = []
        for (index, segment) in zip(segments.indices, segments) {
            let dots = countDots(segment)
            if dots == 2 { _ = kept.popLast() }
            if dots == nil {
                kept.append(segment)
            } else if index == segments.endIndex - 1 {
                kept.append([])
            }
        }
        return [slash] + kept.joined(separator: [slash])
    }

    /// 1 for `.`, 2 for `..`, `nil` for a name.
    private static func countDots(_ segment: ArraySlice<UInt8>) -> Int? {
        guard (1...6).contains(segment.count) else { return nil }
        switch String(decoding: segment, as: UTF8.self).lowercased() {
        case ".", "%2e": return 1
        case "..", ".%2e", "%2e.", "%2e%2e": return 2
        default: return nil
        }
    }
}
