/// The readable part of an article's name.
enum Slug {
    /// The longest slug, in bytes.
    static let maximumLength = 60
    /// How much of a text is looked at, in code points.
    private static let reach = 1000

    /// Lower-case ASCII letters and digits with hyphens between, cut at a word; empty where there are none.
    static func make(from text: String) -> String {
        var words: [String] = []
        var word = ""
        for scalar in text.unicodeScalars.prefix(reach) {
            switch scalar {
            case "a"..."z", "0"..."9": word.unicodeScalars.append(scalar)
            case "A"..."Z": word += String(scalar).lowercased()
            case "'", "’": continue
            default:
                if let plain = LatinFolding.plain(scalar) {
                    word += plain
                } else if !word.isEmpty {
                    words.append(word)
                    word = ""
                }
            }
        }
        if !word.isEmpty { words.append(word) }
        var slug = ""
        for word in words {
            let longer = slug.isEmpty ? String(word.prefix(maximumLength)) : slug + "-" + word
            if longer.utf8.count > maximumLength { break }
            slug = longer
        }
        return slug
    }
}
