import Articles

/// Turns a tree into lines, in document order.
///
/// A line ends where an element that breaks lines begins or ends, and at two `<br>` in a row. Inline elements
/// add no space.
struct LineCollector {
    private let tree: MarkupTree
    private let hints: [ElementHints]
    private let prose: [Int32]
    private let trusted: Set<Int>
    private let marks: PageMarks
    private(set) var lines: [PageLine] = []
    /// The names of walls that stand around text; bodies that are cut in pieces have pieces of one name.
    private var readWalls: Set<String> = []
    /// The tables that a line stands for, with their captions in it.
    private var namedTables: Set<Int> = []

    private struct Context {
        var end: Int
        var block: Int
        var surroundings: PageLine.Surroundings
        var headingLevel: Int?
        var outside: PageLine.Outside?
        var ruled: Block.Kind?
        var isLink: Bool
        var isBold: Bool
        var isItalic = false
        var isTime = false
        var breaksLine: Bool
    }

    private var current: [UInt8] = []
    private var linked = 0
    private var bold = 0
    private var italic = 0
    private var time = 0
    /// Where the current text goes on after a first letter that has an element of its own.
    private var initialEnd: Int?
    private var context = Context(
        end: 0, block: 0, surroundings: [], headingLevel: nil, outside: nil, isLink: false, isBold: false,
        breaksLine: true)

    /// A byte that no text has: a line break asked for by `<br>`.
    private static let lineBreak: UInt8 = 0x01

    /// Collects the lines; `trusted` are elements that are read whatever they are called.
    init(
        _ tree: MarkupTree, hints: [ElementHints], prose: [Int32], trusted: Set<Int>,
        marks: PageMarks = PageMarks()
    ) {
        self.tree = tree
        self.hints = hints
        self.prose = prose
        self.trusted = trusted
        self.marks = marks
        for node in hints.indices where hints[node].contains(.wall) && prose[node] >= 300 {
            readWalls.insert(tree.name(of: node))
        }
        collect()
    }

    private mutating func collect() {
        context.end = tree.nodes.count
        var stack: [Context] = []
        var index = 1
        while index < tree.nodes.count {
            while index >= context.end, let outer = stack.popLast() {
                leave()
                context = outer
            }
            let tag = tree.nodes[index].tag
            switch tag {
            case .text:
                append(tree.bytes(of: index))
                index += 1
            case .br:
                current.append(Self.lineBreak)
                index += 1
            case .caption where namedTables.contains(Int(tree.nodes[index].parent)):
                index = Int(tree.nodes[index].end)
            case _ where tag.isUnread:
                if tag == .iframe { name(index) }
                if tag == .video { current.append(0x20) }
                index = Int(tree.nodes[index].end)
            // Words for screen readers ("opens in a new tab") stand inside the sentences others see.
            case _ where !tag.breaksLine && hints[index].contains(.hidden):
                index = Int(tree.nodes[index].end)
            default:
                var inner = enter(index, tag)
                if inner.breaksLine { flush() }
                if tag == .table || tag == .blockquote, name(index) {
                    namedTables.insert(index)
                    // Another's post is named, not read.
                    if tag == .blockquote, inner.outside == nil {
                        inner.outside = PageLine.Outside(reason: .related, element: index, isCertain: true)
                    }
                }
                stack.append(context)
                context = inner
                index += 1
            }
        }
        while let outer = stack.popLast() {
            leave()
            context = outer
        }
        flush()
    }

    /// Adds the line that stands for an element; whether there is one.
    @discardableResult
    private mutating func name(_ node: Int) -> Bool {
        // What a rule says of it goes before.
        guard !marks.removed.contains(node), marks.kinds[node] == nil, !marks.keeps(node),
            let text = StandIn.text(for: node, in: tree)
        else { return false }
        flush()
        var line = PageLine(
            text: text, node: node, surroundings: context.surroundings.intersection(.figure),
            headingLevel: nil, linkedBytes: 0, boldBytes: 0, italicBytes: 0, ruled: nil,
            outside: context.outside, boilerplate: nil)
        line.isStandIn = true
        line.isProse = false
        lines.append(line)
        return true
    }

