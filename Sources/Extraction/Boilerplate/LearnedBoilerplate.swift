public import Articles

/// The lines that one publication prints on its articles, as far as they have been learnt from many of them.
///
/// One page cannot tell a publication's own lines from the article's: they stand among the paragraphs and look
/// like them. What many articles have in common tells more, but newsrooms repeat themselves too: "did not
/// respond to a request for comment", the paragraph that says again how the war began. To take such words out
/// of an article would be worse than to leave a slogan in, so a line counts only where all of this holds:
///
/// - It is a paragraph of its own: never a headline, a quotation, a list's item, a caption, or a correction.
/// - It stood in at least ``labelArticles`` articles, in ``sentenceArticles`` where it reads as a sentence, and in
///   every second of those recorded from the first to the last of them. Copies of one article count once.
/// - It stood at the beginning or the end of the body every time; in the midst of it, in ``insideArticles``.
/// - It has no word in common with the headlines.
/// - Its numbers are the same everywhere, or were seen to change by themselves.
///
/// A label that changed in its numbers alone, with nothing else on the page, in two articles, is learnt too. A
/// sentence is not: "the toll rose to 12" changes in its numbers alone, and must be recorded.
///
/// A person's word stands above these rules. What was seen is kept by whoever owns it; this is the verdict.
public struct LearnedBoilerplate: Sendable, Hashable {
    /// How many articles a line must stand in that does not read as a sentence.
    public static let labelArticles = 3
    /// How many articles a line must stand in that reads as a sentence.
    public static let sentenceArticles = 5
    /// How many articles a line must stand in where it stands among the body's paragraphs.
    public static let insideArticles = 6

    private let forms: Set<Int64>

    /// The verdict on what is known of a publication's lines.
    public init(_ lines: [RecurringLine] = []) {
        forms = Set(lines.filter(Self.isBoilerplate).map(\.form))
    }

    /// Whether a line is boilerplate, by a person's word or by the rules.
    public static func isBoilerplate(_ line: RecurringLine) -> Bool {
        line.ruling ?? (objection(to: line) == nil || changesByItself(line))
    }

    /// Why a line is boilerplate, or why not, in words.
    public static func reason(_ line: RecurringLine) -> String {
        if let ruling = line.ruling { return ruling ? "you said so" : "you said that it is the articles'" }
        guard let objection = objection(to: line) else { return "the rules say so" }
        return changesByItself(line) ? "it changes by itself" : objection
    }

    /// Why that a line recurs does not make it boilerplate; `nil` where it does.
    private static func objection(to line: RecurringLine) -> String? {
        let isSentence = LineSigns.endsSentence(line.text)
        var needed = isSentence ? sentenceArticles : labelArticles
        if line.inside > 0 { needed = max(needed, insideArticles) }
        if line.articles < needed {
            let kind = isSentence ? "a sentence" : "a line"
            return line.inside > 0
                ? "\(kind) among the paragraphs needs \(needed) articles" : "\(kind) needs \(needed) articles"
        }
        if line.topical > 0 { return "it has words of a headline" }
        if line.articles * 2 < line.span { return "most articles between have it not" }
        if line.wordings > 1, line.changed == 0 { return "its numbers are not the same everywhere" }
        return nil
    }

    private static func changesByItself(_ line: RecurringLine) -> Bool {
        line.changed >= 2 && line.inside == 0 && line.topical == 0
            && !LineSigns.endsSentence(line.text) && line.text.utf8.count <= 120
    }

    /// Whether a block's line has been learnt.
    public func contains(_ block: Block) -> Bool {
        !forms.isEmpty && Self.form(of: block).map(forms.contains) ?? false
    }

    /// An article without the learnt lines; one of which no running text would be left is returned as it is.
    ///
    /// - Parameter neighbours: articles whose lines stay: the states before and after one that is put between.
    public func stripped(_ article: Article, sparing neighbours: [Article] = []) -> Article {
        guard !forms.isEmpty else { return article }
        let spared = Set(neighbours.flatMap { $0.blocks.compactMap(Self.form) })
        let kept = article.blocks.filter { block in
            !contains(block) || Self.form(of: block).map(spared.contains) ?? false
        }
        guard kept.contains(where: { $0.kind == .paragraph }) else { return article }
        var article = article
        article.blocks = kept
        return article
    }

