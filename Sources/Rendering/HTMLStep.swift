import Articles
import ProseDiff

/// One step of an article's history as HTML.
struct HTMLStep {
    let document: DiffDocument
    private let reader: PassageReader
    private let passages: [Passage]
    private let rows: [Outline.Row]
    private let language: String

    init(_ document: DiffDocument) {
        self.document = document
        reader = PassageReader(document)
        passages = reader.passages
        rows = Outline.rows(document, full: false)
        language = HTMLText.languageAttribute(document.new.article.metadata.language)
    }

    /// The whole section.
    func html() -> String {
        let anchor = Self.anchor(document)
        var html = "<section class=\"step\" id=\"\(anchor)\" aria-labelledby=\"\(anchor)-title\">\n"
        html += header(anchor)
        html += "<div class=\"heads\"><p>Before: revision \(document.old.revision.number)</p>"
        html += "<p>After: revision \(document.new.revision.number)</p></div>\n"
        html += "<div class=\"rows\">\n"
        for (position, row) in rows.enumerated() { html += self.html(row, at: position) }
        return html + "</div>\n</section>\n"
    }

    /// The anchor of a step: `r3` for the one that leads to revision 3.
    static func anchor(_ document: DiffDocument) -> String { "r\(document.new.revision.number)" }

    /// `Revision 2 → 3`.
    static func title(_ document: DiffDocument) -> String {
        let kind = document.new.revision.kind
        let word = kind == .edit || kind == .first ? "" : " (\(kind.rawValue))"
        return "Revision \(document.old.revision.number) → \(document.new.revision.number)\(word)"
    }

    /// The time of a revision as an element.
    static func time(_ revision: Revision) -> String {
        let date = revision.observed
        return "<time datetime=\"\(Timestamp.iso8601(date))\">\(Timestamp.minute(date))</time>"
    }

    private func header(_ anchor: String) -> String {
        var html = "<header>\n<h2 id=\"\(anchor)-title\">\(Self.title(document))</h2>\n"
        html +=
            "<p class=\"times\">\(Self.time(document.old.revision)) → \(Self.time(document.new.revision)) "
        html += "<span class=\"commits\">\(document.old.revision.id.short) → "
        html += "\(document.new.revision.id.short)</span></p>\n"
        html += "<p class=\"summary\">\(HTMLText.escape(document.summary))</p>\n"
        if let why = document.judgement.words {
            html += "<p class=\"reasons\">\(HTMLText.escape(why))</p>\n"
        }
        if let sentence = Disclosure.sentence(document) {
            html += "<p class=\"disclosure\">\(HTMLText.escape(sentence))</p>\n"
        }
        return html + HTMLMap.html(document, passages) + "</header>\n"
    }

    private func html(_ row: Outline.Row, at position: Int) -> String {
        switch row {
        case .change(let index): changed(index)
        case .fold(let folded): fold(folded)
        case .omitted(let omitted): "<p class=\"omitted\">\(HTMLText.escape(reader.omission(omitted)))</p>\n"
        case .departure(let index): departure(index, at: position)
        }
    }

    private func fold(_ folded: [Int]) -> String {
        var html = "<details class=\"fold\"><summary>\(reader.unchanged(folded)) unchanged</summary>\n"
        for index in folded {
            for part in passages[index].after {
                html += "<div class=\"row kept\" id=\"\(changeAnchor(index))\">"
                html += "<p class=\"margin\">\(part.name)</p>"
                html += "\(HTMLBlock.html(part, language: language) { _ in nil })</div>\n"
            }
        }
        return html + "</details>\n"
    }

    private func departure(_ index: Int, at position: Int) -> String {
        let change = document.diff.changes[index]
        let target = rows.firstIndex(of: .change(index)) ?? position
        let words = change.old.first.map { excerpt(document.old.article.blocks[$0].text) } ?? ""
        var html = "<p class=\"departure\" id=\"\(departureAnchor(index))\">"
        html += "<a href=\"#\(changeAnchor(index))\">\(target < position ? "↑" : "↓") "
        html +=
            "\(reader.departure(change))</a> <q\(language) dir=\"auto\">\(HTMLText.escape(words))</q></p>\n"
        return html
    }

    private func changed(_ index: Int) -> String {
        let change = document.diff.changes[index]
        let passage = passages[index]
        var html = "<div class=\"change \(change.kind.rawValue)\" id=\"\(changeAnchor(index))\">\n"
        html += "<div class=\"inline\">\n"
        for (number, part) in passage.inline.enumerated() {
            let note = number == 0 ? self.note(change, passage, index) : ""
            html += "<div class=\"row\"><p class=\"margin\"><b>\(part.name)</b> \(note)</p>"
            html += "\(HTMLBlock.html(part, language: language, target: target))</div>\n"
        }
        html += "</div>\n<div class=\"columns\">\n"
        let note = note(change, passage, index)
        html += column(passage.before, "before", note: passage.after.isEmpty ? note : "")
        html += column(passage.after, "after", note: note)
        return html + "</div>\n</div>\n"
    }

    private func column(_ parts: [Passage.Part], _ side: String, note: String) -> String {
        var html = "<div class=\"\(side)\">"
        for (number, part) in parts.enumerated() {
            html += "<p class=\"margin\"><b>\(part.name)</b> \(number == 0 ? note : "")</p>"
            html += HTMLBlock.html(part, language: language, target: target)
        }
        return html + "</div>\n"
    }

    private func note(_ change: BlockChange, _ passage: Passage, _ index: Int) -> String {
        let why = passage.why.map { " <span class=\"why\">\(HTMLText.escape($0))</span>" } ?? ""
        return fate(change, passage, index) + why
    }

    private func fate(_ change: BlockChange, _ passage: Passage, _ index: Int) -> String {
        if change.hasMoved {
            return "<a href=\"#\(departureAnchor(index))\">\(unbroken(passage.note ?? "moved"))</a>"
        }
        return switch change.kind {
        case .kept: ""
        case .inserted: "new"
        case .deleted: "removed"
        default: unbroken(passage.note ?? "edited")
        }
    }

    /// A note whose paragraph signs stay with their numbers.
    private func unbroken(_ note: String) -> String {
        HTMLText.escape(
            note.split(separator: "¶ ", omittingEmptySubsequences: false).joined(separator: "¶\u{A0}"))
    }

    /// The anchor of the block at the other end of a move of words.
    private func target(_ piece: Piece) -> String? {
        guard let block = piece.counterpart else { return nil }
        let index = document.diff.changes.firstIndex {
            piece.kind == .movedAway ? $0.new.contains(block) : $0.old.contains(block)
        }
        return index.map(changeAnchor)
    }

    private func changeAnchor(_ index: Int) -> String { "\(Self.anchor(document))-c\(index + 1)" }

    private func departureAnchor(_ index: Int) -> String { "\(Self.anchor(document))-d\(index + 1)" }

    /// The first words of a block.
    private func excerpt(_ text: String) -> String {
        let longest = 56
        guard text.count > longest else { return text }
        let head = text.prefix(longest)
        return (head.lastIndex(of: " ").map { head[..<$0] } ?? head) + "…"
    }
}
