public import Articles

/// A pattern that chooses addresses: plain text with `*` for any number of any characters.
///
/// A pattern that begins with `/` is matched from the beginning of path and query, any other from the beginning
/// of the host; the end is open, unless the pattern ends with `$`. Upper and lower case are alike. Matching
/// takes time in proportion to the pattern times the address at worst, and never more.
public struct AddressPattern: Sendable, Hashable, CustomStringConvertible {
    /// The pattern as written.
    public let description: String
    private let parts: [[UInt8]]
    private let isAnchored: Bool
    private let isPath: Bool

    /// Creates a pattern; `nil` for one that is empty or longer than 1,000 bytes.
    public init?(_ text: String) {
        guard !text.isEmpty, text.utf8.count <= 1_000 else { return nil }
        description = text
        var pattern = text.lowercased()[...]
        for scheme in ["https://", "http://"] where pattern.hasPrefix(scheme) {
            pattern = pattern.dropFirst(scheme.count)
        }
        isPath = pattern.hasPrefix("/")
        isAnchored = pattern.hasSuffix("$")
        if isAnchored { pattern.removeLast() }
        parts = pattern.split(separator: "*", omittingEmptySubsequences: false).map { Array($0.utf8) }
    }

    /// Whether an address is chosen.
    public func matches(_ address: WebAddress) -> Bool {
        let path = address.path + (address.query.map { "?" + $0 } ?? "")
        let text = Array((isPath ? path : address.hostAndPort + path).lowercased().utf8)
        guard let first = parts.first, text.starts(with: first) else { return false }
        var rest = text[first.count...]
        // The leftmost place of each part leaves the most room for the others.
        for (index, part) in parts.enumerated().dropFirst() {
            if isAnchored, index == parts.count - 1 {
                return rest.count >= part.count && rest.suffix(part.count).elementsEqual(part)
            }
            guard let end = Self.end(of: part, in: rest) else { return false }
            rest = rest[end...]
        }
        return !isAnchored || rest.isEmpty
    }

    private static func end(of part: [UInt8], in text: ArraySlice<UInt8>) -> Int? {
        guard let first = part.first else { return text.startIndex }
        var at = text.startIndex
        while at + part.count <= text.endIndex {
            if text[at] == first, text[at..<(at + part.count)].elementsEqual(part) { return at + part.count }
            at += 1
        }
        return nil
    }
}
