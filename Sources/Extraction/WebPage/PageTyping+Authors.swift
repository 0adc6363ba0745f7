import Articles

/// Lines about the article's author.
extension PageTyping {
    /// Whether a line begins with one of the authors' names and goes on to say what they are: in italics at the
    /// text's end, or as a profession in a box of its own or as the last of all.
    func presentsAuthor(_ line: PageLine, at index: Int) -> Bool {
        guard line.bytes <= 700 else { return false }
        let last = shape?.lastTrunkLine ?? .max
        let isLate = hasBody && index + 3 > last && line.isItalic
        guard isLate || index >= last || !(shape?.isOnTrunk(line) ?? true),
            let presentation = presentation(in: line.text)
        else { return false }
        return isLate || Self.professions.contains { presentation.contains($0) }
    }

    /// What a line says of an author whom it begins with, in lower case; `nil` where it begins with none, or does
    /// not present them.
    private func presentation(in text: String) -> String? {
        for author in metadata.metadata.authors + bylineNames
        where author.utf8.count >= 6 && author.contains(" ") {
            let head = Array(text.utf8.prefix(40 + author.utf8.count))
            guard ASCII.firstIndex(of: Array(author.utf8), in: head[...]) != nil,
                let name = text.firstRange(of: author),
                !text[..<name.lowerBound].contains(where: { ",.:;\"“„«".contains($0) })
            else { continue }
            let rest = text[name.upperBound...].prefix(160).lowercased()
            if let next = rest.split(separator: " ").first, Self.presentations.contains(String(next)) {
                return rest
            }
        }
        return nil
    }

    private static let presentations: Set = [
        "is", "was", "has", "covers", "writes", "reports", "joined", "lives", "works", "ist", "war",
        "berichtet", "schreibt", "arbeitet", "est", "couvre", "écrit", "es", "escribe", "é", "escreve", "è",
        "scrive", "schrijft", "är", "er", "on", "jest",
    ]

    private static let professions = [
        "reporter", "editor", "writer", "journalist", "correspondent", "columnist", "contributor",
        "producer", "photographer", "critic", "author of", "redakteur", "korrespondent", "autorin", "rédact",
        "correspondant", "periodista", "redactor", "corresponsal", "jornalista", "repórter", "giornalista",
        "redattore", "redacteur", "verslaggever", "toimittaja", "dziennikar",
    ]
}