    /// The reading without the learnt lines; they are in ``Reading/leftOut`` as ``LeftOut/Reason/learned``.
    public func applied(to reading: Reading) -> Reading {
        let stripped = stripped(reading.article)
        guard stripped.blocks.count < reading.article.blocks.count else { return reading }
        var reading = reading
        reading.leftOut += reading.article.blocks.filter(contains).map { LeftOut($0.text, .learned) }
        reading.article = stripped
        return reading
    }

    /// The folded form of a block's line; `nil` for what is never learnt.
    public static func form(of block: Block) -> Int64? {
        guard block.kind == .paragraph, block.text.utf8.count <= 500, !LineSigns.isCorrection(block.text)
        else {
            return nil
        }
        return form(of: block.text)
    }

    /// The folded form of a line that a person names; `nil` where nothing is left of it.
    public static func form(of line: String) -> Int64? {
        let form = FoldedLine(line).text
        return form.utf8.count >= 8 ? digest(form) : nil
    }

    /// What there is to remember of the lines that came with a state of an article.
    ///
    /// - Parameters:
    ///   - before: the state before it.
    ///   - isEdit: whether the newsroom, and not the extractor, made this state of it.
    public static func lines(
        of article: Article, after before: Article? = nil, isEdit: Bool = true
    ) -> [SeenLine] {
        let old = before?.blocks ?? []
        let last = article.blocks.count { isOfBody($0.kind) } - 4
        let changed = before.map { isEdit ? changes(from: $0, to: article) : [] } ?? []
        var known: Set<String>?
        var topic: Topic?
        var seen: Set<Int64> = []
        var lines: [SeenLine] = []
        var place = -1
        for (index, block) in article.blocks.enumerated() where isOfBody(block.kind) {
            place += 1
            // Most stand where they stood.
            if index < old.count, old[index].text == block.text { continue }
            let texts = known ?? Set(old.map(\.text))
            known = texts
            guard !texts.contains(block.text), let form = form(of: block), seen.insert(form).inserted else {
                continue
            }
            let headline = topic ?? Topic(of: article.title)
            topic = headline
            lines.append(
                SeenLine(
                    form: form, words: digest(NormalForm.text(block.text)), text: block.text,
                    isInside: place >= 2 && place < last, isTopical: headline.isShared(by: block.text),
                    changedByItself: changed.contains(form)))
        }
        return lines
    }

    private static func isOfBody(_ kind: Block.Kind) -> Bool {
        switch kind {
        case .headline, .kicker, .standfirst, .bullet, .byline, .caption: false
        default: true
        }
    }

    /// The lines that changed by their numbers alone, where nothing else changed.
    private static func changes(from before: Article, to after: Article) -> Set<Int64> {
        guard before.blocks.count == after.blocks.count else { return [] }
        var changed: Set<Int64> = []
        for (old, new) in zip(before.blocks, after.blocks)
        where old != new && (NormalForm.text(old.text) != NormalForm.text(new.text) || old.kind != new.kind) {
            guard mayFoldAlike(old.text, new.text), let form = form(of: new), form == self.form(of: old)
            else { return [] }
            changed.insert(form)
        }
        return changed
    }

    /// Whether two lines may have one form; not where the first bytes that differ are different letters.
    private static func mayFoldAlike(_ old: String, _ new: String) -> Bool {
        guard let (one, other) = zip(old.utf8, new.utf8).first(where: { $0 != $1 }) else { return true }
        return !ASCII.isLetter(one) || !ASCII.isLetter(other) || ASCII.lower(one) == ASCII.lower(other)
    }

    /// FNV-1a of 64 bits (Fowler, Noll, Vo).
    private static func digest(_ text: String) -> Int64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        return Int64(bitPattern: hash)
    }
}
