import Articles
import ProseDiff

/// One block of an article as the element that suits its kind.
enum HTMLBlock {
    /// The element, with removed and added words marked.
    ///
    /// - Parameters:
    ///   - language: the attribute for the article's language, or nothing.
    ///   - target: the anchor at the other end of moved words.
    static func html(_ part: Passage.Part, language: String, target: (Piece) -> String?) -> String {
        let words = Self.words(part.pieces, target: target)
        let name = part.kind.rawValue
        return switch part.kind {
        case .headline, .subheading: "<h3 class=\"\(name)\"\(language) dir=\"auto\">\(words)</h3>"
        case .quote: "<blockquote class=\"quote\"\(language) dir=\"auto\">\(words)</blockquote>"
        default: "<p class=\"\(name)\"\(language) dir=\"auto\">\(words)</p>"
        }
    }

    private static func words(_ pieces: [Piece], target: (Piece) -> String?) -> String {
        var html = ""
        for (index, piece) in pieces.enumerated() where !piece.text.isEmpty {
            if index > 0 { html += gap(pieces[index - 1], piece) }
            if piece.text == Piece.boundary, piece.kind != .kept {
                html += element(piece.kind, "sign", piece.text)
            } else if pieces.isInvisibleChange(at: index) {
                html += element(piece.kind, "sign", HTMLText.escapeShowingInvisible(piece.text))
            } else {
                html += marked(piece) + note(piece, target)
            }
        }
        return html
    }

    /// The words of a piece, with the spaces at their ends marked but not shown as changed.
    private static func marked(_ piece: Piece) -> String {
        guard piece.kind != .kept else { return HTMLText.escape(piece.text) }
        let head = piece.text.prefix { $0 == " " }
        let rest = piece.text[head.endIndex...]
        let tail = rest.reversed().prefix { $0 == " " }.count
        let isMove = piece.kind == .movedHere || piece.kind == .movedAway
        return element(piece.kind, "space", String(head))
            + element(piece.kind, isMove ? "moved" : "", HTMLText.escape(String(rest.dropLast(tail))))
            + element(piece.kind, "space", String(rest.suffix(tail)))
    }

    private static func element(_ kind: Run.Kind, _ style: String, _ content: String) -> String {
        guard !content.isEmpty, kind != .kept else { return content }
        let name = kind == .inserted || kind == .movedHere ? "ins" : "del"
        return "<\(name)\(style.isEmpty ? "" : " class=\"\(style)\"")>\(content)</\(name)>"
    }

    /// Removed and added words side by side need a place to break the line, and a space where their script has one.
    private static func gap(_ before: Piece, _ after: Piece) -> String {
        guard before.kind != .kept, after.kind != .kept || before.text == Piece.boundary,
            let left = before.text.last, let right = after.text.first,
            !left.isWhitespace, !right.isWhitespace
        else { return "" }
        let isWide = DisplayWidth.of(left) == 2 && DisplayWidth.of(right) == 2
        return isWide ? "<wbr>" : "<span class=\"gap\"> </span>"
    }

    private static func note(_ piece: Piece, _ target: (Piece) -> String?) -> String {
        guard let note = piece.note else { return "" }
        let words = HTMLText.escape(note)
        let link = target(piece).map { "<a href=\"#\($0)\">\(words)</a>" } ?? words
        return " <small class=\"note\">\(link)</small>"
    }
}
