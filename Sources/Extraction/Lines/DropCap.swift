/// A paragraph's first letter in an element of its own, so that it can be large.
enum DropCap {
    /// Whether a text is one capital letter, perhaps after a quotation mark.
    static func isLetter(_ text: String) -> Bool {
        let letters = text.unicodeScalars.drop { !$0.properties.isAlphabetic }
        guard letters.count == 1, text.unicodeScalars.count <= 2, let letter = letters.first else {
            return false
        }
        return letter.properties.isUppercase
    }

    /// Takes out the space that markup leaves between the letter and the rest of its word.
    ///
    /// Letters that are words by themselves keep it.
    static func join(_ text: inout [UInt8], at end: Int) {
        guard end > 0, end < text.count, ASCII.isSpace(text[end]) else { return }
        guard let next = text[end...].firstIndex(where: { !ASCII.isSpace($0) }) else { return }
        let isLower = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(text[next])
        let letter = text[end - 1]
        guard isLower, ASCII.isLetter(letter), !words.contains(letter) else { return }
        text.removeSubrange(end..<next)
    }

    private static let words = Set("AEIOUYK".utf8)
}
