import Articles
import ProseDiff
import Rendering

/// Pieces of markup that several pages share.
enum Words {
    static func time(_ revision: Revision) -> Markup { time(revision.observed) }

    static func time(_ point: some TimePoint) -> Markup {
        "<time datetime=\"\(point.iso8601)\">\(point.minute)</time>"
    }

    /// What changed in one line, without the number of words at its end.
    static func summary(_ revision: Revision) -> String {
        SummaryLine.withoutWords(revision.summary)
    }

    /// What came and what went, said to screen readers too; nothing where words only moved.
    static func count(_ words: WordCount) -> Markup {
        if words.inserted + words.deleted == 0 { return "" }
        return """
            <span class="count"><span class="plus"><span class="aside">\(Phrase.Change.added)</span>+\(words.inserted)</span> \
            <span class="minus"><span class="aside">\(Phrase.Change.removed)</span>−\(words.deleted)</span></span>
            """
    }

    /// Two short texts as one with the words that changed marked.
    static func difference(from old: String, to new: String) -> Markup {
        let before = [Block(.headline, old)]
        let after = [Block(.headline, new)]
        let diff = ArticleDiff(from: before, to: after, deadline: .milliseconds(50))
        var markup: Markup = ""
        for change in diff.changes {
            for run in diff.runs(of: change, old: before, new: after) {
                markup += run.markup(old: before, new: after)
            }
        }
        return markup
    }

    /// What kind of change it is and why it matters, as small labels.
    static func labels(_ change: ArticleChange) -> Markup {
        var labels: Markup = ""
        if change.revision.kind != .edit {
            labels += "<li class=\"kind\">\(Phrase.Change.kind(change.revision.kind))</li>"
        }
        if change.change.isStealth {
            labels +=
                "<li class=\"stealth\" title=\"\(Phrase.Change.stealthMeaning)\">\(Phrase.Change.stealth)</li>"
        }
        for reason in change.change.reasons.prefix(4) {
            labels += "<li>\(Judgement.Reason(rawValue: reason)?.words ?? reason)</li>"
        }
        if change.change.significance > 0 {
            let tenths = Int((change.change.significance * 10).rounded())
            labels += """
                <li class="weight" title="\(Phrase.Change.weightMeaning)">\(Phrase.Change.weight("\(tenths / 10).\(tenths % 10)"))</li>
                """
        }
        return labels.text.isEmpty ? "" : "<ul class=\"labels\">\(labels)</ul>"
    }
}

extension Run {
    /// The words with the element that says their fate.
    func markup(old: [Block], new: [Block]) -> Markup {
        let range = self.new ?? self.old
        let blocks = self.new == nil ? old : new
        guard let range, blocks.indices.contains(range.block) else { return "" }
        let words = blocks[range.block].words(from: range.start, to: range.end)
        return switch kind {
        case .kept: "\(words)"
        case .inserted: "<ins>\(words)</ins>"
        case .deleted: "<del>\(words)</del>"
        case .movedHere: "<ins class=\"moved\">\(words)</ins>"
        case .movedAway: "<del class=\"moved\">\(words)</del>"
        }
    }
}

extension Block {
    /// The text between two bytes.
    func words(from start: Int, to end: Int) -> String {
        String(decoding: text.utf8.dropFirst(start).prefix(max(0, end - start)), as: UTF8.self)
    }
}
