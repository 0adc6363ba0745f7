import Articles

/// Quotations that only repeat words of the body.
extension PageTyping {
    /// Puts aside the lines of quotations whose words stand in the running text too, with the names beside them.
    mutating func leaveOutRepeatedQuotes(_ range: Range<Int>) {
        var quotes: [Int: [Int]] = [:]
        var order: [Int] = []
        for index in range where lines[index].outside == nil {
            guard let quote = quotation(around: lines[index]) else { continue }
            if quotes[quote] == nil { order.append(quote) }
            quotes[quote, default: []].append(index)
        }
        guard !order.isEmpty, order.count <= 40 else { return }
        let quoted = Set(quotes.values.joined())
        var known = WordRuns()
        for index in range where lines[index].outside == nil && !quoted.contains(index) {
            known.add(lines[index].text)
        }
        for quote in order {
            let members = quotes[quote] ?? []
            guard members.count <= 4, let longest = members.max(by: { lines[$0].bytes < lines[$1].bytes }),
                lines[longest].bytes >= 20, known.share(of: lines[longest].text) >= 0.6
            else { continue }
            for index in members { putAside(index, .duplicate) }
        }
    }

    /// The outermost quotation around a line, below the body's element.
    private func quotation(around line: PageLine) -> Int? {
        guard !line.surroundings.isDisjoint(with: [.quote, .pullQuote]) else { return nil }
        var found: Int?
        for node in tree.ancestors(of: line.node) {
            if node == body || shape?.holdsTrunk(node) ?? true { break }
            if tree.nodes[node].tag == .blockquote || ElementHints.of(node, in: tree).contains(.quote) {
                found = node
            }
        }
        return found
    }
}

/// The runs of three words of a text.
private struct WordRuns {
    private var runs: Set<UInt64> = []

    mutating func add(_ text: String) { runs.formUnion(Self.runs(of: text)) }

    /// How many of a text's runs are known, from 0 to 1.
    func share(of text: String) -> Double {
        let all = Self.runs(of: text)
        return all.isEmpty ? 0 : Double(all.count { runs.contains($0) }) / Double(all.count)
    }

    private static func runs(of text: String) -> [UInt64] {
        let words = HeadlineFinder.words(text)
        guard words.count >= 3 else { return [] }
        return (0...(words.count - 3)).map { words[$0] &* 31 ^ words[$0 + 1] &* 17 ^ words[$0 + 2] }
    }
}