    private mutating func leave() {
        if context.breaksLine { return flush() }
        guard initialEnd == nil, current.count <= 24 else { return }
        let text = current.drop(while: ASCII.isSpace)
        let letter = text.prefix { !ASCII.isSpace($0) }
        guard (1...7).contains(letter.count), text.dropFirst(letter.count).allSatisfy(ASCII.isSpace) else {
            return
        }
        if DropCap.isLetter(String(decoding: letter, as: UTF8.self)) { initialEnd = letter.endIndex }
    }

    private mutating func append(_ bytes: ArraySlice<UInt8>) {
        current.append(contentsOf: bytes)
        guard context.isLink || context.isBold || context.isItalic || context.isTime else { return }
        let count = bytes.count { !ASCII.isSpace($0) }
        let spaces = bytes.count == count ? 0 : min(bytes.count - count, count / 4)
        if context.isLink { linked += count + spaces }
        if context.isBold { bold += count + spaces }
        if context.isItalic { italic += count + spaces }
        if context.isTime { time += count + spaces }
    }

    private func enter(_ node: Int, _ tag: Tag) -> Context {
        var inner = context
        inner.end = Int(tree.nodes[node].end)
        inner.breaksLine = tag.breaksLine
        if tag.breaksLine { inner.block = node }
        let hints = hints[node]
        switch tag {
        // A link around several paragraphs is one that was never closed.
        case .a: inner.isLink = prose[node] < 1000
        case .b, .strong: inner.isBold = true
        case .em, .i: inner.isItalic = true
        case .h1, .h2, .h3, .h4, .h5, .h6: inner.headingLevel = tag.headingLevel
        case .blockquote: inner.surroundings.insert(.quote)
        case .li, .dd, .dt: inner.surroundings.insert(.list)
        case .figure: inner.surroundings.insert(.figure)
        case .figcaption, .caption: inner.surroundings.insert(.caption)
        case .td, .th: inner.surroundings.insert(.table)
        case .p:
            inner.surroundings.insert(.paragraph)
            // Headings hold no paragraphs: one that does was never closed.
            inner.headingLevel = nil
        case .ul, .ol, .table, .article, .section: inner.headingLevel = nil
        case .header: inner.surroundings.insert(.header)
        case .aside: inner.surroundings.insert(.aside)
        case .address: inner.surroundings.insert(.byline)
        case .time: inner.isTime = true
        default: break
        }
        // What holds this much running text is the article, not a part of it.
        if prose[node] < 1500 {
            for (hint, surroundings) in Self.parts where hints.contains(hint) {
                inner.surroundings.insert(surroundings)
            }
            let isInline = tag == .span || tag == .small || tag == .em || tag == .i
            if isInline, !hints.isDisjoint(with: [.caption, .credit]), context.headingLevel == nil,
                context.surroundings.isDisjoint(with: [.paragraph, .caption])
            {
                inner.breaksLine = true
                inner.block = node
            }
        }
        if inner.outside == nil, let reason = reasonToLeaveOut(node, tag, hints) {
            inner.outside = PageLine.Outside(
                reason: reason, element: node, isCertain: reason == .comments || hints.contains(.hidden))
        }
        obeyRules(node, &inner)
        return inner
    }

    /// What a rule names is what it says, whatever the element is called.
    private func obeyRules(_ node: Int, _ inner: inout Context) {
        if let kind = marks.kinds[node] {
            inner.ruled = kind
            inner.outside = nil
            // Each element is a block of its own.
            inner.breaksLine = true
            inner.block = node
        }
        if marks.removed.contains(node) {
            inner.ruled = nil
            inner.outside = PageLine.Outside(reason: .rule, element: node, isCertain: true)
        }
    }

    private static let parts: [(ElementHints, PageLine.Surroundings)] = [
        (.standfirst, .standfirst), (.bullets, .bullets), (.byline, .byline), (.date, .date),
        (.kicker, .kicker),
        (.correction, .correction), (.caption, .caption), (.credit, .credit), (.quote, .pullQuote),
        (.subheading, .subheading), (.aside, .aside),
    ]

