/// The elements that running text stands in, by which short lines among it are known as paragraphs too.
struct ProseKin {
    private struct Place: Hashable {
        let parent: Int32
        let tag: Tag
    }

    private var elements: Set<Int> = []
    private var places: [Place: Int] = [:]
    /// The same for paragraphs that each have a wrapper around them.
    private var wrapped: [Place: Int] = [:]

    init() {}

    init(_ prose: some Sequence<PageLine>, _ tree: MarkupTree) {
        for line in prose {
            elements.insert(line.node)
            places[Self.place(line, tree), default: 0] += 1
            wrapped[Self.wrapperPlace(line, tree), default: 0] += 1
        }
    }

    /// Whether a line stands in an element with running text, or beside several that have some.
    func includes(_ line: PageLine, _ tree: MarkupTree) -> Bool {
        elements.contains(line.node) || places[Self.place(line, tree), default: 0] >= 2
            || wrapped[Self.wrapperPlace(line, tree), default: 0] >= 4
    }

    private static func wrapperPlace(_ line: PageLine, _ tree: MarkupTree) -> Place {
        let wrapper = tree.nodes[max(Int(tree.nodes[line.node].parent), 0)]
        return Place(parent: wrapper.parent, tag: tree.nodes[line.node].tag)
    }

    private static func place(_ line: PageLine, _ tree: MarkupTree) -> Place {
        Place(parent: tree.nodes[line.node].parent, tag: tree.nodes[line.node].tag)
    }
}
