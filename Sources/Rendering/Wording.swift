import ProseDiff

/// Turns pieces into spans that read well: spaces stand between removed and added words, never inside the marks.
struct Wording {
    /// Whether colour says what happened; otherwise `[-removed-] {+added+}` does.
    let usesColour: Bool
    /// Whether the whole block came or went, so that its margin says so.
    let wholeBlock: Bool

    private var spans: [Span] = []
    private var end = End.start

    private enum End {
        case start
        case word(wide: Bool)
        case space
        case ownSpace
    }

    /// The spans of a block's pieces.
    static func spans(_ pieces: [Piece], usesColour: Bool, wholeBlock: Bool = false) -> [Span] {
        var wording = Wording(usesColour: usesColour, wholeBlock: wholeBlock)
        for (index, piece) in pieces.enumerated() {
            wording.add(
                piece, after: index > 0 ? pieces[index - 1] : nil,
                visible: pieces.isInvisibleChange(at: index))
        }
        return wording.spans
    }

    private init(usesColour: Bool, wholeBlock: Bool) {
        self.usesColour = usesColour
        self.wholeBlock = wholeBlock
    }

    private mutating func add(_ piece: Piece, after previous: Piece?, visible: Bool) {
        guard !piece.text.isEmpty else { return }
        if previous?.text == Piece.boundary || piece.text == Piece.boundary { addSpace() }
        if piece.kind == .kept {
            addKept(piece.text)
        } else if visible {
            separate(piece, from: previous)
            addMarked(piece.text, piece, visible: true)
        } else {
            let words = Trimmed(piece.text)
            if words.leads { addSpace() } else { separate(piece, from: previous) }
            addMarked(words.text, piece, visible: false)
            if words.trails { addSpace() }
        }
    }

    private mutating func addKept(_ text: String) {
        var text = Substring(text)
        if case .ownSpace = end, text.first == " " { text.removeFirst() }
        guard let last = text.last else { return }
        spans.append(Span(String(text)))
        end = last == " " ? .space : .word(wide: DisplayWidth.of(last) == 2)
    }

    private mutating func addSpace() {
        if case .word = end {
            spans.append(Span(" "))
            end = .ownSpace
        }
    }

    /// Removed and added words side by side need a space to be told apart, unless their script has none.
    private mutating func separate(_ piece: Piece, from previous: Piece?) {
        guard let previous, previous.kind != .kept, previous.kind != piece.kind || previous.note != nil,
            case .word(let wide) = end
        else { return }
        if usesColour, wide, piece.text.first.map({ DisplayWidth.of($0) == 2 }) ?? false { return }
        addSpace()
    }

    private mutating func addMarked(_ text: String, _ piece: Piece, visible: Bool) {
        guard let last = text.last else { return }
        let marks = piece.kind.marks
        let shown = usesColour ? text : marks.open + text + marks.close
        spans.append(Span(shown, usesColour ? ink(piece.kind) : .plain, showsInvisible: visible))
        if let note = piece.note { spans.append(Span(" (\(note))", usesColour ? .faint : .plain)) }
        end = .word(wide: usesColour && piece.note == nil && DisplayWidth.of(last) == 2)
    }

    private func ink(_ kind: Run.Kind) -> Ink {
        switch kind {
        case .kept: .plain
        case .inserted: wholeBlock ? .insertedBlock : .inserted
        case .deleted: .deleted
        case .movedHere: .movedHere
        case .movedAway: .movedAway
        }
    }
}

/// A text without the spaces at its ends.
private struct Trimmed {
    var text: String
    var leads: Bool
    var trails: Bool

    init(_ whole: String) {
        let head = whole.drop { $0 == " " }
        leads = head.count < whole.count
        var body = head
        while body.last == " " { body.removeLast() }
        trails = body.count < head.count
        text = String(body)
    }
}

extension Run.Kind {
    fileprivate var marks: (open: String, close: String) {
        switch self {
        case .kept: ("", "")
        case .deleted, .movedAway: ("[-", "-]")
        case .inserted, .movedHere: ("{+", "+}")
        }
    }
}
