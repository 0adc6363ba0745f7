import Articles

/// What rules say about the elements of one page.
struct PageMarks {
    /// The kinds of block that elements are.
    private(set) var kinds: [Int: Block.Kind] = [:]
    private(set) var removed: Set<Int> = []
    /// The elements of the body.
    private(set) var parts: [Range<Int>] = []
    /// The element that holds all of them.
    private(set) var body: Int?
    /// The elements around what is named, which are read whatever they are called.
    private(set) var trusted: Set<Int> = []
    /// Whether the general method leaves boilerplate out inside the body.
    private(set) var prunes = true

    /// No rules.
    init() {}

    init(_ rules: PageRules, in tree: MarkupTree) {
        for (kind, selector) in rules.blocks {
            for node in selector.nodes(in: tree) { kinds[node] = kind }
        }
        for selector in rules.remove { removed.formUnion(selector.nodes(in: tree)) }
        guard let selector = rules.body else { return }
        let nodes = selector.nodes(in: tree).filter { tree.nodes[$0].tag.breaksLine }
        parts = nodes.map { $0..<Int(tree.nodes[$0].end) }
        body = Self.common(nodes, tree)
        if let body {
            trusted = Set(tree.ancestors(of: body)).union(nodes.flatMap { tree.ancestors(of: $0) })
        }
        prunes = rules.prunes || body == nil
    }

    /// Whether a line stands among the parts of the body and in none of them.
    func isBetweenParts(_ node: Int) -> Bool {
        guard let body, let first = parts.first, node >= first.lowerBound, node > body else { return false }
        return !parts.contains { $0.contains(node) }
    }

    /// Whether a line stands in a part of the body.
    func holds(_ node: Int) -> Bool { parts.contains { $0.contains(node) } }

    /// Whether a line stands in a part of the body, where nothing is left out by the general method.
    func keeps(_ node: Int) -> Bool {
        !prunes && holds(node)
    }

    /// The nearest element around all.
    private static func common(_ nodes: [Int], _ tree: MarkupTree) -> Int? {
        guard let first = nodes.first, let last = nodes.last else { return nil }
        return tree.ancestors(of: first).first { $0 <= first && last < Int(tree.nodes[$0].end) }
    }
}
