import Articles

/// Gives each line of the page its place in the article, or leaves it out.
struct PageTyping {
    var blocks: [Block] = []
    var leftOut: [LeftOut] = []
    /// The names in the lines that say who wrote it.
    var bylineNames: [String] = []
    /// When the lines around the headline say it was published and changed.
    var published: String?
    var modified: String?
    let tree: MarkupTree
    private(set) var lines: [PageLine]
    let metadata: PageMetadata
    let body: Int
    let marks: PageMarks
    /// The page's description of itself in normal form.
    let description: String?
    private var seen: Set<String> = []
    /// The last line whose normal form was asked for: most lines are asked about twice.
    private var last = (text: "", form: "")
    var hasBody = false
    private(set) var kin = ProseKin()
    var captionFigure: Int?
    /// A credit that stood in a figure before any other words.
    var heldCredit: (figure: Int, text: String)?
    private(set) var captioned: Set<Int> = []
    private(set) var shape: BodyShape?

    init(
        _ tree: MarkupTree, lines: [PageLine], metadata: PageMetadata, body: Int,
        marks: PageMarks = PageMarks()
    ) {
        self.tree = tree
        self.lines = lines
        self.metadata = metadata
        self.body = body
        self.marks = marks
        description = metadata.metadata.description.map(NormalForm.text)
        run()
    }

    private mutating func run() {
        let range = bodyRange()
        let ruled = ruledHeadline()
        let headlineIndex =
            ruled?.line
            ?? HeadlineFinder.line(in: lines, before: range.lowerBound, titles: metadata.titles)
        leaveOutOtherArticles(range, headline: headlineIndex)
        leaveOutTeasers(range, headline: headlineIndex)
        forgetWhatAllShare(range)
        markKeyPoints(range, headline: headlineIndex)
        captioned = Set(lines.filter { $0.surroundings.contains(.caption) }.compactMap { figure(of: $0) })
        shape = BodyShape(
            tree, lines: lines, range: range, body: body, isProse: { Self.isBodyProse($0) },
            isTitle: { $0.headingLevel != nil && $0.isLink && !leadsElsewhere($0) })
        leaveOutRepeatedQuotes(range)
        kin = ProseKin(lines[range].filter { Self.isBodyProse($0) }, tree)
        let headline =
            ruled?.text ?? headlineIndex.map { punctuated(lines[$0]) } ?? metadata.linked.headline ?? metadata
            .metadata
            .socialTitle
            ?? metadata.metadata.pageTitle
        let start =
            headlineIndex.map { $0 < range.upperBound ? $0 + 1 : range.lowerBound } ?? range.lowerBound
        let split = ruled == nil ? headlineIndex.flatMap { splitHeadline(lines[$0]) } : nil
        appendRuled(in: 0..<min(start, range.upperBound))
        if !blocks.contains(where: { $0.kind == .kicker }),
            let kicker = split?.kicker ?? headlineIndex.flatMap(kicker)
        {
            append(.kicker, kicker)
        }
        if let headline = split?.headline ?? headline, !headline.isEmpty { append(.headline, headline) }
        let firstProse = sectionStart(before: firstOfBody(in: range, after: start), after: start, in: range)
        readOpening(min(start, firstProse)..<firstProse)
        readBody(max(firstProse, start)..<range.upperBound)
        appendRuled(in: max(range.upperBound, start)..<lines.count)
        tidyIntroduction()
        tidyCaptions()
    }

    /// Drops the surroundings that most of the running text has: what all of it shares tells nothing apart.
    private mutating func forgetWhatAllShare(_ range: Range<Int>) {
        var total = 0
        var shares: [UInt32: Int] = [:]
        for line in lines[range] where line.outside == nil && line.isProse {
            total += line.bytes
            for flag in Self.doubtful where line.surroundings.contains(flag) {
                shares[flag.rawValue, default: 0] += line.bytes
            }
        }
        let common = shares.filter { $0.value * 10 >= total * 6 }.map {
            PageLine.Surroundings(rawValue: $0.key)
        }
        guard !common.isEmpty else { return }
        for index in range { lines[index].surroundings.subtract(PageLine.Surroundings(common)) }
    }

    private static let doubtful: [PageLine.Surroundings] = [
        .aside, .table, .caption, .figure, .quote, .standfirst, .byline, .date, .credit, .pullQuote, .header,
        .kicker,
        .subheading, .correction, .bullets,
    ]

    /// The lines of the body's element.
    private func bodyRange() -> Range<Int> {
        let end = Int(tree.nodes[body].end)
        let first = lines.firstIndex { $0.node >= body && $0.node < end } ?? 0
        let last = lines.lastIndex { $0.node >= body && $0.node < end } ?? 0
        return first..<(last + 1)
    }

    static func isBodyProse(_ line: PageLine) -> Bool {
        line.outside == nil && line.ruled == nil && line.isProse
            && line.surroundings.isDisjoint(with: [
                .caption, .standfirst, .bullets, .byline, .figure, .credit,
            ])
            && line.headingLevel == nil && !line.surroundings.contains(.date)
    }

    /// Whether the same words stand in the article already; headings may be meant twice.
    mutating func isRepeated(_ line: PageLine) -> Bool {
        guard line.bytes >= 20, seen.contains(form(of: line.text)) else { return false }
        if hasBody, line.headingLevel != nil || line.isBold || line.text.hasSuffix("?") { return false }
        leaveOut(line, .duplicate)
        return true
    }

    mutating func putAside(_ index: Int, _ reason: LeftOut.Reason) {
        lines[index].outside = PageLine.Outside(reason: reason, element: lines[index].node, isCertain: true)
        leaveOut(lines[index], reason)
    }

    mutating func mark(_ index: Int, _ surroundings: PageLine.Surroundings) {
        lines[index].surroundings.formUnion(surroundings)
    }

    mutating func markSeen(_ text: String) {
        seen.insert(form(of: text))
    }

    private mutating func form(of text: String) -> String {
        if last.text != text { last = (text, NormalForm.text(text)) }
        return last.form
    }

    mutating func append(_ kind: Block.Kind, _ text: String) {
        markSeen(text)
        blocks.append(Block(kind, text))
    }

    mutating func leaveOut(_ line: PageLine, _ reason: LeftOut.Reason) {
        leftOut.append(LeftOut(line.text, reason))
    }
}
