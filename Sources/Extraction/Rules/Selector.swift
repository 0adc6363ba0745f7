/// Chooses elements of a page, in a part of CSS (Selectors Level 4): what rules for a publication are written in.
///
/// Tags, `*`, `.class`, `#id`, `[attribute]` with `=`, `~=`, `^=`, `$=`, `*=`, `:not(…)` of one such element,
/// descendants and children (`>`), and several with commas. Attributes and elements that the reader does not keep
/// are an error, not a selector that never matches. Matching is linear in the page and in the selector.
public struct Selector: Sendable, Hashable, CustomStringConvertible {
    /// The selector as it was written.
    public let description: String
    let chains: [Chain]

    /// Elements in elements: the last of the steps is the one that is chosen.
    struct Chain: Sendable, Hashable {
        var steps: [Step] = []
    }

    /// One element of a chain.
    struct Step: Sendable, Hashable {
        /// Whether it must stand directly in the one before.
        var isChild = false
        var element = Element()
        var excluded: [Element] = []
    }

    /// What one element must have.
    struct Element: Sendable, Hashable {
        var tag: Tag?
        var conditions: [Condition] = []
    }

    /// What one attribute must be.
    struct Condition: Sendable, Hashable {
        enum Test: Sendable, Hashable {
            case present, equal, word, prefix, suffix, part
        }

        var name: AttributeName
        var test: Test
        var value: [UInt8] = []
    }

    /// Reads a selector.
    ///
    /// - Throws: ``SelectorError`` with what is wrong and where.
    public init(_ text: String) throws(SelectorError) {
        var parser = SelectorParser(text)
        chains = try parser.chains()
        description = text
    }

    /// The elements chosen, in document order.
    func nodes(in tree: MarkupTree) -> [Int] {
        var chosen: Set<Int> = []
        for chain in chains { chosen.formUnion(chain.nodes(in: tree)) }
        return chosen.sorted()
    }
}

/// Why a selector cannot be read.
public struct SelectorError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong, and what to write instead; one line.
    public let description: String
}

extension Selector.Chain {
    /// For each node which of the steps end at it, from what ends at its parent and above.
    fileprivate func nodes(in tree: MarkupTree) -> [Int] {
        var here = [UInt16](repeating: 0, count: tree.nodes.count)
        var above = here
        var chosen: [Int] = []
        for node in tree.nodes.indices where node > 0 && tree.nodes[node].tag != .text {
            let parent = Int(tree.nodes[node].parent)
            above[node] = above[parent] | here[parent]
            for (place, step) in steps.enumerated() {
                let before: UInt16 = place == 0 ? 0 : 1 << UInt16(place - 1)
                let reached = step.isChild ? here[parent] : above[node]
                guard place == 0 || reached & before != 0, step.matches(node, tree) else { continue }
                here[node] |= 1 << UInt16(place)
                if place == steps.count - 1 { chosen.append(node) }
            }
        }
        return chosen
    }
}

extension Selector.Step {
    fileprivate func matches(_ node: Int, _ tree: MarkupTree) -> Bool {
        element.matches(node, tree) && !excluded.contains { $0.matches(node, tree) }
    }
}

extension Selector.Element {
    fileprivate func matches(_ node: Int, _ tree: MarkupTree) -> Bool {
        if let tag, tree.nodes[node].tag != tag { return false }
        return conditions.allSatisfy { condition in
            (Int(tree.nodes[node].from)..<Int(tree.nodes[node].to)).contains { index in
                let attribute = tree.attributes[index]
                guard attribute.name == condition.name else { return false }
                return condition.holds(for: tree.buffer[Int(attribute.from)..<Int(attribute.to)])
            }
        }
    }
}

extension Selector.Condition {
    fileprivate func holds(for bytes: ArraySlice<UInt8>) -> Bool {
        switch test {
        case .present: true
        case .equal: bytes.elementsEqual(value)
        case .word: bytes.split(whereSeparator: ASCII.isSpace).contains { $0.elementsEqual(value) }
        case .prefix: bytes.starts(with: value)
        case .suffix: bytes.suffix(value.count).elementsEqual(value)
        case .part: ASCII.firstIndex(of: value, in: bytes) != nil
        }
    }
}
