import Articles

/// What each block of one state is called in the margin: `headline`, `bullet 2`, `¶ 3`.
struct BlockNames {
    private let names: [String]

    /// Paragraphs are always numbered; other kinds where a state has several of them.
    init(_ blocks: [Block]) {
        var totals: [Block.Kind: Int] = [:]
        for block in blocks { totals[block.kind, default: 0] += 1 }
        var seen: [Block.Kind: Int] = [:]
        names = blocks.map { block in
            seen[block.kind, default: 0] += 1
            let number = seen[block.kind, default: 0]
            if block.kind == .paragraph { return "¶ \(number)" }
            return totals[block.kind] == 1 ? block.kind.word : "\(block.kind.word) \(number)"
        }
    }

    /// The name of the block at an index.
    subscript(index: Int) -> String { names.indices.contains(index) ? names[index] : "?" }

    /// The names of several blocks as words: `¶ 3, ¶ 4 and ¶ 5`.
    func list(_ indices: [Int]) -> String { Self.joined(indices.map { self[$0] }) }

    /// `a`, `a and b`, `a, b and c`.
    static func joined(_ words: [String]) -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " and " + last
    }

    /// How many blocks of which kinds, in the order they come: `byline and 4 paragraphs`.
    static func count(_ kinds: [Block.Kind]) -> String {
        var order: [Block.Kind] = []
        var totals: [Block.Kind: Int] = [:]
        for kind in kinds {
            if totals[kind] == nil { order.append(kind) }
            totals[kind, default: 0] += 1
        }
        return joined(
            order.map { kind in
                let total = totals[kind, default: 0]
                if total == 1 { return kind.standsAlone ? kind.word : "1 \(kind.word)" }
                return "\(total) \(kind.words)"
            })
    }
}

extension Block.Kind {
    /// The kind as a word.
    var word: String {
        switch self {
        case .listItem: "list item"
        default: rawValue
        }
    }

    /// The kind with its article: `a paragraph`.
    var wordWithArticle: String { "a " + word }

    fileprivate var words: String { word + "s" }

    fileprivate var standsAlone: Bool {
        switch self {
        case .headline, .kicker, .standfirst, .byline: true
        default: false
        }
    }
}
