import Articles

/// Names of people as publishers write them, made plain.
enum AuthorNames {
    static func tidied(_ names: [String]) -> [String] {
        var result: [String] = []
        for raw in names.prefix(64) {
            var name = LineText.collapsed(raw.split(separator: "|").first ?? "")
            for prefix in ["By ", "by ", "BY ", "Von ", "von ", "Par ", "Por ", "Text: "]
            where name.hasPrefix(prefix) {
                name = String(name.dropFirst(prefix.count))
            }
            guard !name.isEmpty, name.utf8.count <= 120, !WebAddress.isLikely(name), !result.contains(name)
            else { continue }
            result.append(name)
        }
        return result
    }
}
