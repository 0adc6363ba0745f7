import Articles
import ProseDiff
import Provenance

/// The words of an article, each phrase with the revision that brought it.
struct ProvenanceText {
    var identity: ArticleIdentity
    var history: [Revision]
    var state: Article
    var lineage: Lineage?

    /// How many shades words have by their age, and paragraphs by their edits.
    private static let ages = 5

    var markup: Markup {
        guard let lineage else {
            return "<div class=\"article\">\(state.blocks.map { element($0, "\($0.text)", "") })</div>"
        }
        let hasChanges = !lineage.departed.isEmpty || history.count > 1
        var markup: Markup = hasChanges ? key : ""
        markup += "<div class=\"article\">"
        for index in state.blocks.indices {
            for gone in lineage.departedBlocks(before: index) { markup += departedBlock(gone, lineage) }
            markup += block(index, lineage)
        }
        for gone in lineage.departedBlocks(before: state.blocks.count) {
            markup += departedBlock(gone, lineage)
        }
        markup += "</div>"
        return markup
    }

    private var key: Markup {
        """
        <p class="key">\(Phrase.Provenance.key)</p>
        <p class="toggles"><label><input type="checkbox" class="gone-wanted"> \(Phrase.Provenance.gone)</label> \
        <label><input type="checkbox" class="age-wanted"> \(Phrase.Provenance.age)</label> \
        <span class="scale">\(Phrase.Provenance.older) \(ages) \(Phrase.Provenance.newer)</span></p>
        """
    }

    private var ages: [Markup] { (1...Self.ages).map { "<i class=\"age\($0)\"></i>" } }

    private func block(_ index: Int, _ lineage: Lineage) -> Markup {
        let block = state.blocks[index]
        var words: Markup = ""
        for element in lineage.elements(ofBlock: index) {
            switch element {
            case .strand(let strand): words += self.strand(strand, block, lineage)
            case .departed(let gone): words += departure(gone, lineage)
            }
        }
        let life = lineage.life(ofBlock: index)
        let edits = life?.changes ?? 0
        let note: Markup =
            edits == 0
            ? (life.map {
                $0.origin > 0
                    ? "<small class=\"edits\">\(Phrase.Provenance.new(in: $0.origin + 1))</small>" : ""
            }
                ?? "")
            : "<small class=\"edits heat\(min(edits, Self.ages))\">\(Phrase.Provenance.edited(edits))</small>"
        return element(block, words, note)
    }

    private func element(_ block: Block, _ words: Markup, _ note: Markup) -> Markup {
        let language = Markup.language(state.metadata.language)
        let kind = block.kind.rawValue
        let inner: Markup =
            switch block.kind {
            case .headline, .subheading: "<h3 class=\"\(kind)\" dir=\"auto\"\(language)>\(words)</h3>"
            case .quote: "<blockquote class=\"quote\" dir=\"auto\"\(language)>\(words)</blockquote>"
            default: "<p class=\"\(kind)\" dir=\"auto\"\(language)>\(words)</p>"
            }
        return "<div class=\"line\">\(note)\(inner)</div>\n"
    }

    private func strand(_ strand: Lineage.Strand, _ block: Block, _ lineage: Lineage) -> Markup {
        let words = block.words(from: strand.range.start, to: strand.range.end)
        let number = strand.returned ?? strand.origin
        guard number > 0, history.indices.contains(number) else { return "\(words)" }
        let age = 1 + 4 * number / max(1, lineage.states - 1)
        return """
            <a class="came age\(min(age, Self.ages))" href="\(Link.compare(identity, history[number - 1], history[number]))" title="\(story(strand, lineage))">\(words)</a>
            """
    }

    private func story(_ strand: Lineage.Strand, _ lineage: Lineage) -> String {
        var story = Phrase.Provenance.came(in: strand.origin + 1, time(strand.origin))
        if let returned = strand.returned {
            story += Phrase.Provenance.returned(in: returned + 1, time(returned))
        }
        if let replaced = strand.replaced, lineage.departed.indices.contains(replaced) {
            story += Phrase.Provenance.before(String(lineage.departed[replaced].text.prefix(200)))
        }
        return story
    }

    private func lifetime(_ gone: Lineage.Departed) -> String {
        Phrase.Provenance.stood(from: time(gone.since), to: time(gone.left))
            + (gone.returned.map { Phrase.Provenance.back(since: time($0)) } ?? "")
    }

    private func departure(_ index: Int, _ lineage: Lineage) -> Markup {
        guard lineage.departed.indices.contains(index) else { return "" }
        let gone = lineage.departed[index]
        return "<del class=\"gone\" title=\"\(lifetime(gone))\">\(gone.text)</del>"
    }

    private func departedBlock(_ index: Int, _ lineage: Lineage) -> Markup {
        guard lineage.departed.indices.contains(index) else { return "" }
        let gone = lineage.departed[index]
        let language = Markup.language(state.metadata.language)
        return """
            <div class="line gone"><small class="edits">\(lifetime(gone))</small><p class="\(gone.kind.rawValue)" dir="auto"\(language)><del title="\(lifetime(gone))">\(gone.text)</del></p></div>

            """
    }

    private func time(_ state: Int) -> String {
        history.indices.contains(state) ? Timestamp.minute(history[state].observed) : "?"
    }
}
