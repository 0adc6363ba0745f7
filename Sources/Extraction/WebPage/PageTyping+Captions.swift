import Articles

/// The words under pictures.
extension PageTyping {
    func isCaption(_ line: PageLine) -> Bool {
        if line.surroundings.contains(.byline), !line.isProse { return false }
        if !line.surroundings.isDisjoint(with: [.caption, .credit]) { return true }
        if line.surroundings.contains(.figure), line.surroundings.isDisjoint(with: [.quote, .pullQuote]) {
            return true
        }
        return line.bytes <= 400 && !line.surroundings.contains(.paragraph)
            && LineSigns.endsWithCredit(line.text)
    }

    /// The figure a line stands in, or the element around it where there is none.
    func figure(of line: PageLine) -> Int? {
        for (level, node) in tree.ancestors(of: line.node).enumerated() where level < 8 {
            if tree.nodes[node].tag == .figure { return node }
        }
        return line.surroundings.contains(.caption) ? Int(tree.nodes[line.node].parent) : nil
    }

    /// Adds a line of a caption: to the caption of its own figure, where that has begun.
    mutating func appendCaption(_ line: PageLine) {
        let figure = figure(of: line)
        let isBeside = line.surroundings.isDisjoint(with: [.caption, .credit])
        if isBeside, let figure, captioned.contains(figure) { return leaveOut(line, .navigation) }
        if let figure, figure == captionFigure, let last = blocks.last, last.kind == .caption,
            last.text.utf8.count + line.bytes < 1200
        {
            seen.insert(NormalForm.text(line.text))
            blocks[blocks.count - 1].text += " " + line.text
            return
        }
        captionFigure = figure
        append(.caption, line.text)
    }

    /// Leaves out credits without words, and captions that stand twice.
    mutating func tidyCaptions() {
        var kept: Set<String> = []
        blocks.removeAll { block in
            guard block.kind == .caption else { return false }
            let isBare = LineSigns.isBareCredit(block.text)
            guard isBare || !kept.insert(NormalForm.text(block.text)).inserted else { return false }
            leftOut.append(LeftOut(block.text, isBare ? .credit : .duplicate))
            return true
        }
    }
}
