import Articles

/// The looks at an article and its revisions, to the scale of time.
struct Timeline {
    var identity: ArticleIdentity
    var history: [Revision]
    var observations: [Observation]
    var shown: Revision

    private static let width = 960
    private static let mostTicks = 400
    /// Where an article's life is longer than this many seconds, its beginning is shown larger as well.
    private static let beginning = 172_800.0

    var markup: Markup {
        guard let first = history.first, let last = history.last else { return "" }
        let start = first.observed.unixSeconds
        let end = max(
            last.observed.unixSeconds,
            observations.last?.time.unixSeconds ?? start, start + 3600)
        var strips: Markup = strip(from: start, to: end, "Its whole life")
        let early = history.count { $0.observed.unixSeconds < start + Self.beginning }
        if end - start > 3 * Self.beginning, early > 1 {
            strips += strip(from: start, to: start + Self.beginning, "Its first two days")
        }
        return "<section class=\"timeline\" aria-label=\"Timeline\">\(strips)</section>\n"
    }

    private func strip(from start: Double, to end: Double, _ name: String) -> Markup {
        let seen = observations.filter { (start...end).contains($0.time.unixSeconds) }
        let step = max(1, seen.count / Self.mostTicks)
        let ticks: [Markup] = stride(from: 0, to: seen.count, by: step).map { index in
            let x = place(seen[index].time.unixSeconds, start, end)
            return
                "<line class=\"\(seen[index].outcome.rawValue)\" x1=\"\(x)\" x2=\"\(x)\" y1=\"26\" y2=\"34\"/>"
        }
        let within = history.filter { (start...end).contains($0.observed.unixSeconds) }
        let dots: [Markup] = within.map { dot($0, place($0.observed.unixSeconds, start, end)) }
        let label =
            "\(name): \(within.count) revisions and \(seen.count) looks from \(text(start)) to \(text(end))"
        return """
            <figure><svg viewBox="0 0 \(Self.width) 46" role="group" aria-label="\(label)">
            <line class="axis" x1="10" x2="\(Self.width - 10)" y1="30" y2="30"/>\(ticks)\(dots)</svg>
            <figcaption><span>\(text(start))</span> <span class="of">\(name) · \(within.count) revisions, \(seen.count) looks</span> <span>\(text(end))</span></figcaption></figure>
            """
    }

    private func dot(_ revision: Revision, _ x: Int) -> Markup {
        let before = revision.number > 1 ? history[revision.number - 2] : nil
        let address =
            before.map { Link.compare(identity, $0, revision) } ?? Link.revision(identity, revision)
        let words = revision.words.inserted + revision.words.deleted
        let radius = before == nil ? 6 : min(12, 5 + Int(Double(words).squareRoot() / 2))
        return """
            <a href="\(address)" aria-label="Revision \(revision.number), \(Timestamp.minute(revision.observed))"><title>Revision \(revision.number), \(Timestamp.minute(revision.observed)): \(revision.summary)</title>\
            <circle class="\(revision.kind.rawValue)\(revision.id == shown.id ? " shown" : "")" cx="\(x)" cy="30" r="\(radius)"/></a>
            """
    }

    private func place(_ time: Double, _ start: Double, _ end: Double) -> Int {
        14 + Int((time - start) / max(1, end - start) * Double(Self.width - 28))
    }

    private func text(_ seconds: Double) -> String {
        Timestamp.minute(.init(unixSeconds: seconds))
    }
}
