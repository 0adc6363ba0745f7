import ProseDiff

/// The column of names at the left: a sign for what happened and what the block is called.
struct TerminalMargin {
    /// The columns of the names, without the sign and the gaps.
    let nameColumns: Int
    /// Whether names stand on a line of their own because the terminal is narrow.
    let standsAbove: Bool

    /// A margin that fits these names.
    init(names: [String], style: TerminalStyle) {
        nameColumns = max(8, names.map(DisplayWidth.of).max() ?? 0)
        standsAbove = style.columns < 3 * (nameColumns + 4)
    }

    /// The columns the margin takes.
    var columns: Int { standsAbove ? 2 : nameColumns + 4 }

    /// The margin beside the first line of a block.
    func first(_ name: String, _ kind: BlockChange.Kind) -> TextLine {
        var line = kind.sign
        line.append(TextLine(Span(name, .faint)))
        line.pad(to: columns)
        return line
    }

    /// The margin beside the other lines of a block.
    func hanging(_ kind: BlockChange.Kind) -> TextLine {
        var line = kind == .inserted || kind == .deleted ? kind.sign : TextLine()
        line.pad(to: columns)
        return line
    }
}

extension TerminalSheet {
    /// Puts one block down beside its margin.
    mutating func add(
        _ spans: [Span], name: String, kind: BlockChange.Kind, note: String?, margin: TerminalMargin
    ) {
        var first = margin.first(name, kind)
        if margin.standsAbove {
            add(note.map { [Span(" (\($0))", .faint)] } ?? [], first: first, hanging: margin.hanging(kind))
            first = margin.hanging(kind)
        } else if let note {
            add([Span(note, .faint)], first: first, hanging: margin.hanging(kind))
            first = margin.hanging(kind)
        }
        add(spans, first: first, hanging: margin.hanging(kind))
    }
}

extension BlockChange.Kind {
    /// What happened, as a sign and a space.
    var sign: TextLine {
        switch self {
        case .kept: TextLine(Span("  "))
        case .inserted: TextLine(Span("+ ", .insertedBlock))
        case .deleted: TextLine(Span("- ", .deletedSign))
        case .moved, .movedAndEdited: TextLine(Span("> ", .movedSign))
        case .edited, .split, .merged, .regrouped: TextLine(Span("~ "))
        }
    }
}
