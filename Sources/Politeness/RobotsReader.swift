/// Reads `robots.txt` line by line, with the patience of Google's parser (github.com/google/robotstxt).
struct RobotsReader {
    private(set) var rules = RobotsRules.allowingAll
    /// Whether the open group has rules, so that the next crawler named begins another.
    private var hasRules = true

    /// The longest line read, in bytes; Google's is eight times the longest address it knew.
    private static let maximumLine = 2083 * 8 - 1

    /// The lines, ended by a line feed, a carriage return or both, without the byte order mark or what is left
    /// of it.
    static func lines(_ bytes: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        var rest = bytes
        for byte: UInt8 in [0xEF, 0xBB, 0xBF] where rest.first == byte { rest.removeFirst() }
        return rest.split { $0 == 0x0A || $0 == 0x0D }.map { $0.prefix(maximumLine) }
    }

    mutating func take(_ line: ArraySlice<UInt8>) {
        guard let (key, value) = Self.keyAndValue(line) else { return }
        switch key {
        case _ where Self.isAny(key, ["user-agent", "useragent", "user agent"]): name(value)
        case _ where Self.isAny(key, ["allow"]): add(RobotsRules.Rule(isAllowed: true, pattern: value))
        case _
        where Self.isAny(key, ["disallow", "dissallow", "dissalow", "disalow", "diasllow", "disallaw"]):
            add(RobotsRules.Rule(isAllowed: false, pattern: value))
        case _ where Self.isAny(key, ["sitemap", "site-map"]): rules.sitemaps.append(value)
        case _ where Self.isAny(key, ["crawl-delay", "crawldelay"]): delay(value)
        default: break
        }
    }

    /// A misspelt key counts when it begins with one that is known.
    private static func isAny(_ key: String, _ names: [String]) -> Bool {
        names.contains { key.hasPrefix($0) }
    }

    private static func keyAndValue(_ line: ArraySlice<UInt8>) -> (key: String, value: String)? {
        let text = line.prefix { $0 != UInt8(ascii: "#") }
        if let colon = text.firstIndex(of: UInt8(ascii: ":")) {
            let key = trimmed(text[..<colon])
            return key.isEmpty
                ? nil : (string(key).lowercased(), string(trimmed(text[(colon + 1)...])))
        }
        // Some forget the colon; then there must be exactly two words.
        let words = text.split { isSpace($0) }
        return words.count == 2 ? (string(words[0]).lowercased(), string(words[1])) : nil
    }

    private mutating func name(_ value: String) {
        if hasRules {
            rules.groups.append(RobotsRules.Group())
            hasRules = false
        }
        let last = rules.groups.count - 1
        let bytes = Array(value.utf8)
        if bytes.first == UInt8(ascii: "*"), bytes.count == 1 || Self.isSpace(bytes[1]) {
            rules.groups[last].isForAll = true
        } else {
            // RFC 9309, section 2.2.1: a product token has letters, `_` and `-`; what follows is a remark.
            let token = value.unicodeScalars.prefix {
                ("a"..."z").contains($0) || ("A"..."Z").contains($0) || $0 == "-" || $0 == "_"
            }
            if !token.isEmpty { rules.groups[last].agents.insert(String(token).lowercased()) }
        }
    }

    private mutating func add(_ rule: RobotsRules.Rule) {
        guard !rules.groups.isEmpty else { return }
        hasRules = true
        if !rule.pattern.isEmpty { rules.groups[rules.groups.count - 1].rules.append(rule) }
    }

    private mutating func delay(_ value: String) {
        guard !rules.groups.isEmpty, let seconds = Double(value), seconds.isFinite, seconds >= 0 else {
            return
        }
        rules.groups[rules.groups.count - 1].crawlDelay = seconds
    }

    private static func string(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes, as: UTF8.self)
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var rest = bytes.drop(while: isSpace)
        while let last = rest.last, isSpace(last) { rest.removeLast() }
        return rest
    }
}
