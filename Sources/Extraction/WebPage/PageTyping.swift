import Articles

/// Gives each line of the page its place in the article, or leaves it out.
struct PageTyping {
    private(set) var blocks: [Block] = []
    private(set) var leftOut: [LeftOut] = []
    private let tree: MarkupTree
    private let lines: [PageLine]
    private let metadata: PageMetadata
    private let body: Int
    private var seen: Set<String> = []
    private var hasBody = false
    private var kin = ProseKin()
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
        shape = BodyShape(tree, lines: lines, range: range, body: body, isProse: { Self.isBodyProse($0) })
        kin = ProseKin(lines[range].filter { Self.isBodyProse($0) }, tree)
        let headlineIndex = HeadlineFinder.line(in: lines, before: range.lowerBound, titles: metadata.titles)
        let headline =
            headlineIndex.map { lines[$0].text } ?? metadata.linked.headline ?? metadata.metadata.socialTitle
            ?? metadata.metadata.pageTitle
        let start =
            headlineIndex.map { $0 < range.upperBound ? $0 + 1 : range.lowerBound } ?? range.lowerBound
        if let headlineIndex, let kicker = kicker(before: headlineIndex) { append(.kicker, kicker) }
        if let headline, !headline.isEmpty { append(.headline, headline) }
        let firstProse = lines[range].firstIndex { Self.isBodyProse($0) } ?? range.lowerBound
        readOpening(min(start, firstProse)..<firstProse, within: range)
        readBody(max(firstProse, start)..<range.upperBound)
    }

    /// The lines of the body's element.
    private func bodyRange() -> Range<Int> {
        let end = Int(tree.nodes[body].end)
        let first = lines.firstIndex { $0.node >= body && $0.node < end } ?? 0
        let last = lines.lastIndex { $0.node >= body && $0.node < end } ?? 0
        return first..<(last + 1)
    }

    private static func isBodyProse(_ line: PageLine) -> Bool {
        line.outside == nil && line.isProse
            && line.surroundings.isDisjoint(with: [
                .caption, .standfirst, .bullets, .byline, .figure, .credit,
            ])
            && line.headingLevel == nil && !line.surroundings.contains(.date)
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
            if isRepeated(line) { continue }
            if let reason = line.boilerplate {
                leaveOut(line, reason)
            } else if isCaption(line) {
                append(.caption, line.text)
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

    private func isStandfirst(_ line: PageLine) -> Bool {
        guard !line.isLink, line.bytes >= 20, line.bytes <= 900 else { return false }
        if !line.surroundings.isDisjoint(with: [.byline, .date, .credit]) { return false }
        if line.surroundings.contains(.standfirst) { return true }
        if let level = line.headingLevel, level >= 2, line.bytes >= 30 { return true }
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
            if let reason = line.boilerplate {
                leaveOut(line, reason)
                continue
            }
            if hasBody, line.surroundings.contains(.aside) || shape?.isBeside(line, at: index) ?? false,
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
            append(kind, line.text)
        }
        for block in pending {
            if block.kind == .listItem {
                append(block.kind, block.text)
            } else {
                leftOut.append(LeftOut(block.text, .related))
            }
        }
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
        if line.isBold, LineSigns.hasHeadingShape(line.text) { return .subheading }
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
        if line.surroundings.contains(.caption) { return true }
        if line.surroundings.contains(.figure) { return true }
        if line.surroundings.contains(.credit) { return true }
        return line.bytes <= 400 && !line.surroundings.contains(.paragraph)
            && LineSigns.endsWithCredit(line.text)
    }

    private mutating func isRepeated(_ line: PageLine) -> Bool {
        guard line.bytes >= 20, seen.contains(NormalForm.text(line.text)) else { return false }
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
