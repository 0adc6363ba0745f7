import Articles

/// What stands above the body: headline, label, introduction, key points, byline.
extension PageTyping {
    /// Where the body begins: at the first running text, or at the one after it where the first is an introduction
    /// by its looks: it is bold, or stands apart from all that follows.
    func firstOfBody(in range: Range<Int>, after start: Int) -> Int {
        // What stands above the headline is no beginning of what stands below it.
        let below = max(start, range.lowerBound)..<range.upperBound
        let hasProse = below.contains { Self.isBodyProse(lines[$0]) }
        let first = firstOfBody(in: hasProse ? below : range)
        guard start < first else { return first }
        // An introduction has one or two paragraphs; more of them are the body.
        let before = (start..<first).filter {
            Self.isBodyProse(lines[$0]) && lines[$0].boilerplate == nil
                && !lines[$0].surroundings.contains(.list)
        }
        return before.count > 2 ? before.first ?? first : first
    }

    /// The heading right above the body's beginning, where others of its kind stand in the body: the first section
    /// has one too.
    func sectionStart(before body: Int, after start: Int, in range: Range<Int>) -> Int {
        var index = body
        while index > max(start, range.lowerBound) {
            index -= 1
            let line = lines[index]
            if line.outside != nil || line.boilerplate != nil || line.surroundings.contains(.date) {
                continue
            }
            guard let level = line.headingLevel, level > 1, line.bytes < 200,
                !line.isLink || leadsElsewhere(line), !isStandfirst(line)
            else { return body }
            let name = tree.name(of: line.node)
            let around = tree.name(of: Int(tree.nodes[line.node].parent))
            let isOneOfMany = lines[body..<range.upperBound].contains {
                $0.outside == nil && $0.headingLevel == level && tree.name(of: $0.node) == name
                    && tree.name(of: Int(tree.nodes[$0.node].parent)) == around
            }
            return isOneOfMany ? index : body
        }
        return body
    }

    private func firstOfBody(in range: Range<Int>) -> Int {
        var prose = range.filter { Self.isBodyProse(lines[$0]) }
        // A list before several paragraphs stands above the body.
        let paragraphs = prose.drop { lines[$0].surroundings.contains(.list) }
        if paragraphs.count >= 3, prose.count - paragraphs.count <= 8 { prose = Array(paragraphs) }
        guard var first = prose.first else { return range.lowerBound }
        // A short sentence right before it is the first paragraph.
        while first > range.lowerBound, isShortOpening(lines[first - 1]) { first -= 1 }
        let rest = prose.dropFirst()
        guard rest.count >= 3, let second = rest.first, lines[first].bytes <= 900,
            !lines[..<first].contains(where: {
                $0.outside == nil && $0.surroundings.contains(.standfirst) && isStandfirst($0)
                    && !isCaption($0)
            })
        else { return first }
        let others = rest.lazy.map { lines[$0] }
        let isBold = lines[first].isBold && !lines[second].isBold
        guard isBold || shape?.isApart(lines[first], from: others) ?? false else { return first }
        // With a heading between them it is the first part of the body, unless the page says otherwise.
        let isNext = !lines[(first + 1)..<second].contains { $0.outside == nil && $0.headingLevel != nil }
        return isNext || isDescription(lines[first]) ? first + 1 : first
    }

    func isShortOpening(_ line: PageLine) -> Bool {
        line.outside == nil && !line.isStandIn && line.boilerplate == nil && line.bytes >= 15 && !line.isLink
            && line.headingLevel == nil && LineSigns.endsSentence(line.text)
            && line.surroundings.contains(.paragraph)
            && line.surroundings.isDisjoint(with: [
                .standfirst, .byline, .date, .caption, .figure, .credit, .list, .bullets,
            ])
            && PublishedTime.labelled(line.text) == nil && shape?.isOnTrunk(line) ?? false
    }

