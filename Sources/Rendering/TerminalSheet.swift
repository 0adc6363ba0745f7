/// Lines for a terminal, gathered top to bottom.
struct TerminalSheet {
    let style: TerminalStyle
    private(set) var text = ""

    init(_ style: TerminalStyle) {
        self.style = style
    }

    /// Puts spans down, broken to the width; every line after the first begins with `hanging`.
    mutating func add(_ spans: [Span], first: TextLine = TextLine(), hanging: TextLine = TextLine()) {
        let columns = style.columns - max(first.width, hanging.width)
        for (index, words) in TextLine.wrap(spans, columns: columns).enumerated() {
            var line = index == 0 ? first : hanging
            line.append(words)
            add(line)
        }
    }

    /// Puts one finished line down.
    mutating func add(_ line: TextLine) {
        text += line.text(usesColour: style.usesColour) + "\n"
    }

    /// Leaves a line empty.
    mutating func addBlank() {
        text += "\n"
    }
}
