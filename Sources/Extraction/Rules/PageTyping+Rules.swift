import Articles

/// What rules for the publication say about the lines of a page.
extension PageTyping {
    /// The first line of the element that a rule calls the headline, and all words of it.
    func ruledHeadline() -> (line: Int, text: String)? {
        guard let line = lines.firstIndex(where: { $0.ruled == .headline }) else { return nil }
        let element = tree.ancestors(of: lines[line].node).first { marks.kinds[$0] == .headline }
        let text = element.map { tree.text(of: $0) } ?? lines[line].text
        return (line, text.isEmpty ? lines[line].text : text)
    }

    /// The kind of block that a rule says a line is; `nil` where it says nothing.
    func ruledKind(of line: PageLine) -> Block.Kind? {
        if let kind = line.ruled { return kind == .headline ? nil : kind }
        guard marks.keeps(line.node) else { return nil }
        return keptKind(of: line)
    }

    /// The kind of a line of a body that is taken as it stands, by its element alone.
    private func keptKind(of line: PageLine) -> Block.Kind {
        if line.headingLevel != nil { return .subheading }
        for (surroundings, kind) in [
            (PageLine.Surroundings.caption, Block.Kind.caption), (.quote, .quote), (.list, .listItem),
        ] where line.surroundings.contains(surroundings) {
            return kind
        }
        return .paragraph
    }

    /// Takes what rules name outside the article's own part of the page.
    mutating func appendRuled(in range: Range<Int>) {
        for line in lines[range] where line.outside == nil {
            if let kind = line.ruled, kind != .headline { append(kind, line.text) }
        }
    }
}