    /// The label and the words of a heading whose first element is a label: by its name, or because the page's
    /// titles have the words without it.
    func splitHeadline(_ line: PageLine) -> (kicker: String, headline: String)? {
        var element = line.node
        var parts: [Int] = []
        for _ in 0..<4 {
            parts = tree.children(of: element).filter {
                tree.nodes[$0].tag != .text || !tree.text(of: $0).isEmpty
            }
            guard parts.count == 1, let only = parts.first, tree.nodes[only].tag != .text else { break }
            element = only
        }
        guard parts.count >= 2, let first = parts.first, tree.nodes[first].tag != .text else { return nil }
        let label = tree.text(of: first)
        var headline = LineText.collapsed(line.text.dropFirst(label.count))
        var kicker = label
        if headline.hasPrefix(":") || label.hasSuffix(":") {
            // A colon makes both one headline, unless all of the page's titles are without the label.
            headline = LineText.collapsed(headline.drop { $0 == ":" })
            kicker = LineText.collapsed(label.hasSuffix(":") ? label.dropLast() : label[...])
            let form = NormalForm.text(headline)
            let start = NormalForm.text(kicker)
            guard metadata.titles.contains(where: { NormalForm.text($0) == form }),
                !metadata.titles.contains(where: { NormalForm.text($0).hasPrefix(start) })
            else { return nil }
        }
        guard !kicker.isEmpty, kicker.utf8.count <= 80, headline.utf8.count >= 15, line.text.hasPrefix(label)
        else {
            return nil
        }
        let form = NormalForm.text(headline)
        let isTitle = metadata.titles.contains { NormalForm.text($0).hasPrefix(form) }
        guard ElementHints.of(first, in: tree).contains(.kicker) || isTitle else { return nil }
        return (kicker, headline)
    }

    /// A headline that stands in several elements, with the punctuation that one of the page's titles has between
    /// the same words.
    func punctuated(_ line: PageLine) -> String {
        let letters = Self.letters(line.text)
        return metadata.titles.first {
            $0.utf8.count > line.text.utf8.count && $0.utf8.count <= line.text.utf8.count + 4
                && $0.suffix(3) == line.text.suffix(3) && $0.contains { ":–—".contains($0) }
                && Self.letters($0) == letters
        } ?? line.text
    }

    private static func letters(_ text: String) -> [Character] {
        text.filter { $0.isLetter || $0.isNumber }.map { $0 }
    }

    func kicker(before index: Int) -> String? {
        guard index > 0 else { return nil }
        let line = lines[index - 1]
        guard line.bytes <= 60, line.surroundings.contains(.kicker) else { return nil }
        return line.text
    }

    mutating func readOpening(_ range: Range<Int>) {
        var hasByline = false
        for index in range {
            let line = lines[index]
            if let outside = line.outside {
                // The description, word for word, is the introduction wherever it stands above the body.
                if !outside.isCertain, line.bytes >= 30, isDescription(line), !isRepeated(line) {
                    append(.standfirst, line.text)
                }
                continue
            }
            if line.isStandIn {
                appendStandIn(line)
                continue
            }
            note(line)
            if let kind = ruledKind(of: line) {
                hasByline = hasByline || kind == .byline
                append(kind, line.text)
                continue
            }
            if isRepeated(line) { continue }
            if let reason = line.boilerplate {
                leaveOut(line, reason)
            } else if PublishedTime.labelled(line.text) != nil {
                leaveOut(line, .date)
            } else if presentsAuthor(line, at: index) {
                leaveOut(line, .biography)
            } else if isCaption(line), !isDescription(line) {
                appendCaption(line)
            } else if LineSigns.isCorrection(line.text) || line.surroundings.contains(.correction) {
                append(.correction, line.text)
            } else if !line.surroundings.isDisjoint(with: [.list, .bullets]), line.linkShare <= 0.5,
                line.headingLevel == nil, line.bytes >= 20,
                !line.surroundings.contains(.byline), !ContributionNote.matches(line.text)
            {
                append(.bullet, LineSigns.withoutBullet(line.text)?.text ?? line.text)
            } else if !hasByline, Byline(line.text) != nil || ContributionNote.matches(line.text) {
                hasByline = true
                append(.byline, line.text)
            } else if repeatsHeadline(line) {
                leaveOut(line, .duplicate)
            } else if isStandfirst(line) || isSubtitle(line, at: index, in: range) {
                append(.standfirst, line.text)
            } else {
                leaveOut(line, line.surroundings.contains(.date) ? .date : .navigation)
            }
        }
    }