    private func reasonToLeaveOut(_ node: Int, _ tag: Tag, _ hints: ElementHints) -> LeftOut.Reason? {
        guard tag != .body, tag != .html, !trusted.contains(node) else { return nil }
        switch tag {
        case .nav, .footer: return .navigation
        case .aside: if !isPicture(node) { return .related }
        case .form: return .signUp
        default: break
        }
        if hints.contains(.comments) { return .comments }
        // A paragraph that is hidden until somebody pays is still the article's.
        let isPaidFor = tag == .p && hints.contains(.wall) && readWalls.contains(tree.name(of: node))
        if hints.contains(.hidden), !isPaidFor { return .navigation }
        if hints.contains(.wall), prose[node] < 300, !readWalls.contains(tree.name(of: node)) {
            return .signUp
        }
        // A heading's name is often a target in a table of contents.
        if hints.contains(.outside), tag.headingLevel == nil, tag != .figcaption, !isPicture(node) {
            return .related
        }
        return nil
    }

    /// Whether an element is a picture with its caption and nothing else.
    private func isPicture(_ node: Int) -> Bool {
        let end = Int(tree.nodes[node].end)
        guard end - node <= 120 else { return false }
        var hasPicture = false
        // A box that is called a picture needs no caption that is called one.
        var hasCaption = hints[node].contains(.picture) && prose[node] < 400
        var links = 0
        for index in node..<end {
            switch tree.nodes[index].tag {
            case .img, .picture, .figure: hasPicture = true
            case .figcaption: hasCaption = true
            case .a: links += 1
            case .h1, .h2, .h3, .h4, .h5, .h6, .form, .input: return false
            case .text: continue
            default: break
            }
            if hints[index].contains(.caption) { hasCaption = true }
        }
        return hasPicture && hasCaption && links <= 2
    }

    private mutating func flush() {
        defer {
            current.removeAll(keepingCapacity: true)
            linked = 0
            bold = 0
            italic = 0
            time = 0
            initialEnd = nil
        }
        if let initialEnd { DropCap.join(&current, at: initialEnd) }
        guard current.contains(where: { $0 > 0x20 }) else { return }
        for piece in pieces() {
            let text = LineText.collapsed(bytes: piece)
            guard !text.isEmpty else { continue }
            var surroundings = context.surroundings
            var outside = context.outside
            if context.ruled == nil, marks.isBetweenParts(context.block) {
                outside = outside ?? PageLine.Outside(reason: .rule, element: context.block, isCertain: true)
            } else if marks.keeps(context.block), outside?.reason != .rule {
                outside = nil
            }
            if time * 10 >= text.utf8.count * 8 { surroundings.insert(.date) }
            lines.append(
                PageLine(
                    text: text, node: context.block, surroundings: surroundings,
                    headingLevel: context.headingLevel, linkedBytes: linked, boldBytes: bold,
                    italicBytes: italic, ruled: context.ruled,
                    outside: outside,
                    boilerplate: outside == nil && !marks.keeps(context.block) && context.ruled == nil
                        ? BoilerplateRules.reason(for: text) : nil))
        }
    }

    /// The current text cut at its line breaks; in a heading that is no introduction, and where the text goes on in lower case, a single
    /// one is a space.
    private func pieces() -> [[UInt8]] {
        guard current.contains(Self.lineBreak) else { return [current] }
        var result: [[UInt8]] = [[]]
        var breaks = 0
        let isHeading = context.headingLevel != nil && !context.surroundings.contains(.standfirst)
        for byte in current {
            if byte == Self.lineBreak {
                breaks += 1
                continue
            }
            if breaks > 0, !ASCII.isSpace(byte) {
                let goesOn = isHeading || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                if breaks == 1, goesOn {
                    result[result.count - 1].append(0x20)
                } else {
                    result.append([])
                }
                breaks = 0
            }
            result[result.count - 1].append(byte)
        }
        return result
    }
}
