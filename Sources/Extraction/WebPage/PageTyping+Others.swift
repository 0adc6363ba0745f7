/// Other articles on the page of one.
extension PageTyping {
    /// Puts aside the articles that follow on the same page, each an element of its own with a top heading and
    /// running text, where this one's headline stands in such an element too.
    mutating func leaveOutOtherArticles(_ range: Range<Int>, headline: Int?) {
        guard let headline, let own = article(around: headline) else { return }
        var others: [Int: (isHeaded: Bool, bytes: Int)] = [:]
        for index in range where lines[index].outside == nil {
            guard let other = article(around: index), other != own, !isInside(own, other) else { continue }
            if lines[index].headingLevel == 1 { others[other, default: (false, 0)].isHeaded = true }
            if lines[index].isProse { others[other, default: (false, 0)].bytes += lines[index].bytes }
        }
        let left = others.filter { $0.value.isHeaded && $0.value.bytes >= 300 }
        guard !left.isEmpty else { return }
        for index in range where lines[index].outside == nil {
            if let other = article(around: index), left[other] != nil { putAside(index, .related) }
        }
    }

    /// The outermost `<article>` around a line, below an element that holds them all.
    private func article(around index: Int) -> Int? {
        var found: Int?
        for node in tree.ancestors(of: lines[index].node) where tree.nodes[node].tag == .article {
            found = node
        }
        return found
    }

    func isInside(_ node: Int, _ other: Int) -> Bool {
        node >= other && node < Int(tree.nodes[other].end)
    }
}
