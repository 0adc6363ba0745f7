import Articles

/// The body, line by line.
extension PageTyping {
    mutating func readBody(_ range: Range<Int>) {
        var pending: [Block] = []
        // A label of related articles speaks for the list under it.
        var isLabelled = false
        for index in range {
            let line = lines[index]
            if line.outside != nil { continue }
            if let kind = ruledKind(of: line) {
                for block in pending { append(block.kind, block.text) }
                pending = []
                append(kind, line.text)
                continue
            }
            if line.isStandIn {
                if let last = shape?.lastTrunkLine, index < last { appendStandIn(line) }
                continue
            }
            if isRepeated(line) { continue }
            if isLabelled, line.surroundings.contains(.list), line.linkedBytes > 0 || line.bytes < 120 {
                leaveOut(line, .related)
                continue
            }
            if let reason = line.boilerplate ?? reasonInPlace(line, at: index) {
                isLabelled = reason == .related && line.text.hasSuffix(":")
                leaveOut(line, reason)
                continue
            }
            isLabelled = false
            if hasBody, line.surroundings.contains(.aside) || shape?.isBeside(lineAt: index) ?? false,
                !LineSigns.isCorrection(line.text), !isCaption(line)
            {
                leaveOut(line, .related)
                continue
            }
            guard let kind = kind(of: line, at: index) else { continue }
            if kind == .subheading || kind == .listItem && line.bytes < 40 {
                pending.append(Block(kind, line.text))
                continue
            }
            for block in pending { append(block.kind, block.text) }
            pending = []
            if kind == .caption { appendCaption(line) } else { append(kind, line.text) }
        }
        while let last = blocks.lastIndex(where: { $0.kind != .caption }),
            blocks[last].kind == .paragraph, blocks[last].text.hasSuffix(":"),
            blocks[last].text.utf8.count < 160
        {
            leftOut.append(LeftOut(blocks.remove(at: last).text, .related))
        }
        for block in pending {
            if block.kind == .listItem {
                append(block.kind, block.text)
            } else {
                leftOut.append(LeftOut(block.text, .related))
            }
        }
    }

    /// Why a line is not the article, by what it says where it stands.
    func reasonInPlace(_ line: PageLine, at index: Int) -> LeftOut.Reason? {
        if PublishedTime.labelled(line.text) != nil { return .date }
        if line.text.hasPrefix("["), line.text.hasSuffix("]"), LineSigns.isBareCredit(line.text) {
            return .credit
        }
        if presentsAuthor(line, at: index) { return .biography }
        guard hasBody, let last = shape?.lastTrunkLine, index + 3 > last else { return nil }
        return LineSigns.isBiography(line.text) ? .biography : nil
    }

    mutating func kind(of line: PageLine, at index: Int) -> Block.Kind? {
        if isCaption(line) { return .caption }
        if isPictureLabel(line) {
            leaveOut(line, .navigation)
            return nil
        }
        if LineSigns.isCorrection(line.text) || line.surroundings.contains(.correction) { return .correction }
        if line.surroundings.contains(.table), !line.isProse {
            leaveOut(line, .table)
            return nil
        }
        if line.isLink, !isLinkedText(line) {
            leaveOut(line, .related)
            return nil
        }
        if line.headingLevel != nil || (line.surroundings.contains(.subheading) && line.bytes < 200) {
            return .subheading
        }
        if line.surroundings.contains(.quote) { return .quote }
        if ContributionNote.matches(line.text) { return .byline }
        if let last = shape?.lastTrunkLine, index >= last,
            ContributionNote.isSignature(line.text)
                || ContributionNote.isInitials(line.text) && line.surroundings.contains(.paragraph)
        {
            return .byline
        }
        if line.surroundings.contains(.list) {
            return line.surroundings.contains(.bullets) ? .bullet : .listItem
        }
        // A bold question is a question of an interview.
        if line.isBold, LineSigns.hasHeadingShape(line.text) {
            return line.text.hasSuffix("?") ? .paragraph : .subheading
        }
        if LineSigns.isShouted(line.text) { return .subheading }
        if !line.isProse, Byline(line.text) != nil {
            note(line)
            if !blocks.contains(where: { $0.kind == .byline }) { return .byline }
            leaveOut(line, .biography)
            return nil
        }
        if !line.surroundings.isDisjoint(with: [.byline, .date]), !line.isProse {
            leaveOut(line, .date)
            return nil
        }
        if line.surroundings.contains(.standfirst), !hasBody { return .standfirst }
        if line.surroundings.contains(.paragraph) || line.isProse || kin.includes(line, tree)
            || hasBody && announcesList(line, at: index)
        {
            hasBody = true
            return .paragraph
        }
        leaveOut(line, .navigation)
        return nil
    }

    /// Whether a line ends with a colon and a list follows it.
    private func announcesList(_ line: PageLine, at index: Int) -> Bool {
        guard line.text.hasSuffix(":"), line.bytes >= 16, lines.indices.contains(index + 1) else {
            return false
        }
        return lines[index + 1].outside == nil && lines[index + 1].surroundings.contains(.list)
    }

    /// Whether a line that is a link as a whole is the article's nevertheless: a heading or an entry that leads to
    /// another site, or a sentence; titles of other articles end without a full stop.
    private func isLinkedText(_ line: PageLine) -> Bool {
        if line.headingLevel != nil { return leadsElsewhere(line) }
        guard line.surroundings.contains(.paragraph), line.bytes >= 30, shape?.isOnTrunk(line) ?? false else {
            return false
        }
        return line.text.hasSuffix(".") || line.text.hasSuffix("。")
    }

    /// Whether a line's first link leads to another site: those to the same one lead to its other articles.
    func leadsElsewhere(_ line: PageLine) -> Bool {
        link(of: line).map(metadata.leadsElsewhere) ?? false
    }

    /// The address of a line's first link.
    func link(of line: PageLine) -> String? {
        let link = (line.node..<Int(tree.nodes[line.node].end)).first {
            tree.nodes[$0].tag == .a && tree.has(.href, $0)
        }
        return link.flatMap { tree.attribute(.href, of: $0) }
    }
}
