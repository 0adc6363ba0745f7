import Articles

/// Cuts what stands around a match out of a text in which the matches are marked.
enum ExcerptCutter {
    /// What marks the beginning of a match; ``Passage`` lets neither mark through.
    static let opening: Unicode.Scalar = "\u{2061}"
    /// What marks the end of a match.
    static let closing: Unicode.Scalar = "\u{2062}"

    /// How many characters to show before the first match, and from it on.
    private static let reach = (before: 60, after: 140)

    /// The pieces of a marked text around its first match.
    static func pieces(of marked: String) -> [Excerpt.Piece] {
        let scalars = marked.unicodeScalars
        guard let start = scalars.firstIndex(of: opening) else { return [] }
        var pieces = [Excerpt.Piece(end(of: plain(scalars[..<start])), isMatch: false)]
        var room = reach.after
        var isMatch = false
        var rest = scalars[start...]
        while let mark = rest.first, room > 0 {
            if mark == opening || mark == closing {
                isMatch = mark == opening
                rest.removeFirst()
            }
            let run = rest.prefix { $0 != opening && $0 != closing }
            rest = rest[run.endIndex...]
            let text = plain(run)
            pieces.append(.init(beginning(of: text, room, isLast: rest.isEmpty), isMatch: isMatch))
            room -= text.count
        }
        return pieces.filter { !$0.text.isEmpty }
    }

    private static func plain(_ scalars: Substring.UnicodeScalarView) -> String {
        String(String.UnicodeScalarView(scalars.filter { $0 != Passage.separator }))
    }

    /// The last characters of a text, from the beginning of a word where one is near.
    private static func end(of text: String) -> String {
        let kept = text.suffix(reach.before)
        guard kept.startIndex > text.startIndex else { return text }
        let space = kept.prefix(20).firstIndex(of: " ")
        return "…" + (space.map { kept[$0...].dropFirst() } ?? kept)
    }

    /// The first characters of a text, to the end of a word where one is near.
    private static func beginning(of text: String, _ room: Int, isLast: Bool) -> String {
        let kept = text.prefix(room)
        guard kept.endIndex < text.endIndex else { return text + (isLast || text.count < room ? "" : "…") }
        let space = kept.suffix(20).lastIndex(of: " ")
        return (space.map { kept[..<$0] } ?? kept) + "…"
    }
}
