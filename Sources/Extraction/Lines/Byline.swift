/// A line that says who wrote the article, and their names.
struct Byline {
    let names: [String]

    /// Reads a line such as `By Ada Quill and Ben Harrow in Oslo`; `nil` for what is no byline.
    init?(_ line: String) {
        guard line.utf8.count <= 160, !LineSigns.endsSentence(line) || line.hasSuffix("Jr.") else {
            return nil
        }
        var rest = line
        guard let opening = Self.openings.first(where: { Self.opens(line, with: $0) }) else { return nil }
        rest = LineText.trimmed(String(rest.dropFirst(opening.count)))
        guard let first = rest.unicodeScalars.first, !first.properties.isLowercase,
            first.properties.isAlphabetic
        else { return nil }
        let words = rest.split(separator: " ")
        guard words.count <= 18 else { return nil }
        names = Self.names(in: rest)
        guard !names.isEmpty else { return nil }
    }

    /// The names in a list such as `Ada Quill, Ben Harrow and Cy Ortega`.
    static func names(in list: String) -> [String] {
        var names: [String] = []
        var current: [Substring] = []
        for word in list.split(separator: " ") {
            let isJoiner = ["and", "und", "et", "y", "e", "en", "och", "og", "ja", "&", "|", "i"].contains(
                String(word).lowercased())
            if isJoiner || word == "in" || word == "for" {
                names.append(current.joined(separator: " "))
                current = []
                if !isJoiner { break }
                continue
            }
            let endsName = word.last == "," || word.last == ";" || word.last == "|"
            current.append(endsName ? word.dropLast() : word)
            if endsName {
                names.append(current.joined(separator: " "))
                current = []
            }
        }
        names.append(current.joined(separator: " "))
        return names.filter { name in
            let words = name.split(separator: " ")
            guard (1...5).contains(words.count), name.utf8.count <= 60 else { return false }
            return words.allSatisfy { word in
                word.first.map { !$0.isLowercase || particles.contains(String(word)) } ?? false
            } && !name.contains(where: \.isNumber)
        }
    }

    private static func opens(_ line: String, with opening: String) -> Bool {
        line.hasPrefix(opening) || line.hasPrefix(opening.uppercased())
    }

    private static let openings = [
        "By: ", "By ", "by ", "von ", "par ", "por ", "door ", "Written by ", "Words by ", "Story by ",
        "Reported by ", "Von ", "Por ", "Par ",
        "Door ", "Af ",
        "Av ", "Autor: ", "Author: ", "Text: ", "Texte: ", "Auteur: ",
    ]
    private static let particles: Set<String> = [
        "van", "von", "de", "der", "den", "da", "di", "del", "della", "la", "le", "bin", "al", "el", "ibn",
        "dos", "du", "zu", "ter",
    ]
}
