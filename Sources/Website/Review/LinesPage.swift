import Articles
import Tracking

/// The lines that recur in a publication's articles, and what an operator may say of each.
struct LinesPage {
    var publication: String
    var lines: [KnownLine]
    /// What the forms carry.
    var token: String

    private static let mostShown = 200

    var page: Page {
        Page(
            title: Phrase.Lines.title(publication), path: Link.lines(of: publication),
            main: """
                <div class="lead"><h1>\(Phrase.Lines.title(publication))</h1><p class="lede">\(Phrase.Lines.lede)</p>
                <p class="links"><a href="/review">\(Phrase.Review.all)</a></p></div>
                \(lines.isEmpty ? "<p class=\"empty\">\(Phrase.Lines.none)</p>" : "<ol class=\"changes\">\(lines.prefix(Self.mostShown).map(item))</ol>" as Markup)

                """)
    }

    private func item(_ known: KnownLine) -> Markup {
        let line = known.line
        let examples: [Markup] = line.examples.map {
            "<li><a href=\"\(Link.article($0))\"><bdi>\($0.slug)</bdi></a></li>\n"
        }
        return """
            <li><article><p class="meta"><b>\(known.isLeftOut ? Phrase.Lines.leftOut : Phrase.Lines.kept)</b> <span>\(known.reason)</span></p>
            <h2 dir="auto">\(line.text)</h2>
            <p class="summary">\(Phrase.Lines.evidence(articles: line.articles, inside: line.inside))</p>
            <ul class="labels">\(examples)</ul>
            <div class="decision">\(choices(line))</div></article></li>

            """
    }

    private func choices(_ line: RecurringLine) -> [Markup] {
        Ruling.allCases.filter { $0.isBoilerplate != line.ruling }.map { ruling in
            """
            <form method="post" action="\(Link.lines(of: publication))"><input type="hidden" name="token" value="\(token)">\
            <input type="hidden" name="line" value="\(String(line.form))">\
            <button name="ruling" value="\(ruling.rawValue)">\(ruling.words)</button></form>
            """
        }
    }
}

/// What an operator says of a line.
enum Ruling: String, CaseIterable {
    case keep, drop, reset

    /// `nil` where it is left to the rules.
    var isBoilerplate: Bool? {
        switch self {
        case .keep: false
        case .drop: true
        case .reset: nil
        }
    }

    fileprivate var words: String {
        switch self {
        case .keep: Phrase.Lines.keep
        case .drop: Phrase.Lines.drop
        case .reset: Phrase.Lines.reset
        }
    }
}
