import Articles

/// The words under pictures.
extension PageTyping {
    func isCaption(_ line: PageLine) -> Bool {
        if !line.surroundings.isDisjoint(with: [.byline, .date]), !line.isProse { return false }
        if !line.surroundings.isDisjoint(with: [.caption, .credit]) { return true }
        if line.surroundings.contains(.figure), line.surroundings.isDisjoint(with: [.quote, .pullQuote]) {
            return true
        }
        if LineSigns.isArchivePicture(line.text) || isInPictureBox(line) && !isLabel(line) { return true }
        return line.bytes <= 400 && !line.surroundings.contains(.paragraph)
            && LineSigns.endsWithCredit(line.text)
    }

    /// Whether a line is the label of something that a picture stands for, and not what the picture shows.
    func isPictureLabel(_ line: PageLine) -> Bool { isLabel(line) && isInPictureBox(line) }

    private func isLabel(_ line: PageLine) -> Bool {
        !LineSigns.endsSentence(line.text) && HeadlineFinder.words(line.text).count < 3
    }

    /// Whether a line stands in a box that has a picture and little else, beside the running text.
    private func isInPictureBox(_ line: PageLine) -> Bool {
        guard line.bytes <= 400, line.headingLevel == nil,
            !(line.isProse && line.surroundings.contains(.aside)), line.linkShare < 0.5, let shape,
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

    /// The figure a line stands in, else its caption, or the element around it where there is neither.
    func figure(of line: PageLine) -> Int? {
        var caption: Int?
        for (level, node) in tree.ancestors(of: line.node).enumerated() where level < 8 {
            if tree.nodes[node].tag == .figure { return node }
            if tree.nodes[node].tag == .figcaption { caption = node }
        }
        if let caption { return caption }
        return line.surroundings.contains(.caption) ? Int(tree.nodes[line.node].parent) : nil
    }

    /// Adds a line of a caption: to the caption of its own figure, where that has begun.
    mutating func appendCaption(_ line: PageLine) {
        if let last = blocks.last, last.kind == .caption, Self.closes(line.text, last.text) {
            markSeen(line.text)
            blocks[blocks.count - 1].text += " " + line.text
            return
        }
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
        let isCredit = line.surroundings.contains(.credit) && line.bytes <= 60
        if isCredit && !LineSigns.endsSentence(line.text) || LineSigns.isCreditLine(line.text) {
            heldCredit = figure.map { ($0, line.text) }
            return leaveOut(line, .credit)
        }
        captionFigure = figure
        if let held = heldCredit, held.figure == figure {
            // A credit stands behind the words, wherever the page has it.
            leftOut.removeAll { $0 == LeftOut(held.text, .credit) }
            append(.caption, line.text + " " + held.text)
        } else {
            append(.caption, line.text)
        }
        heldCredit = nil
    }

    /// Whether a line has the closing bracket to the last opening one of the line before.
    private static func closes(_ line: String, _ before: String) -> Bool {
        guard line.hasSuffix(")"), !line.contains("("), let open = before.lastIndex(of: "(") else {
            return false
        }
        return !before[open...].contains(")")
    }

    /// Adds the line that names a table or an embed, unless its figure has words of its own that do.
    mutating func appendStandIn(_ line: PageLine) {
        if tree.nodes[line.node].tag != .table, let figure = figure(of: line), captioned.contains(figure) {
            return leaveOut(line, .duplicate)
        }
        captionFigure = nil
        append(.caption, line.text)
    }

    /// Leaves out credits without words, and captions that stand twice.
    mutating func tidyCaptions() {
        var kept: Set<String> = []
        blocks.removeAll { block in
            guard block.kind == .caption else { return false }
            let isBare = LineSigns.isCreditLine(block.text) || !block.text.contains(where: \.isLetter)
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
        var paragraphs = 0
        for index in node..<Int(tree.nodes[node].end) {
            let element = tree.nodes[index]
            switch element.tag {
            case .img, .picture: pictures += 1
            case .p: if length(of: index, in: tree) >= 100 { paragraphs += 1 }
            case .text: bytes += Int(element.to - element.from)
            case .a: links += 1
            case .h1, .h2, .h3, .h4, .h5, .h6, .form, .input, .ul, .ol, .li, .table, .blockquote: return false
            default: break
            }
            let hints = element.tag == .text ? [] : ElementHints.of(index, in: tree)
            if !hints.isDisjoint(with: [.byline, .date]) { return false }
        }
        return pictures > 0 && bytes <= 900 && links <= 3 && paragraphs <= 1
    }

    private static func length(of node: Int, in tree: MarkupTree) -> Int {
        (node..<Int(tree.nodes[node].end)).reduce(0) { sum, index in
            let element = tree.nodes[index]
            return element.tag == .text ? sum + Int(element.to - element.from) : sum
        }
    }
}
