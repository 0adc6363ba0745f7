/// A tree's lines, and the element that holds the article's body.
struct PageText {
    let tree: MarkupTree
    let marks: PageMarks
    private(set) var lines: [PageLine] = []
    private(set) var body: Int?
    /// What the body's lines are worth together, about their bytes; see ``BodyFinder``.
    private(set) var worth = 0.0

    init(_ tree: MarkupTree, knownText: KnownText?, marks: PageMarks = PageMarks()) {
        self.tree = tree
        self.marks = marks
        let hints = tree.nodes.indices.map { node in
            tree.nodes[node].tag == .text ? [] : ElementHints.of(node, in: tree)
        }
        let prose = Self.prose(of: tree)
        var trusted = marks.trusted
        // An element that holds more running text than the body is the body, whatever it is called, and so are
        // those of the same name: bodies are cut in pieces.
        for _ in 0..<8 {
            lines = LineCollector(tree, hints: hints, prose: prose, trusted: trusted, marks: marks).lines
            if let ruled = marks.body, lines.contains(where: { marks.holds($0.node) }) {
                (body, worth) = (ruled, Self.certain)
                return
            }
            let finder = BodyFinder(tree, lines: lines)
            let found = finder.body(knownText: knownText, hints: hints)
            body = found?.node
            worth = found?.worth ?? 0
            guard let wronged = finder.wronged(knownText: knownText, isDesperate: worth < 300),
                wronged.worth > max(worth, 200)
            else { break }
            let doubted = Set(lines.compactMap(\.outside?.element))
            let names = Set(
                tree.ancestors(of: wronged.node).filter(doubted.contains).map { tree.name(of: $0) })
            trusted.formUnion(doubted.filter { names.contains(tree.name(of: $0)) })
        }
    }

    /// What a body is worth that a rule names: nothing is looked for elsewhere.
    private static let certain = 1_000_000.0

    /// How many bytes of running text each element holds.
    private static func prose(of tree: MarkupTree) -> [Int32] {
        var prose = [Int32](repeating: 0, count: tree.nodes.count)
        for node in tree.nodes.indices.reversed() where node > 0 {
            let element = tree.nodes[node]
            if element.tag == .text, element.to - element.from >= 60 {
                prose[node] = element.to - element.from
            }
            prose[Int(element.parent)] += prose[node]
        }
        return prose
    }

    /// The lines with the elements that put them aside, for those who want to know.
    var examined: [Examination.Line] {
        lines.map { line in
            Examination.Line(
                text: line.text,
                outside: line.outside.map { ($0.reason, LineText.collapsed(tree.title(of: $0.element))) })
        }
    }
}
