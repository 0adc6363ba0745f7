/// A small bar chart with its numbers as a table.
struct BarChart {
    struct Bar {
        var name: String
        var value: Int
    }

    var bars: [Bar]
    /// What a bar's name is.
    var name: String
    /// What its value counts.
    var unit: String

    private static let height = 120
    private static let width = 720
    /// Few bars stay bars.
    private static let widest = 56

    var markup: Markup {
        guard let most = bars.map(\.value).max(), most > 0 else {
            return "<p class=\"empty\">\(Phrase.Chart.nothing)</p>"
        }
        let step = Self.width / max(bars.count, 5)
        let width = min(Self.widest, max(2, step - 4))
        let columns: [Markup] = bars.enumerated().map { index, bar in
            let height = bar.value * Self.height / most
            let x = index * step
            let label: Markup =
                step >= 28
                ? "<text x=\"\(x + step / 2)\" y=\"\(Self.height - height + 14)\">\(bar.value)</text>" : ""
            let below: Markup =
                step >= 90
                ? "<text class=\"name\" x=\"\(x + step / 2)\" y=\"\(Self.height + 38)\">\(bar.name)</text>"
                : ""
            return """
                <g><title>\(Phrase.Chart.bar(bar.name, bar.value, unit))</title><rect x="\(x + (step - width) / 2)" y="\(Self.height - height + 20)" width="\(width)" height="\(height)"/>\(label)\(below)</g>
                """
        }
        let first = bars.first?.name ?? ""
        let last = bars.last?.name ?? ""
        let rows: [Markup] = bars.map {
            "<tr><th scope=\"row\">\($0.name)</th><td>\($0.value)</td></tr>\n"
        }
        return """
            <figure class="chart"><svg viewBox="0 0 \(Self.width) \(Self.height + 46)" role="img" aria-label="\(Phrase.Chart.alternative(unit, from: first, to: last, most: most))">\(columns)\
            <line class="axis" x1="0" x2="\(Self.width)" y1="\(Self.height + 20)" y2="\(Self.height + 20)"/></svg>
            <figcaption>\(Phrase.Chart.caption(from: first, to: last, most: most, unit))</figcaption></figure>
            <details class="numbers"><summary>\(Phrase.Chart.numbers)</summary><table><thead><tr><th scope="col">\(name)</th><th scope="col">\(unit)</th></tr></thead><tbody>\(rows)</tbody></table></details>
            """
    }
}
