/// Puts a tree together from the parser's events.
struct MarkupBuilder {
    var tree = MarkupTree()
    private(set) var failure: MarkupParser.Failure?
    private let limits: PageLimits
    /// The open elements; one deeper than the limit stands for the last that was within it.
    private var open: [(tag: Tag, hash: UInt64, node: Int32)] = [(.root, 0, 0)]

    init(limits: PageLimits) {
        self.limits = limits
    }

    mutating func fail(_ failure: MarkupParser.Failure) {
        self.failure = self.failure ?? failure
    }

    mutating func start(
        _ name: UnsafePointer<UInt8>, _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
    ) {
        guard tree.nodes.count < limits.nodes else { return fail(.tooManyNodes) }
        let hash = NameHash.of(name)
        let tag = Tag.named(hash)
        let parent = open[open.count - 1].node
        let from = Int32(tree.attributes.count)
        if let attributes { read(attributes) }
        let node = Int32(tree.nodes.count)
        tree.nodes.append(
            MarkupTree.Node(
                tag: tag, parent: parent, end: node + 1, from: from, to: Int32(tree.attributes.count)))
        open.append((tag, hash, open.count < limits.depth ? node : parent))
    }

    private mutating func read(_ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>) {
        var index = 0
        while let name = attributes[index] {
            let value = attributes[index + 1]
            index += 2
            guard let known = AttributeName.named(NameHash.of(name)) else { continue }
            let from = Int32(tree.buffer.count)
            if let value {
                tree.buffer.append(contentsOf: UnsafeBufferPointer(start: value, count: Self.length(value)))
            }
            tree.attributes.append(.init(name: known, from: from, to: Int32(tree.buffer.count)))
        }
    }

    private static func length(_ text: UnsafePointer<UInt8>) -> Int {
        var count = 0
        while text[count] != 0 { count += 1 }
        return count
    }

    mutating func end(_ name: UnsafePointer<UInt8>) {
        let hash = NameHash.of(name)
        guard let match = open.lastIndex(where: { $0.hash == hash }), match > 0 else { return }
        while open.count > match { close() }
    }

    private mutating func close() {
        let element = open.removeLast()
        tree.nodes[Int(element.node)].end = Int32(tree.nodes.count)
    }

    mutating func characters(_ bytes: UnsafeBufferPointer<UInt8>) {
        let parent = open[open.count - 1].node
        let from = Int32(tree.buffer.count)
        tree.buffer.append(contentsOf: bytes)
        let to = Int32(tree.buffer.count)
        let last = tree.nodes.count - 1
        if tree.nodes[last].tag == .text, tree.nodes[last].parent == parent, tree.nodes[last].to == from {
            tree.nodes[last].to = to
            return
        }
        guard tree.nodes.count < limits.nodes else { return fail(.tooManyNodes) }
        let node = Int32(tree.nodes.count)
        tree.nodes.append(MarkupTree.Node(tag: .text, parent: parent, end: node + 1, from: from, to: to))
    }

    mutating func finish() {
        while open.count > 1 { close() }
        tree.nodes[0].end = Int32(tree.nodes.count)
    }
}
