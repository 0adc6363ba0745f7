/// One line of a terminal: spans and the columns they take.
struct TextLine {
    /// The spans in order.
    private(set) var spans: [(text: String, ink: Ink)] = []
    /// The columns taken.
    private(set) var width = 0

    /// Puts one cluster at the end.
    mutating func append(_ text: String, _ ink: Ink, width: Int) {
        if let last = spans.last, last.ink == ink {
            spans[spans.count - 1].text += text
        } else {
            spans.append((text, ink))
        }
        self.width += width
    }

    /// Puts spans at the end.
    mutating func append(_ line: TextLine) {
        spans += line.spans
        width += line.width
    }

    /// Fills up with spaces.
    mutating func pad(to columns: Int) {
        guard width < columns else { return }
        append(String(repeating: " ", count: columns - width), .plain, width: columns - width)
    }

    /// A line of spans that are known to fit.
    init(_ spans: Span...) {
        for span in spans { append(span.text, span.ink, width: DisplayWidth.of(span.text)) }
    }

    /// The line as bytes for the terminal, without its end.
    func text(usesColour: Bool) -> String {
        var result = ""
        for span in spans {
            if usesColour, let parameters = span.ink.parameters {
                result += "\u{1B}[\(parameters)m\(span.text)\u{1B}[m"
            } else {
                result += span.text
            }
        }
        while result.last == " " { result.removeLast() }
        return result
    }
}

extension TextLine {
    /// Breaks spans into lines between words, and between East Asian characters; a word longer than a line is cut.
    ///
    /// Time is proportional to the text. The breaks are a small part of UAX #14: enough that no closing mark
    /// starts a line and no opening one ends it.
    static func wrap(_ spans: [Span], columns: Int) -> [TextLine] {
        var lines: [TextLine] = []
        var line = TextLine()
        var word: [Cell] = []
        var spaces: [Cell] = []

        func flush() {
            guard !word.isEmpty else { return }
            let wordWidth = word.width
            if line.width + spaces.width + wordWidth <= columns {
                line.append(cells: spaces)
            } else if line.width > 0 {
                lines.append(line)
                line = TextLine()
            }
            for cell in word {
                if line.width + cell.width > columns {
                    lines.append(line)
                    line = TextLine()
                }
                line.append(cell.text, cell.ink, width: cell.width)
            }
            word = []
            spaces = []
        }

        for cell in spans.lazy.flatMap(Cell.cells(of:)) {
            if cell.isSpace {
                flush()
                spaces.append(cell)
                continue
            }
            if let last = word.last, cell.mayStartLine(after: last) { flush() }
            word.append(cell)
        }
        flush()
        if line.width > 0 || lines.isEmpty { lines.append(line) }
        return lines
    }

    private mutating func append(cells: [Cell]) {
        for cell in cells { append(cell.text, cell.ink, width: cell.width) }
    }
}

/// One grapheme cluster on a terminal.
private struct Cell {
    var text: String
    var ink: Ink
    var width: Int

    /// A cluster that would take more columns than this is laid out scalar by scalar.
    private static let widest = 8

    static func cells(of span: Span) -> [Cell] {
        span.text.flatMap { character -> [Cell] in
            let width = DisplayWidth.of(character)
            guard width > widest else { return [Cell(text: String(character), ink: span.ink, width: width)] }
            return character.unicodeScalars.map {
                Cell(text: String($0), ink: span.ink, width: DisplayWidth.of($0))
            }
        }
    }

    var isSpace: Bool { text == " " || text == "\u{3000}" }

    func mayStartLine(after other: Cell) -> Bool {
        (width == 2 || other.width == 2) && !Self.closing.contains(text) && !Self.opening.contains(other.text)
    }

    private static let closing = Set(
        "、。，．・：；！？）」』】〕〉》〗〙’”…‥ー々ゝゞ％.,:;!?)]}%-+’”".map { String($0) })
    private static let opening = Set("（「『【〔〈《〖〘‘“([{-+".map { String($0) })
}

extension [Cell] {
    fileprivate var width: Int { reduce(0) { $0 + $1.width } }
}
