import Articles

/// The words under pictures.
extension PageTyping {
    func isCaption(_ line: PageLine) -> Bool {
        if line.surroundings.contains(.byline), !line.isProse { return false }
        if !line.surroundings.isDisjoint(with: [.caption, .credit]) { return true }
        if line.surroundings.contains(.figure), line.surroundings.isDisjoint(with: [.quote, .pullQuote]) {
            return true
        }
        if isInPictureBox(line) { return true }
        return line.bytes <= 400 && !line.surroundings.contains(.paragraph)
            && LineSigns.endsWithCredit(line.text)
    }

    /// Whether a line stands in a box that has a picture and little else, beside the running text.
    private func isInPictureBox(_ line: PageLine) -> Bool {
        guard line.bytes <= 400, line.headingLevel == nil, line.linkShare < 0.5, let shape,
            line.surroundings.isDisjoint(with: [
                .standfirst, .bullets, .list, .quote, .pullQuote, .byline, .date, .table,
            ]), Byline(line.text) == nil, PublishedTime.labelled(line.text) == nil, !isDescription(line)
        else { return false }
        for node in tree.ancestors(of: line.node) {
            guard node != body, !shape.holdsTrunk(node), Int(tree.nodes[node].end) - node <= 60 else {
                return false
            }
            if tree.nodes[node].tag != .p, PictureBox.matches(node, in: tree) { return true }
        }
        return false
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
            markSeen(line.text)
            blocks[blocks.count - 1].text += " " + line.text
            return
        }
        if line.surroundings.contains(.credit), line.bytes <= 60, !LineSigns.endsSentence(line.text) {
            return leaveOut(line, .credit)
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

/// An element that holds a picture and the words for it.
private enum PictureBox {
    static func matches(_ node: Int, in tree: MarkupTree) -> Bool {
        var pictures = 0
        var bytes = 0
        var links = 0
        for index in node..<Int(tree.nodes[node].end) {
            let element = tree.nodes[index]
            switch element.tag {
            case .img, .picture: pictures += 1
            case .text: bytes += Int(element.to - element.from)
            case .a: links += 1
            case .h1, .h2, .h3, .h4, .h5, .h6, .form, .input, .ul, .ol, .li, .table, .blockquote: return false
            default: break
            }
            let hints = element.tag == .text ? [] : ElementHints.of(index, in: tree)
            if !hints.isDisjoint(with: [.byline, .date]) { return false }
        }
        return pictures > 0 && bytes <= 900 && links <= 3
    }
}