    /// Keeps what a line says about the article rather than in it.
    mutating func note(_ line: PageLine) {
        if let time = PublishedTime.labelled(line.text) {
            switch time.role {
            case .published: published = published ?? time.value
            case .modified: modified = modified ?? time.value
            }
        }
        guard bylineNames.count < 8, line.bytes <= 120, !line.surroundings.contains(.caption) else { return }
        if let byline = Byline(line.text) {
            bylineNames += byline.names
        } else if line.surroundings.contains(.byline), line.boilerplate == nil, !line.isProse {
            let names = Byline.names(in: line.text)
            bylineNames += names.filter { (2...4).contains($0.split(separator: " ").count) }
        }
    }

    /// Makes an introduction of many lines what it is: the body's beginning.
    mutating func tidyIntroduction() {
        let introduction = blocks.indices.filter { blocks[$0].kind == .standfirst }
        let bytes = introduction.reduce(0) { $0 + blocks[$1].text.utf8.count }
        guard introduction.count > 3 || (introduction.count == 3 && bytes > 350) else { return }
        // Short lines one after the other, none of them a sentence, are key points without a list.
        if introduction.count <= 6, introduction.last == introduction[0] + introduction.count - 1,
            introduction.allSatisfy({ LineSigns.hasHeadingShape(blocks[$0].text) })
        {
            for index in introduction { blocks[index].kind = .bullet }
            return
        }
        for index in blocks.indices where index >= introduction[0] {
            switch blocks[index].kind {
            case .standfirst:
                blocks[index].kind = LineSigns.hasHeadingShape(blocks[index].text) ? .subheading : .paragraph
            case .bullet: blocks[index].kind = .listItem
            default: break
            }
        }
    }

    func isStandfirst(_ line: PageLine) -> Bool {
        guard !line.isLink, line.bytes >= 20, line.bytes <= 900 else { return false }
        if !line.surroundings.isDisjoint(with: [.byline, .date, .credit]) { return false }
        if LineSigns.isStamped(line.text) { return false }
        if line.surroundings.contains(.standfirst) { return true }
        if line.headingLevel != nil {
            let words = HeadlineFinder.words(line.text)
            let isTitle = metadata.titles.contains {
                HeadlineFinder.likeness(words, HeadlineFinder.words($0)) > 0.5
            }
            return line.bytes >= 40 && !isTitle
        }
        return isDescription(line) || line.isProse
    }

    /// Whether a line says with the headline's words what the headline said.
    private func repeatsHeadline(_ line: PageLine) -> Bool {
        guard let headline = blocks.first(where: { $0.kind == .headline })?.text else { return false }
        return HeadlineFinder.words(line.text) == HeadlineFinder.words(headline)
    }

    /// Whether a line is an introduction by its place: the first words below the headline, with no picture between
    /// them whose caption they could be, long enough or with a sentence's end.
    private func isSubtitle(_ line: PageLine, at index: Int, in range: Range<Int>) -> Bool {
        guard index == range.lowerBound, index > 0, lines[index - 1].headingLevel != nil,
            !line.isLink, line.headingLevel == nil, LineSigns.readsAsSubtitle(line.text),
            line.surroundings.isDisjoint(with: [
                .byline, .date, .credit, .caption, .figure, .kicker, .list, .bullets, .table, .quote,
            ]), !lines[range].contains(where: { $0.outside == nil && isStandfirst($0) })
        else { return false }
        let between = lines[index - 1].node..<max(line.node, lines[index - 1].node)
        return !between.contains { [.img, .picture, .figure, .video].contains(tree.nodes[$0].tag) }
    }

    func isDescription(_ line: PageLine) -> Bool {
        guard let wanted = description, line.bytes + 60 >= wanted.utf8.count else { return false }
        let form = NormalForm.text(line.text)
        return form == wanted || wanted.utf8.count >= 80 && form.hasSuffix(wanted)
    }
}
