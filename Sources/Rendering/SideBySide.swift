import ProseDiff

/// Two columns, aligned change by change: how it stood on the left, how it stands on the right.
struct SideBySide {
    /// The fewest columns of a terminal that two columns are put on.
    static let narrowest = 60

    let reader: PassageReader
    let style: TerminalStyle

    private var column: Int { (style.columns - 3) / 2 }

    func add(_ rows: [Outline.Row], to sheet: inout TerminalSheet) {
        let changes = reader.document.diff.changes
        for row in rows {
            sheet.addBlank()
            switch row {
            case .fold(let folded):
                sheet.add([Span(reader.fold(folded), .faint)])
            case .omitted(let omitted):
                sheet.add([Span(reader.omission(omitted), .faint)])
            case .departure(let index):
                sheet.add([Span("↷ " + reader.departure(changes[index]), .faint)])
            case .change(let index):
                add(reader.passage(index), to: &sheet)
            }
        }
    }

    private func add(_ passage: Passage, to sheet: inout TerminalSheet) {
        let left = lines(passage.before, passage, note: passage.after.isEmpty ? passage.remark : nil)
        let right = lines(passage.after, passage, note: passage.after.isEmpty ? nil : passage.remark)
        for index in 0..<max(left.count, right.count) {
            var line = index < left.count ? left[index] : TextLine()
            line.pad(to: column)
            line.append(TextLine(Span(" │ ", .faint)))
            if index < right.count { line.append(right[index]) }
            sheet.add(line)
        }
    }

    private func lines(_ parts: [Passage.Part], _ passage: Passage, note: String?) -> [TextLine] {
        var lines: [TextLine] = []
        for (number, part) in parts.enumerated() {
            if number > 0 { lines.append(TextLine()) }
            let title = part.name + (number == 0 ? note.map { " (\($0))" } ?? "" : "")
            for (index, words) in TextLine.wrap([Span(title, .faint)], columns: column - 2).enumerated() {
                var line = index == 0 ? passage.kind.sign : TextLine(Span("  "))
                line.append(words)
                lines.append(line)
            }
            lines += TextLine.wrap(
                Wording.spans(
                    part.pieces, usesColour: style.usesColour, wholeBlock: passage.kind == .inserted),
                columns: column)
        }
        return lines
    }
}
