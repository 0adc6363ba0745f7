import Articles

/// Gives each line of the page its place in the article, or leaves it out.
struct PageTyping {
    private(set) var blocks: [Block] = []
    private(set) var leftOut: [LeftOut] = []
    /// The names in the lines that say who wrote it.
    private(set) var bylineNames: [String] = []
    /// When the lines around the headline say it was published and changed.
    private(set) var published: String?
    private(set) var modified: String?
    private let tree: MarkupTree
    private var lines: [PageLine]
    private let metadata: PageMetadata
    private let body: Int
    private var seen: Set<String> = []
    private var hasBody = false
    private var kin = ProseKin()
    private var captionFigure: Int?
    private var captioned: Set<Int> = []
    private var shape: BodyShape?

    init(_ tree: MarkupTree, lines: [PageLine], metadata: PageMetadata, body: Int) {
        self.tree = tree
        self.lines = lines
        self.metadata = metadata
        self.body = body
        run()
    }

    private mutating func run() {
        let range = bodyRange()
        forgetWhatAllShare(range)
        captioned = Set(lines.filter { $0.surroundings.contains(.caption) }.compactMap { figure(of: $0) })
        shape = BodyShape(tree, lines: lines, range: range, body: body, isProse: { Self.isBodyProse($0) })
        kin = ProseKin(lines[range].filter { Self.isBodyProse($0) }, tree)
        let headlineIndex = HeadlineFinder.line(in: lines, before: range.lowerBound, titles: metadata.titles)
        let headline =
            headlineIndex.map { lines[$0].text } ?? metadata.linked.headline ?? metadata.metadata.socialTitle
            ?? metadata.metadata.pageTitle
        let start =
            headlineIndex.map { $0 < range.upperBound ? $0 + 1 : range.lowerBound } ?? range.lowerBound
        let split = headlineIndex.flatMap { splitHeadline(lines[$0]) }
        if let kicker = split?.kicker ?? headlineIndex.flatMap(kicker) { append(.kicker, kicker) }
        if let headline = split?.headline ?? headline, !headline.isEmpty { append(.headline, headline) }
        let firstProse = firstOfBody(in: range)
        readOpening(min(start, firstProse)..<firstProse, within: range)
        readBody(max(firstProse, start)..<range.upperBound)
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

    /// Where the body begins: at the first running text, or at the one after it where the first is an introduction
    /// by its looks: it is bold, or stands apart from all that follows.
    private func firstOfBody(in range: Range<Int>) -> Int {
        let prose = range.filter { Self.isBodyProse(lines[$0]) }
        guard var first = prose.first else { return range.lowerBound }
        // A short sentence right before it is the first paragraph.
        while first > range.lowerBound, isShortOpening(lines[first - 1]) { first -= 1 }
        let rest = prose.dropFirst()
        guard rest.count >= 3, let second = rest.first, lines[first].bytes <= 900,
            !lines[..<first].contains(where: {
                $0.outside == nil && $0.surroundings.contains(.standfirst) && isStandfirst($0)
            })
        else { return first }
        let others = rest.lazy.map { lines[$0] }
        let isBold = lines[first].isBold && !lines[second].isBold
        guard isBold || shape?.isApart(lines[first], from: others) ?? false else { return first }
        // A heading between them begins the body.
        let isNext = !lines[(first + 1)..<second].contains { $0.outside == nil && $0.headingLevel != nil }
        return isNext ? first + 1 : first
    }

    private func isShortOpening(_ line: PageLine) -> Bool {
        line.outside == nil && line.boilerplate == nil && line.bytes >= 15 && !line.isLink
            && line.headingLevel == nil && LineSigns.endsSentence(line.text)
            && line.surroundings.contains(.paragraph)
            && line.surroundings.isDisjoint(with: [
                .standfirst, .byline, .date, .caption, .figure, .credit, .list,
            ])
            && PublishedTime.labelled(line.text) == nil && shape?.isOnTrunk(line) ?? false
    }

    private static func isBodyProse(_ line: PageLine) -> Bool {
        line.outside == nil && line.isProse
            && line.surroundings.isDisjoint(with: [
                .caption, .standfirst, .bullets, .byline, .figure, .credit,
            ])
            && line.headingLevel == nil && !line.surroundings.contains(.date)
    }

    /// The label and the words of a heading whose first element is a label: by its name, or because the page's
    /// titles have the words without it.
    private func splitHeadline(_ line: PageLine) -> (kicker: String, headline: String)? {
        var element = line.node
        var parts: [Int] = []
        for _ in 0..<4 {
            parts = tree.children(of: element).filter {
                tree.nodes[$0].tag != .text || !tree.text(of: $0).isEmpty
            }
            guard parts.count == 1, let only = parts.first, tree.nodes[only].tag != .text else { break }
            element = only
        }
        guard parts.count >= 2, let first = parts.first, tree.nodes[first].tag != .text else { return nil }
        let kicker = tree.text(of: first)
        let headline = LineText.collapsed(line.text.dropFirst(kicker.count))
        guard !kicker.isEmpty, kicker.utf8.count <= 80, headline.utf8.count >= 15, line.text.hasPrefix(kicker)
        else {
            return nil
        }
        let form = NormalForm.text(headline)
        let isTitle = metadata.titles.contains { NormalForm.text($0).hasPrefix(form) }
        guard ElementHints.of(first, in: tree).contains(.kicker) || isTitle else { return nil }
        return (kicker, headline)
    }

    private func kicker(before index: Int) -> String? {
        guard index > 0 else { return nil }
        let line = lines[index - 1]
        guard line.bytes <= 60, line.surroundings.contains(.kicker) else { return nil }
        return line.text
    }

    // MARK: between headline and body

    private mutating func readOpening(_ range: Range<Int>, within body: Range<Int>) {
        var hasByline = false
        for line in lines[range] {
            if line.outside != nil { continue }
            note(line)
            if isRepeated(line) { continue }
            if let reason = line.boilerplate {
                leaveOut(line, reason)
            } else if PublishedTime.labelled(line.text) != nil {
                leaveOut(line, .date)
            } else if isCaption(line) {
                appendCaption(line)
            } else if LineSigns.isCorrection(line.text) || line.surroundings.contains(.correction) {
                append(.correction, line.text)
            } else if line.surroundings.contains(.list), !line.isLink, line.bytes >= 20,
                !line.surroundings.contains(.byline)
            {
                append(.bullet, LineSigns.withoutBullet(line.text)?.text ?? line.text)
            } else if let byline = Byline(line.text), !hasByline {
                hasByline = true
                _ = byline
                append(.byline, line.text)
            } else if isStandfirst(line) {
                append(.standfirst, line.text)
            } else {
                leaveOut(line, line.surroundings.contains(.date) ? .date : .navigation)
            }
        }
    }

    /// Keeps what a line says about the article rather than in it.
    private mutating func note(_ line: PageLine) {
        if let time = PublishedTime.labelled(line.text) {
            switch time.role {
            case .published: published = published ?? time.value
            case .modified: modified = modified ?? time.value
            }
        }
        guard bylineNames.count < 8, line.bytes <= 120, !line.surroundings.contains(.caption) else { return }
        if let byline = Byline(line.text) {
            bylineNames += byline.names
        } else if line.surroundings.contains(.byline), line.boilerplate == nil, !line.isProse {
            let names = Byline.names(in: line.text)
            bylineNames += names.filter { (2...4).contains($0.split(separator: " ").count) }
        }
    }

    private func isStandfirst(_ line: PageLine) -> Bool {
        guard !line.isLink, line.bytes >= 20, line.bytes <= 900 else { return false }
        if !line.surroundings.isDisjoint(with: [.byline, .date, .credit]) { return false }
        if line.surroundings.contains(.standfirst) { return true }
        if line.headingLevel != nil {
            let words = HeadlineFinder.words(line.text)
            let isTitle = metadata.titles.contains {
                HeadlineFinder.likeness(words, HeadlineFinder.words($0)) > 0.5
            }
            return line.bytes >= 40 && !isTitle
        }
        return isDescription(line) || line.isProse
    }

    private func isDescription(_ line: PageLine) -> Bool {
        guard let description = metadata.metadata.description else { return false }
        return NormalForm.text(description) == NormalForm.text(line.text)
    }

    // MARK: the body

    private mutating func readBody(_ range: Range<Int>) {
        var pending: [Block] = []
        for index in range {
            let line = lines[index]
            if line.outside != nil || isRepeated(line) { continue }
            if let reason = line.boilerplate ?? reasonInPlace(line, at: index) {
                leaveOut(line, reason)
                continue
            }
            if hasBody, line.surroundings.contains(.aside) || shape?.isBeside(lineAt: index) ?? false,
                !LineSigns.isCorrection(line.text), !isCaption(line)
            {
                leaveOut(line, .related)
                continue
            }
            guard let kind = kind(of: line) else { continue }
            if kind == .subheading || kind == .listItem && line.bytes < 40 {
                pending.append(Block(kind, line.text))
                continue
            }
            for block in pending { append(block.kind, block.text) }
            pending = []
            if kind == .caption { appendCaption(line) } else { append(kind, line.text) }
        }
        while let last = blocks.last, last.kind == .paragraph, last.text.hasSuffix(":"),
            last.text.utf8.count < 60
        {
            blocks.removeLast()
            leftOut.append(LeftOut(last.text, .related))
        }
        for block in pending {
            if block.kind == .listItem {
                append(block.kind, block.text)
            } else {
                leftOut.append(LeftOut(block.text, .related))
            }
        }
    }

    /// Why a line is not the article, by what it says where it stands.
    private func reasonInPlace(_ line: PageLine, at index: Int) -> LeftOut.Reason? {
        if PublishedTime.labelled(line.text) != nil { return .date }
        guard hasBody, let last = shape?.lastTrunkLine, index + 3 > last, LineSigns.isBiography(line.text)
        else {
            return nil
        }
        return .biography
    }

    private mutating func kind(of line: PageLine) -> Block.Kind? {
        if isCaption(line) { return .caption }
        if LineSigns.isCorrection(line.text) || line.surroundings.contains(.correction) { return .correction }
        if line.isLink {
            leaveOut(line, .related)
            return nil
        }
        if line.headingLevel != nil || (line.surroundings.contains(.subheading) && line.bytes < 200) {
            return .subheading
        }
        if line.surroundings.contains(.quote) { return .quote }
        if line.surroundings.contains(.list) { return .listItem }
        // A bold question is a question of an interview.
        if line.isBold, LineSigns.hasHeadingShape(line.text) {
            return line.text.hasSuffix("?") ? .paragraph : .subheading
        }
        if !line.isProse, Byline(line.text) != nil {
            if !blocks.contains(where: { $0.kind == .byline }) { return .byline }
            leaveOut(line, .biography)
            return nil
        }
        if !line.surroundings.isDisjoint(with: [.byline, .date]), !line.isProse {
            leaveOut(line, .date)
            return nil
        }
        if line.surroundings.contains(.standfirst), !hasBody { return .standfirst }
        if line.surroundings.contains(.paragraph) || line.isProse || kin.includes(line, tree) {
            hasBody = true
            return .paragraph
        }
        leaveOut(line, .navigation)
        return nil
    }

    private func isCaption(_ line: PageLine) -> Bool {
        if !line.surroundings.isDisjoint(with: [.caption, .credit]) { return true }
        if line.surroundings.contains(.figure), line.surroundings.isDisjoint(with: [.quote, .pullQuote]) {
            return true
        }
        return line.bytes <= 400 && !line.surroundings.contains(.paragraph)
            && LineSigns.endsWithCredit(line.text)
    }

    /// The figure a line stands in, or the element around it where there is none.
    private func figure(of line: PageLine) -> Int? {
        for (level, node) in tree.ancestors(of: line.node).enumerated() where level < 8 {
            if tree.nodes[node].tag == .figure { return node }
        }
        return line.surroundings.contains(.caption) ? Int(tree.nodes[line.node].parent) : nil
    }

    /// Adds a line of a caption: to the caption of its own figure, where that has begun.
    private mutating func appendCaption(_ line: PageLine) {
        let figure = figure(of: line)
        let isBeside = line.surroundings.isDisjoint(with: [.caption, .credit])
        if isBeside, let figure, captioned.contains(figure) { return leaveOut(line, .navigation) }
        if let figure, figure == captionFigure, let last = blocks.last, last.kind == .caption,
            last.text.utf8.count + line.bytes < 1200
        {
            seen.insert(NormalForm.text(line.text))
            blocks[blocks.count - 1].text += " " + line.text
            return
        }
        captionFigure = figure
        append(.caption, line.text)
    }

    /// Leaves out credits without words, and captions that stand twice.
    private mutating func tidyCaptions() {
        var kept: Set<String> = []
        blocks.removeAll { block in
            guard block.kind == .caption else { return false }
            let isBare = LineSigns.isBareCredit(block.text)
            guard isBare || !kept.insert(NormalForm.text(block.text)).inserted else { return false }
            leftOut.append(LeftOut(block.text, isBare ? .credit : .duplicate))
            return true
        }
    }

    /// Whether the same words stand in the article already; headings may be meant twice.
    private mutating func isRepeated(_ line: PageLine) -> Bool {
        guard line.bytes >= 20, seen.contains(NormalForm.text(line.text)) else { return false }
        if hasBody, line.headingLevel != nil || line.isBold || line.text.hasSuffix("?") { return false }
        leaveOut(line, .duplicate)
        return true
    }

    private mutating func append(_ kind: Block.Kind, _ text: String) {
        seen.insert(NormalForm.text(text))
        blocks.append(Block(kind, text))
    }

    private mutating func leaveOut(_ line: PageLine, _ reason: LeftOut.Reason) {
        leftOut.append(LeftOut(line.text, reason))
    }
}

/// The elements that running text stands in, by which short lines among it are known as paragraphs too.
struct ProseKin {
    private struct Place: Hashable {
        let parent: Int32
        let tag: Tag
    }

    private var elements: Set<Int> = []
    private var places: [Place: Int] = [:]

    init() {}

    init(_ prose: some Sequence<PageLine>, _ tree: MarkupTree) {
        for line in prose {
            elements.insert(line.node)
            places[Self.place(line, tree), default: 0] += 1
        }
    }

    /// Whether a line stands in an element with running text, or beside several that have some.
    func includes(_ line: PageLine, _ tree: MarkupTree) -> Bool {
        elements.contains(line.node) || places[Self.place(line, tree), default: 0] >= 2
    }

    private static func place(_ line: PageLine, _ tree: MarkupTree) -> Place {
        Place(parent: tree.nodes[line.node].parent, tag: tree.nodes[line.node].tag)
    }
}
