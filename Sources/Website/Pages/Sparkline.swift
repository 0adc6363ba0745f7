import Articles

/// Edits a day over the last weeks, as a small picture with its numbers in words.
struct Sparkline {
    var days: [PublicationStatistics.Bin]
    /// Days since 1970-01-01.
    var today: Int

    private static let span = 56
    private static let height = 28

    var svg: Markup {
        let first = today - Self.span + 1
        let shown = days.filter { (first...today).contains($0.value) }
        guard let most = shown.map(\.edits).max() else { return "" }
        let bars: [Markup] = shown.map { day in
            let height = max(2, day.edits * Self.height / most)
            return
                "<rect x=\"\((day.value - first) * 4)\" y=\"\(Self.height - height)\" width=\"3\" height=\"\(height)\"/>"
        }
        let total = shown.reduce(0) { $0 + $1.edits }
        return """
            <figure class="spark"><svg role="img" aria-label="\(Phrase.Front.sparklineAlternative(total, days: Self.span, most: most))" viewBox="0 0 \(Self.span * 4) \(Self.height)" width="\(Self.span * 4)" height="\(Self.height)">\(bars)<line class="axis" x1="0" x2="\(Self.span * 4)" y1="\(Self.height)" y2="\(Self.height)"/></svg>
            <figcaption>\(Phrase.Front.sparkline(total, days: Self.span))</figcaption></figure>
            """
    }
}
