import Articles

/// The looks at an article and its revisions, to the scale of time.
struct Timeline {
    var identity: ArticleIdentity
    var history: [Revision]
    var observations: [ObservationRun]
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
            observations.last?.last.unixSeconds ?? start, start + 3600)
        var strips: Markup = strip(from: start, to: end, Phrase.Timeline.wholeLife)
        let early = history.count { $0.observed.unixSeconds < start + Self.beginning }
        if end - start > 3 * Self.beginning, early > 1 {
            strips += strip(from: start, to: start + Self.beginning, Phrase.Timeline.beginning)
        }
        return "<section class=\"timeline\" aria-label=\"\(Phrase.Timeline.name)\">\(strips)</section>\n"
    }

    private func strip(from start: Double, to end: Double, _ name: String) -> Markup {
        let seen = observations.filter { $0.first.unixSeconds <= end && $0.last.unixSeconds >= start }
        let step = max(1, seen.count / Self.mostTicks)
        let marks = stride(from: 0, to: seen.count, by: step).map { mark(seen[$0], start, end) }
        let within = history.filter { (start...end).contains($0.observed.unixSeconds) }
        let dots: [Markup] = within.map { dot($0, place($0.observed.unixSeconds, start, end)) }
        let label =
            Phrase.Timeline.alternative(
                name, within.count, looks: looks(seen, start, end), from: text(start), to: text(end))
        return """
            <figure><svg viewBox="0 0 \(Self.width) 46" role="group" aria-label="\(label)">
            <line class="axis" x1="10" x2="\(Self.width - 10)" y1="30" y2="30"/>\(marks)\(dots)</svg>
            <figcaption><span>\(text(start))</span> <span class="of">\(Phrase.Timeline.contents(name, within.count, looks: looks(seen, start, end)))</span> <span>\(text(end))</span></figcaption></figure>
            """
    }

    /// A look as a tick, a run of them as a bar: where in it each was is not known.
    private func mark(_ run: ObservationRun, _ start: Double, _ end: Double) -> Markup {
        let from = place(max(run.first.unixSeconds, start), start, end)
        let to = place(min(run.last.unixSeconds, end), start, end)
        let name = run.outcome.rawValue
        guard run.looks > 1, to > from else {
            return "<line class=\"\(name)\" x1=\"\(from)\" x2=\"\(from)\" y1=\"26\" y2=\"34\"/>"
        }
        return "<line class=\"\(name) run\" x1=\"\(from)\" x2=\"\(to)\" y1=\"30\" y2=\"30\"/>"
    }

    /// How many looks there were, where it is known: of a run that reaches beyond both ends it is not.
    private func looks(_ runs: [ObservationRun], _ start: Double, _ end: Double) -> Int? {
        let isKnown = runs.allSatisfy {
            $0.looks == 1 || ($0.first.unixSeconds >= start && $0.last.unixSeconds <= end)
        }
        return isKnown ? runs.reduce(0) { $0 + $1.looks } : nil
    }

    private func dot(_ revision: Revision, _ x: Int) -> Markup {
        let before = revision.number > 1 ? history[revision.number - 2] : nil
        let address =
            before.map { Link.compare(identity, $0, revision) } ?? Link.revision(identity, revision)
        let words = revision.words.inserted + revision.words.deleted
        let radius = before == nil ? 6 : min(12, 5 + Int(Double(words).squareRoot() / 2))
        return """
            <a href="\(address)" aria-label="\(Phrase.Timeline.revision(revision.number, revision.observed.minute))"><title>\(Phrase.Timeline.revision(revision.number, revision.observed.minute, revision.summary))</title>\
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
