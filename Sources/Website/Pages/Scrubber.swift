import Articles

/// The steps of an article's history as a row of links, the one that is shown marked.
struct Scrubber {
    var identity: ArticleIdentity
    var history: [Revision]
    var old: Revision
    var new: Revision

    private static let mostShown = 60

    var markup: Markup {
        guard history.count > 1 else { return "" }
        return """
            <nav class="scrubber" aria-label="\(Phrase.Compare.steps)" data-play="\(Phrase.Compare.play)" data-pause="\(Phrase.Compare.pause)">\(arrow(new.number - 1, "prev", "←", Phrase.Compare.earlier))\
            <ol>\(Array(zip(history, history.dropFirst())).filter { abs($1.number - new.number) <= Self.mostShown }.map(dot))</ol>\
            \(arrow(new.number + 1, "next", "→", Phrase.Compare.later))</nav>
            """
    }

    private func arrow(_ number: Int, _ relation: String, _ sign: String, _ name: String) -> Markup {
        guard number >= 2, number <= history.count else {
            return "<span class=\"arrow\" aria-hidden=\"true\">\(sign)</span>"
        }
        let address = Link.compare(identity, history[number - 2], history[number - 1])
        return
            "<a class=\"arrow\" rel=\"\(relation)\" href=\"\(address)\" aria-label=\"\(name)\" title=\"\(name)\">\(sign)</a>"
    }

    private func dot(_ before: Revision, _ after: Revision) -> Markup {
        let isShown = after.id == new.id && before.id == old.id
        let isWithin = before.number >= old.number && after.number <= new.number
        return """
            <li\(isWithin ? " class=\"within\"" as Markup : "")><a href="\(Link.compare(identity, before, after))"\
            \(isShown ? " aria-current=\"page\"" as Markup : "") title="\(Phrase.Compare.step(after.observed.minute, after.summary))">\(after.number)</a></li>
            """
    }
}
