/// Teasers: the titles of other articles, with a few words each.
extension PageTyping {
    /// Puts aside each box of a linked title and one or two paragraphs, whatever it is called, where enough running
    /// text is left without them; a list of such boxes may be what an article is made of.
    mutating func leaveOutTeasers(_ range: Range<Int>, headline: Int?) {
        let titles = range.filter { $0 != headline && isTitle(lines[$0]) }
        guard !titles.isEmpty else { return }
        var text = RunningText(tree)
        for index in range where lines[index].outside == nil && lines[index].isProse && index > headline ?? -1
        {
            text.add(lines[index], in: tree, below: body)
        }
        // What stands around the first of the text is the article's own opening.
        let boxes = Set(titles.compactMap { teaser(around: lines[$0], text) }).filter { $0 > text.first }
        guard !boxes.isEmpty else { return }
        let members = range.filter { index in
            lines[index].outside == nil && index != headline
                && tree.ancestors(of: lines[index].node).contains { boxes.contains($0) }
        }
        let taken = members.filter { lines[$0].isProse }
        let takenBytes = taken.reduce(0) { $0 + lines[$1].bytes }
        guard text.lines - taken.count >= 2, text.bytes - takenBytes >= 300 else { return }
        for index in members { putAside(index, .related) }
    }

    /// Whether a line is a link as a whole that may be another article's title.
    private func isTitle(_ line: PageLine) -> Bool {
        guard line.outside == nil, line.ruled == nil, line.isLink, line.bytes >= 20, line.bytes <= 300 else {
            return false
        }
        guard let address = link(of: line) else { return false }
        return !address.hasPrefix("#") && !metadata.leadsElsewhere(address)
    }

    /// The box around a title: the first element around it that holds running text, where that is little and the
    /// title is a heading or stands with a picture.
    private func teaser(around line: PageLine, _ text: RunningText) -> Int? {
        for (level, node) in tree.ancestors(of: line.node).enumerated() {
            guard level <= 6, node > body else { return nil }
            guard let held = text.byElement[node] else { continue }
            guard tree.nodes[node].tag != .p, held.lines <= 2, held.bytes <= 700 else { return nil }
            if line.headingLevel != nil || text.holdsPicture(node..<Int(tree.nodes[node].end)) { return node }
        }
        return nil
    }
}

/// How much running text each element of the body holds, and which of them hold pictures.
private struct RunningText {
    private(set) var byElement: [Int: (lines: Int, bytes: Int)] = [:]
    /// The element of its first line below the headline.
    private(set) var first = Int.max
    private(set) var lines = 0
    private(set) var bytes = 0
    /// How many pictures stand before each node: every title of a page may ask for those of a large element.
    private let picturesBefore: [Int]

    init(_ tree: MarkupTree) {
        var count = 0
        picturesBefore =
            tree.nodes.map { node in
                defer { count += node.tag == .img ? 1 : 0 }
                return count
            } + [count]
    }

    func holdsPicture(_ nodes: Range<Int>) -> Bool {
        picturesBefore[nodes.upperBound] > picturesBefore[nodes.lowerBound]
    }

    mutating func add(_ line: PageLine, in tree: MarkupTree, below body: Int) {
        first = min(first, line.node)
        lines += 1
        bytes += line.bytes
        for node in tree.ancestors(of: line.node) {
            guard node > body else { break }
            byElement[node, default: (0, 0)].lines += 1
            byElement[node, default: (0, 0)].bytes += line.bytes
        }
    }
}
