import Articles

/// Names of people as publishers write them, made plain.
enum AuthorNames {
    static func tidied(_ names: [String]) -> [String] {
        var result: [String] = []
        for name in names.prefix(64).flatMap(parts) {
            var name = name
            for prefix in prefixes where name.hasPrefix(prefix) {
                name = LineText.trimmed(String(name.dropFirst(prefix.count)))
            }
            for suffix in suffixes where name.hasSuffix(suffix) { name = String(name.dropLast(suffix.count)) }
            name = withoutRole(name)
            guard let first = name.unicodeScalars.first, first.properties.isAlphabetic,
                name.utf8.count <= 120,
                !WebAddress.isLikely(name), !result.contains(name)
            else { continue }
            result.append(name)
        }
        return result
    }

    /// Whether an entry names a place on the web and not a person.
    static func isAddress(_ name: String) -> Bool {
        name.contains("@") || (!name.contains(" ") && name.dropFirst().dropLast().contains("."))
    }

    /// Two people in one entry.
    private static func parts(_ raw: String) -> [String] {
        let name = LineText.collapsed(raw.replacing("\u{A0}", with: " ").split(separator: "|").first ?? "")
        for joiner in [" and ", " & ", " und ", " et ", " y "] {
            let parts = name.split(separator: joiner).map { LineText.trimmed(String($0)) }
            guard parts.count > 1, parts.allSatisfy({ $0.split(separator: " ").count >= 2 }) else { continue }
            return parts.flatMap { $0.split(separator: ", ").map(String.init) }
        }
        return [name]
    }

    /// A name without what somebody is, after a comma.
    private static func withoutRole(_ name: String) -> String {
        guard let comma = name.firstIndex(of: ","), name[..<comma].contains(" ") else { return name }
        let rest = name[comma...].dropFirst()
        let isRole = rest.contains(".") && !rest.hasSuffix(".") || rest.split(separator: " ").count > 2
        return isRole ? String(name[..<comma]) : name
    }

    /// Whether a phrase says what somebody is rather than who.
    static func isRole(_ phrase: String) -> Bool {
        phrase.lowercased().split(separator: " ").contains { roles.contains(String($0)) }
    }

    private static let prefixes = ["By: ", "By ", "by ", "BY ", "Von ", "von ", "Par ", "Por ", "Text: "]
    private static let suffixes = [" 기자", " 記者", " 记者", "記者"]
    private static let roles: Set = [
        "writer", "reporter", "editor", "correspondent", "staff", "columnist", "contributor", "journalist",
        "photographer", "producer", "redakteur", "redakteurin", "korrespondent", "korrespondentin",
        "journaliste", "redactor", "periodista", "giornalista", "redacteur",
    ]
}
