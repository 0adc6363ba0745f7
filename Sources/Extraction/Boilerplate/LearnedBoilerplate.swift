public import Articles

/// Lines that one publication prints on its articles, learnt from reading many of them.
///
/// One page cannot tell a publication's own lines from the article's: they stand among the paragraphs and look
/// like them. Two rules tell them apart, both on the folded form of a line (lower case, every number alike, no
/// punctuation at the ends):
///
/// - *Recurrence*: the line stands in ``articlesNeeded`` different articles or more. An article that shares
///   much of its text with an earlier one is the same article at another address and counts as no new one.
/// - *Change by itself*: between two fetches of one article the line changed in its numbers alone, and another
///   article has it too. The second half matters: "the toll rose to 12" also changes in its numbers alone, and
///   must be recorded.
///
/// Headlines, labels, bylines and captions are never learnt. A person's word stands above both rules. Nothing
/// here reads a clock or a disk: the value is kept by whoever owns it.
public struct LearnedBoilerplate: Sendable, Hashable, Codable {
    /// What is known about one line.
    public struct Evidence: Sendable, Hashable, Codable {
        /// The line as it stood when it was seen first.
        public var sample: String
        /// The keys of articles it stood in, at most ``LearnedBoilerplate/articlesKept``, in the order seen.
        public var articles: [String] = []
        /// How often it changed in its numbers alone between two fetches of one article.
        public var changesByItself = 0
        /// What a person said about it, which decides.
        public var isOverruled: Bool?
        /// Which observation saw it last.
        var lastSeen = 0

        /// Whether the line is boilerplate, by a person's word or by the rules.
        public var isBoilerplate: Bool {
            if let isOverruled { return isOverruled }
            return articles.count >= LearnedBoilerplate.articlesNeeded
                || (changesByItself > 0 && articles.count > 1)
        }
    }

    /// How many articles a line must stand in to be learnt by recurrence.
    public static let articlesNeeded = 3
    /// How many articles are remembered of a line; further ones add nothing.
    public static let articlesKept = 8
    /// How many lines are remembered; those seen in one article alone go first, the oldest before the others.
    public static let capacity = 4000

    /// The lines by their folded form.
    public private(set) var lines: [String: Evidence] = [:]
    private var observations = 0

    /// Creates a memory of nothing.
    public init() {}

    /// Takes note of one reading of an article.
    ///
    /// - Parameters:
    ///   - article: what was read, before anything learnt was taken out of it.
    ///   - key: what tells the article from the publication's others; the same for every fetch of it.
    ///   - earlier: the reading before this one, where there is one.
    ///
    /// Costs time in proportion to the articles' text.
    public mutating func observe(_ article: Article, key: String, after earlier: Article? = nil) {
        observations += 1
        let forms = Self.forms(of: article)
        if let earlier { noteChanges(from: Self.forms(of: earlier), to: forms, key: key) }
        let isCopy = isCopy(forms, key: key)
        for (form, text) in forms {
            var evidence = lines[form] ?? Evidence(sample: text)
            evidence.lastSeen = observations
            let isNew = !evidence.articles.contains(key) && evidence.articles.count < Self.articlesKept
            if isNew, !isCopy { evidence.articles.append(key) }
            lines[form] = evidence
        }
        forget()
    }

    /// Whether a block's line has been learnt.
    public func contains(_ block: Block) -> Bool {
        Self.form(of: block).flatMap { lines[$0] }?.isBoilerplate ?? false
    }

    /// The reading without the learnt lines; they are in ``Reading/leftOut`` as ``LeftOut/Reason/learned``.
    ///
    /// A reading of which no running text would be left is returned as it is.
    public func applied(to reading: Reading) -> Reading {
        let kept = reading.article.blocks.filter { !contains($0) }
        guard kept.count < reading.article.blocks.count, kept.contains(where: { $0.kind == .paragraph })
        else {
            return reading
        }
        var reading = reading
        reading.leftOut += reading.article.blocks.filter(contains).map { LeftOut($0.text, .learned) }
        reading.article.blocks = kept
        return reading
    }

    /// Lets a person decide about a line.
    ///
    /// `true` for boilerplate, `false` for the article's, `nil` to leave it to the rules again. A line that was
    /// never seen is remembered.
    public mutating func overrule(_ line: String, isBoilerplate: Bool?) {
        let form = FoldedLine(line).text
        guard !form.isEmpty else { return }
        lines[form, default: Evidence(sample: line)].isOverruled = isBoilerplate
    }

    /// The lines that are boilerplate with what says so, those in most articles first.
    public var learned: [(line: String, evidence: Evidence)] {
        lines.filter(\.value.isBoilerplate).map { ($0.key, $0.value) }.sorted {
            ($1.evidence.articles.count, $0.line) < ($0.evidence.articles.count, $1.line)
        }
    }

    private mutating func noteChanges(from earlier: [String: String], to forms: [String: String], key: String)
    {
        for (form, text) in forms {
            guard let before = earlier[form], before != text, before.contains(where: \.isNumber) else {
                continue
            }
            guard NormalForm.text(before) != NormalForm.text(text) else { continue }
            lines[form, default: Evidence(sample: before)].changesByItself += 1
        }
    }

    /// Whether most of an article's lines stand in one other article: then it is that article once more.
    private func isCopy(_ forms: [String: String], key: String) -> Bool {
        var shared: [String: Int] = [:]
        for form in forms.keys {
            for other in lines[form]?.articles ?? [] where other != key { shared[other, default: 0] += 1 }
        }
        return shared.values.contains { $0 >= 3 && $0 * 5 >= forms.count * 2 }
    }

    private mutating func forget() {
        guard lines.count > Self.capacity else { return }
        let passing = lines.filter { $0.value.articles.count < 2 && $0.value.isOverruled == nil }
            .sorted { ($0.value.lastSeen, $0.key) < ($1.value.lastSeen, $1.key) }
        for entry in passing.prefix(lines.count - Self.capacity * 3 / 4) { lines[entry.key] = nil }
    }

    private static func forms(of article: Article) -> [String: String] {
        var forms: [String: String] = [:]
        for block in article.blocks {
            if let form = form(of: block) { forms[form] = forms[form] ?? block.text }
        }
        return forms
    }

    private static func form(of block: Block) -> String? {
        switch block.kind {
        case .headline, .kicker, .byline, .caption: return nil
        default: break
        }
        guard block.text.utf8.count <= 500 else { return nil }
        let form = FoldedLine(block.text).text
        return form.utf8.count >= 8 ? form : nil
    }
}
