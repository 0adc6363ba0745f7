/// How the body is built: where its running text stands, and what hangs beside it.
///
/// The trunk are the elements that hold most of the running text directly, known by their tag and class so that
/// a body in several pieces has them all. Everything else in the body's element is a branch: a list, a quotation
/// or an embedded box between paragraphs, or a box somewhere else.
struct BodyShape {
    fileprivate struct Branch {
        var bytes = 0
        var linkedBytes = 0
        /// What links in headings say that lead to another site: to what a section is about, where it has words.
        var subjectBytes = 0
        var hasLinkedHeading = false
        /// Lines that ask to sign up for something.
        var offers = 0
        var lines = 0

        var isMostlyLinks: Bool {
            let hasWords = bytes - subjectBytes - linkedBytes >= 30
            return (hasWords ? linkedBytes : linkedBytes + subjectBytes) * 10 >= bytes * 4
        }
    }

    private let tree: MarkupTree
    private let body: Int
    private var trunk: Set<Int> = []
    private var branches: [Int: Branch] = [:]
    /// The branch each line of the body is on, from the first line of the range on; -1 for the trunk.
    private var branchOfLine: [Int] = []
    private var firstLine = 0
    private var trunkHolders: Set<Int> = []
    /// What the trunk's elements are called, and what those around them are, where their publisher called them
    /// something.
    private var trunkNames: Set<String> = []
    private var holderNames: Set<String> = []
    /// The last line of running text on the trunk.
    private(set) var lastTrunkLine: Int?

    /// Looks at the lines of a body; `isTitle` says which of them are links to other articles under a heading.
    init(
        _ tree: MarkupTree, lines: [PageLine], range: Range<Int>, body: Int, isProse: (PageLine) -> Bool,
        isTitle: (PageLine) -> Bool
    ) {
        self.tree = tree
        self.body = body
        findTrunk(lines, range, isProse, isTitle)
        firstLine = range.lowerBound
        branchOfLine.reserveCapacity(range.count)
        for index in range {
            let line = lines[index]
            let branch = branch(of: line)
            branchOfLine.append(branch ?? -1)
            guard line.outside == nil else { continue }
            if let branch {
                // The cells of a table say nothing about the words around it.
                guard !line.isStandIn, !line.surroundings.contains(.table) || isProse(line) else { continue }
                branches[branch, default: Branch()].add(line, isTitle: isTitle(line))
            } else if isProse(line) {
                lastTrunkLine = index
            }
        }
    }

    private struct Weight {
        var bytes = 0
        var lines = 0
        var linkedHeadings = 0
    }

    /// A place is trunk where its name has a fifth of the running text, and is no teaser's: those have a linked
    /// heading for nearly each paragraph.
    private mutating func findTrunk(
        _ lines: [PageLine], _ range: Range<Int>, _ isProse: (PageLine) -> Bool, _ isTitle: (PageLine) -> Bool
    ) {
        var weights: [String: Weight] = [:]
        var total = 0
        var places: [Int: String] = [:]
        for line in lines[range] where line.outside == nil {
            if isTitle(line) {
                weights[name(Int(tree.nodes[line.node].parent)), default: Weight()].linkedHeadings += 1
            }
            guard isProse(line), line.boilerplate == nil,
                line.surroundings.isDisjoint(with: [.list, .quote, .aside])
            else { continue }
            let place = self.place(of: line)
            let name = places[place] ?? name(place)
            places[place] = name
            weights[name, default: Weight()].bytes += line.bytes
            weights[name, default: Weight()].lines += 1
            total += line.bytes
        }
        for (place, name) in places {
            guard let weight = weights[name], weight.bytes * 5 >= total,
                weight.linkedHeadings * 2 < weight.lines
            else { continue }
            trunk.insert(place)
            if place > body, tree.has(.className, place) { trunkNames.insert(name) }
            for node in tree.ancestors(of: place) {
                guard trunkHolders.insert(node).inserted else { break }
                if node > body, tree.has(.className, node) { holderNames.insert(self.name(node)) }
            }
        }
    }

    /// The element that holds a line's paragraph, or the line itself where it stands in no paragraph.
    private func place(of line: PageLine) -> Int {
        tree.nodes[line.node].tag == .p ? max(Int(tree.nodes[line.node].parent), 0) : line.node
    }

    private func name(_ node: Int) -> String {
        node >= 0 ? tree.name(of: node) : ""
    }

    /// The branch a line is on: the outermost element around it, below the body's, that holds no trunk; `nil` for
    /// lines that stand on the trunk.
    private func branch(of line: PageLine) -> Int? {
        var current = line.node
        if trunk.contains(current) { return nil }
        if tree.nodes[current].tag == .p || line.headingLevel != nil,
            trunk.contains(Int(tree.nodes[current].parent))
        {
            return nil
        }
        while current != body {
            let parent = Int(tree.nodes[current].parent)
            if parent < 0 || parent == body || trunkHolders.contains(parent) { break }
            current = parent
        }
        return current
    }

    /// Whether a branch is called like an element around running text, or has one that is called like the trunk: a
    /// last section without a paragraph is still one of the sections.
    private func isBuiltLikeTrunk(_ branch: Int) -> Bool {
        holderNames.contains(name(branch))
            || (branch..<Int(tree.nodes[branch].end)).contains { node in
                tree.nodes[node].tag.breaksLine && tree.has(.className, node)
                    && trunkNames.contains(name(node))
            }
    }

    /// Whether running text stands in an element, or in one inside it.
    func holdsTrunk(_ node: Int) -> Bool { trunkHolders.contains(node) }

    /// Whether a line stands among the running text.
    func isOnTrunk(_ line: PageLine) -> Bool { branch(of: line) == nil }

    /// Whether a line stands beside the trunk, or on it under a class that no other running text has.
    func isApart(_ line: PageLine, from others: some Sequence<PageLine>) -> Bool {
        if branch(of: line) != nil { return true }
        let name = name(line.node)
        return !others.contains { self.name($0.node) == name }
    }

    /// Whether a line is on a branch that is not the article: a box of links, or one after the text's end.
    func isBeside(lineAt index: Int) -> Bool {
        let offset = index - firstLine
        guard branchOfLine.indices.contains(offset), branchOfLine[offset] >= 0 else { return false }
        let branch = branchOfLine[offset]
        guard let shape = branches[branch] else { return false }
        if shape.hasLinkedHeading || shape.isMostlyLinks { return true }
        if shape.bytes <= 1500 * shape.offers, !isBuiltLikeTrunk(branch) { return true }
        guard let lastTrunkLine, index > lastTrunkLine else { return false }
        return !trunk.contains(Int(tree.nodes[branch].parent)) && !isBuiltLikeTrunk(branch)
    }
}

extension BodyShape.Branch {
    fileprivate mutating func add(_ line: PageLine, isTitle: Bool) {
        lines += 1
        bytes += line.bytes
        if isTitle { hasLinkedHeading = true }
        let linked = Int(line.linkShare * Double(line.bytes))
        if line.headingLevel != nil, line.isLink, !isTitle {
            subjectBytes += linked
        } else {
            linkedBytes += linked
        }
        if line.boilerplate == .signUp { offers += 1 }
    }
}
