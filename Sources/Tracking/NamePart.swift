import Articles
import Glibc

/// A part of an article's name, as a person writes it.
struct NamePart: Sendable {
    private let text: String
    private let isPlain: Bool

    /// - Parameter text: in normal form and lower case.
    init(_ text: String) {
        self.text = text
        isPlain = Self.isPlain(text)
    }

    /// Whether it stands in a name, whatever the letters' case.
    func stands(in name: String) -> Bool {
        let name = NormalForm.text(name).lowercased()
        guard isPlain, Self.isPlain(name) else { return name.contains(text) }
        // Where each byte is a letter the answer is the same, and comparing bytes is quicker.
        return strstr(name, text) != nil
    }

    private static func isPlain(_ text: String) -> Bool { text.utf8.allSatisfy { (1..<0x80).contains($0) } }
}
