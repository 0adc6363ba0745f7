import Articles

/// Reads an article that somebody pasted as text.
///
/// The lines decide: what is certain by itself (bullets, credits, corrections, boilerplate) is typed first, the
/// rest by where it stands. The first sensible line is the headline.
enum PastedTextReader {
    static func examine(_ bytes: [UInt8], of page: Page) -> Examination {
        let lines = PastedLines.read(MarkdownText.plain(String(decoding: bytes, as: UTF8.self)))
        return Examination(
            outcome: outcome(lines, of: page), lines: { lines.map { Examination.Line(text: $0.text) } })
    }

    private static func outcome(_ lines: [PastedLine], of page: Page) -> Result<Reading, ExtractionError> {
        var typing = PastedTyping(lines)
        typing.run()
        let body: Set<Block.Kind> = [.paragraph, .bullet, .quote, .listItem, .standfirst]
        guard typing.blocks.contains(where: { body.contains($0.kind) }) else {
            let count = lines.count == 1 ? "1 line" : "\(lines.count) lines"
            return .failure(
                ExtractionError(
                    .notAnArticle, of: page, "the text holds no article",
                    evidence: ["\(count), none of them a paragraph under a headline"]))
        }
        return .success(
            Reading(
                article: Article(blocks: typing.blocks, metadata: typing.metadata), address: typing.address,
                source: .text, mediaType: "text/plain", leftOut: typing.leftOut))
    }
}

/// The state of reading a paste from its first line to its last.
struct PastedTyping {
    private(set) var blocks: [Block] = []
    private(set) var leftOut: [LeftOut] = []
    private(set) var metadata = Metadata()
    private(set) var address: WebAddress?
    private let lines: [PastedLine]
    private let reasons: [LeftOut.Reason?]
    /// For each line the next one that is not boilerplate.
    private var sensible: [Int]
    /// The last line as long as a paragraph, and the last as long as a headline.
    private let lastLong: Int
    private let lastPhrase: Int
    private var index = 0
    private var hasHeadline = false
    private var bodyCount = 0
    private var isAmongRelated = false
    private var seenCaptions: Set<String> = []
    private var headlineForm = ""

    init(_ lines: [PastedLine]) {
        self.lines = lines
        reasons = lines.map { BoilerplateRules.reason(for: $0.text) }
        sensible = [Int](repeating: lines.count, count: lines.count)
        for index in lines.indices.reversed().dropFirst() {
            sensible[index] = reasons[index + 1] == nil ? index + 1 : sensible[index + 1]
        }
        lastLong = lines.lastIndex { !$0.isShort } ?? -1
        lastPhrase = lines.lastIndex { $0.text.count > 20 } ?? -1
    }

    mutating func run() {
        for index in lines.indices {
            self.index = index
            read(lines[index])
        }
        finish()
    }

    private mutating func read(_ line: PastedLine) {
        let text = line.text
        if WebAddress.isLikely(text), !text.contains(" ") {
            if address == nil, let found = try? WebAddress(text) { address = found }
            return leaveOut(text, .navigation)
        }
        if let time = PublishedTime.labelled(text) {
            switch time.role {
            case .published: metadata.published = metadata.published ?? time.value
            case .modified: metadata.modified = metadata.modified ?? time.value
            }
            return leaveOut(text, .date)
        }
        if let reason = reasons[index] {
            isAmongRelated = bodyCount > 0 && reason == .related && line.isShort
            return leaveOut(text, reason)
        }
        if text.allSatisfy({ $0.isNumber || $0 == "," || $0 == "." }) {
            let isInside = bodyCount > 0 && lastLong > index
            return isInside ? append(.subheading, text) : leaveOut(text, .comments)
        }
        if LineSigns.isCorrection(text) { return append(.correction, text) }
        if let bullet = LineSigns.withoutBullet(text), bodyCount == 0 || bullet.isCertain {
            return append(bodyCount > 0 ? .listItem : .bullet, bullet.text)
        }
        guard hasHeadline else { return readOpening(line) }
        if NormalForm.text(text) == headlineForm { return leaveOut(text, .duplicate) }
        if LineSigns.isBareCredit(text) {
            guard let last = blocks.last, last.kind == .caption, !LineSigns.endsWithCredit(last.text) else {
                return leaveOut(text, .credit)
            }
            blocks[blocks.count - 1].text += " " + text
            return
        }
        if LineSigns.endsWithCredit(text) {
            let isNew = seenCaptions.insert(NormalForm.text(text)).inserted
            return isNew ? append(.caption, text) : leaveOut(text, .duplicate)
        }
        if let byline = Byline(text) {
            if metadata.authors.count < 32 {
                metadata.authors += byline.names.filter { !metadata.authors.contains($0) }
            }
            return append(.byline, text)
        }
        if isAmongRelated {
            if LineSigns.hasHeadingShape(text, longest: 160) { return leaveOut(text, .related) }
            isAmongRelated = false
        }
        readBody(line)
    }

    /// A heading that nothing follows is none.
    private mutating func finish() {
        guard let last = blocks.last, last.kind == .subheading else { return }
        blocks[blocks.count - 1] = Block(.paragraph, last.text)
    }

    private mutating func readOpening(_ line: PastedLine) {
        if KickerLabels.isKicker(line.text), lastPhrase > index {
            return append(.kicker, line.text)
        }
        if Byline(line.text) != nil, index + 1 < lines.count {
            return append(.byline, line.text)
        }
        hasHeadline = true
        headlineForm = NormalForm.text(line.withoutHeadingMark)
        append(.headline, line.withoutHeadingMark)
    }

    private mutating func readBody(_ line: PastedLine) {
        if line.isMarkedHeading { return append(.subheading, line.withoutHeadingMark) }
        if line.text.hasPrefix("> ") {
            bodyCount += 1
            return append(.quote, LineText.trimmed(String(line.text.dropFirst(2))))
        }
        if bodyCount == 0, blocks.last?.kind == .headline, line.text.count <= 320,
            nextOpensByline, lastLong > index
        {
            return append(.standfirst, line.text)
        }
        let next = sensible[index] < lines.count ? lines[sensible[index]] : nil
        if bodyCount > 0, line.standsAlone, LineSigns.hasHeadingShape(line.text), let next, !next.isShort,
            blocks.last?.kind != .subheading
        {
            return append(.subheading, line.text)
        }
        bodyCount += 1
        append(.paragraph, line.text)
    }

    private var nextOpensByline: Bool {
        guard index + 1 < lines.count else { return false }
        let text = lines[index + 1].text
        return Byline(text) != nil || PublishedTime.labelled(text) != nil
    }

    private mutating func append(_ kind: Block.Kind, _ text: String) {
        blocks.append(Block(kind, text))
    }

    private mutating func leaveOut(_ text: String, _ reason: LeftOut.Reason) {
        leftOut.append(LeftOut(text, reason))
    }
}
