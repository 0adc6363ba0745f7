public import Articles

/// The revisions of an article as text for a terminal.
public enum TerminalHistory {
    /// The rows in the order given, each line ended by a line feed and no wider than the style says.
    ///
    /// - Parameter full: whether two texts that alternate are listed one by one rather than counted.
    public static func render(
        _ identity: ArticleIdentity, headline: String, _ rows: [RevisionRow], style: TerminalStyle,
        full: Bool = false
    ) -> String {
        var sheet = TerminalSheet(style)
        sheet.add([Span(identity.publication, .faint)])
        sheet.add([Span(headline, .title)])
        sheet.add([Span("\(Plural.count(rows.count, "revision"))  \(identity.name)", .faint)])
        let columns = HistoryColumns(rows)
        for row in HistoryOutline.rows(rows, full: full) {
            sheet.addBlank()
            switch row {
            case .revision(let row, let target): sheet.add(row, revertsTo: target, columns)
            case .flips(let flips): sheet.add(flips: flips, columns)
            }
        }
        return sheet.text
    }
}

/// The columns of a history, wide enough for all its rows.
private struct HistoryColumns {
    let number: Int
    let kind: Int
    let words: Int
    private(set) var hanging = TextLine()

    init(_ rows: [RevisionRow]) {
        number = rows.map { String($0.revision.number).count }.max() ?? 1
        kind = rows.map { $0.kindName.count }.max() ?? 1
        words = rows.map { $0.revision.words.description.count }.max() ?? 1
        hanging.pad(to: number + 2)
    }

    func numbered(_ number: Int) -> TextLine {
        var line = TextLine(Span(String(number), .title))
        line.pad(to: self.number + 2)
        return line
    }
}

extension TerminalSheet {
    fileprivate mutating func add(_ row: RevisionRow, revertsTo target: Int?, _ columns: HistoryColumns) {
        let revision = row.revision
        var first = columns.numbered(revision.number)
        let hanging = columns.hanging
        var facts = TextLine(Span(Timestamp.minute(revision.observed)))
        facts.pad(to: 19)
        facts.append(TextLine(Span(row.kindName)))
        facts.pad(to: 21 + columns.kind)
        let words = revision.kind == .first ? "" : revision.words.description
        facts.append(TextLine(Span(words)))
        facts.pad(to: 23 + columns.kind + columns.words)
        facts.append(TextLine(Span(revision.id.short, .faint)))
        if hanging.width + facts.width <= style.columns {
            first.append(facts)
            add(first)
        } else {
            let spans = [
                Timestamp.minute(revision.observed), row.kindName, words, revision.id.short,
            ]
            add([Span(spans.joined(separator: " "))], first: first, hanging: hanging)
        }
        let summary = [target.map { "back to revision \($0)" }, revision.summary]
            .compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ": ")
        if !summary.isEmpty { add([Span(summary)], first: hanging, hanging: hanging) }
        if row.headlineChanged {
            add(
                [Span("headline: ", .faint), Span(revision.headline, .title)], first: hanging,
                hanging: hanging)
        }
    }

    fileprivate mutating func add(flips: [RevisionRow], _ columns: HistoryColumns) {
        guard let first = flips.first?.revision, let last = flips.last?.revision else { return }
        let words =
            "⇄ back and forth between revisions \(first.number - 2) and \(first.number - 1), "
            + "\(flips.count) times until \(Timestamp.minute(last.observed)) (revision \(last.number)); "
            + "--full lists them"
        add([Span(words)], first: columns.numbered(first.number), hanging: columns.hanging)
    }
}
