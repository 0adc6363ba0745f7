/// Finds the element that holds the article's body.
///
/// Each line is worth something: running text is worth its length, lines of links and stray short lines cost.
/// The body is the element whose lines are worth most together (a maximum-sum subtree): it is as wide as the
/// paragraphs require and no wider.
struct BodyFinder {
    private let tree: MarkupTree
    private let lines: [PageLine]

    init(_ tree: MarkupTree, lines: [PageLine]) {
        self.tree = tree
        self.lines = lines
    }

    /// The element and the worth of its lines, in time proportional to the nodes; `nil` where none is worth anything.
    func body(knownText: KnownText?, hints: [ElementHints]) -> (node: Int, worth: Double)? {
        var worth = [Double](repeating: 0, count: tree.nodes.count)
        for line in lines where line.outside == nil {
            worth[line.node] += self.worth(of: line, knownText: knownText)
        }
        var index = tree.nodes.count - 1
        while index > 0 {
            if hints[index].contains(.body), worth[index] > 0 { worth[index] += min(worth[index] * 0.1, 200) }
            // A subtree that only costs is not held against its surroundings in full.
            worth[Int(tree.nodes[index].parent)] += max(worth[index], -60)
            index -= 1
        }
        var best: (node: Int, worth: Double)?
        for node in worth.indices where tree.nodes[node].tag != .text && tree.nodes[node].tag.breaksLine {
            if worth[node] > max(best?.worth ?? 0, 0) || (worth[node] == best?.worth && worth[node] > 0) {
                best = (node, worth[node])
            }
        }
        return best
    }

    /// The element with the most running text directly in it among those that are put aside.
    ///
    /// Comments and hidden elements are not looked at where `isDesperate` is false.
    func wronged(knownText: KnownText?, isDesperate: Bool) -> (node: Int, worth: Double)? {
        var worth: [Int32: Double] = [:]
        // A body that is wrapped section by section has no element with much directly in it. Teasers, which would
        // have as much together, have a linked heading for each paragraph.
        var whole: [Int32: Double] = [:]
        for line in lines {
            guard let outside = line.outside, isDesperate || !outside.isCertain else { continue }
            let value = self.worth(of: line, knownText: knownText)
            if outside.reason != .navigation {
                let counts = value < 0 || line.surroundings.contains(.paragraph) && line.linkShare < 0.3
                whole[Int32(outside.element), default: 0] += line.isLink ? -150 : counts ? value : 0
            }
            let parent = tree.nodes[line.node].parent
            worth[parent, default: 0] += max(value, 0)
            // Paragraphs that are wrapped one by one share the element around their wrappers.
            if Int(parent) > outside.element {
                worth[tree.nodes[Int(parent)].parent, default: 0] += max(value * 0.7, 0)
            }
        }
        worth.merge(whole, uniquingKeysWith: max)
        return worth.max { ($0.value, $1.key) < ($1.value, $0.key) }.map { (Int($0.key), $0.value) }
    }

    private func worth(of line: PageLine, knownText: KnownText?) -> Double {
        if line.surroundings.contains(.caption) || line.headingLevel != nil { return 0 }
        if line.boilerplate != nil || line.isStandIn { return 0 }
        let length = Double(min(line.bytes, 600))
        if let knownText, line.bytes >= 40, knownText.contains(line.text) { return length * 2 }
        if line.isProse {
            let share = line.surroundings.contains(.paragraph) ? 1 : 0.7
            return length * (1 - line.linkShare) * share
        }
        if line.linkShare > 0.5 { return -40 }
        return -10
    }
}

/// The article's words as another source gives them, without their paragraphs.
struct KnownText {
    private let text: [UInt8]

    /// Reads a text; `nil` for one too short to decide anything.
    init?(_ text: String?) {
        guard let text, text.utf8.count >= 400 else { return nil }
        self.text = Self.key(text)
    }

    func contains(_ line: String) -> Bool {
        let key = Self.key(line)
        guard key.count >= 24 else { return false }
        return ASCII.firstIndex(of: Array(key.prefix(160)), in: text[...]) != nil
    }

    /// Letters and digits only, so that spacing and punctuation make no difference.
    private static func key(_ text: String) -> [UInt8] {
        text.utf8.filter { ASCII.isLetter($0) || ASCII.isDigit($0) || $0 >= 0xC3 }
    }
}
