import Articles

/// Says what a page is, by what stands on it; see ``Verdict`` and ``ExtractionError/Code``.
struct PageJudge {
    let lines: [PageLine]
    let metadata: PageMetadata
    /// The nodes of the body's element.
    let body: Range<Int>

    /// An article this long is none of the pages that say they have nothing, whatever their words.
    private static let longEnough = 2500
    /// A page that says why it has nothing says hardly more than this.
    private static let hardlyAnything = 900
    /// The beginning of an article is hardly longer than this.
    private static let stumpLength = 1600

    // MARK: Pages without a body

    /// What a page without an article is, and what says so.
    func refusal() -> (code: ExtractionError.Code, message: String, evidence: [String]) {
        let texts = titles + shortLines.prefix(200)
        if let found = refusal(in: texts) { return found }
        let links = lines.count { $0.linkShare > 0.5 }
        let paragraphs = lines.count { $0.outside == nil && $0.isProse }
        let counts =
            "\(lines.count) lines of text, \(paragraphs) of them running text, \(links) of them links"
        if links >= 30, links * 2 > lines.count, !metadata.claimsArticle {
            return (.indexPage, "the page is a list of links to articles", [counts])
        }
        let claim =
            metadata.claimsArticle
            ? "the page calls itself an article" : "the page does not call itself an article"
        return (.notAnArticle, "the page holds no article", [counts, claim])
    }

    private func refusal(
        in texts: [String], whole: Bool = false
    ) -> (code: ExtractionError.Code, message: String, evidence: [String])? {
        for (signs, code, message) in Self.kinds {
            guard let found = Self.first(of: signs, in: texts, whole: whole) else { continue }
            return (code, message, ["it says “\(found)”"])
        }
        return nil
    }

    private static let kinds: [([String], ExtractionError.Code, String)] = [
        (VerdictSigns.block, .blockPage, "the site does not show the page to programs, or fails"),
        (VerdictSigns.missing, .missing, "there is no such page on the site"),
        (VerdictSigns.consent, .consentWall, "the site asks for consent and shows nothing before"),
    ]

    // MARK: Pages with one

    /// Why what looks like an article is none; `nil` where it is one.
    ///
    /// Judged by what the page calls itself: in the text the same words are news.
    func refusal(
        of blocks: [Block]
    ) -> (code: ExtractionError.Code, message: String, evidence: [String])? {
        guard !metadata.claimsArticle else { return nil }
        let prose = blocks.filter { [.paragraph, .listItem, .quote].contains($0.kind) }
        let length = prose.reduce(0) { $0 + $1.text.utf8.count }
        if length < Self.longEnough {
            let headings = titles + blocks.filter { $0.kind == .headline }.map(\.text)
            let short = headings.filter { $0.utf8.count <= 90 }
            // The headline of an article about such pages has more words than theirs.
            let isShort = length < Self.hardlyAnything
            if let found = refusal(in: isShort ? short : short.flatMap(Self.parts), whole: !isShort) {
                return found
            }
            if isShort, let found = refusal(in: prose.map(\.text).filter { $0.utf8.count <= 200 }),
                found.code != .missing
            {
                return found
            }
        }
        let teasers = bodyLines.count { $0.headingLevel != nil && $0.isLink }
        let paragraphs = prose.count { $0.kind == .paragraph }
        if teasers >= 12, teasers > 2 * paragraphs, metadata.metadata.published == nil {
            return (
                .indexPage, "the page is a list of links to articles",
                ["\(teasers) linked headings, \(paragraphs) paragraphs, no date of its own"]
            )
        }
        return nil
    }

    /// What kind of article came out.
    func verdict(on blocks: [Block]) -> Verdict {
        if metadata.linked.isLiveBlog {
            return Verdict(.liveBlog, evidence: ["the page's JSON-LD calls it a LiveBlogPosting"])
        }
        let prose = blocks.filter { [.paragraph, .listItem, .quote].contains($0.kind) }
        let length = prose.reduce(0) { $0 + $1.text.utf8.count }
        let clocks = bodyLines.count { Self.isClock($0.text) }
        if clocks >= 8, prose.count >= clocks {
            return Verdict(.liveBlog, evidence: ["\(clocks) entries headed by a time of day"])
        }
        guard length < Self.stumpLength else { return Verdict(.article) }
        var evidence: [String] = []
        if metadata.metadata.paywalled == true { evidence.append("the page says that it is not free") }
        if let sign = Self.first(of: VerdictSigns.paywall, in: shortLines.suffix(300)) {
            evidence.append("it says “\(sign)”")
        }
        // One of them alone stands on many a page of a short article; who knows the longer one knows better.
        guard evidence.count == 2 else { return Verdict(.article, evidence: evidence) }
        return Verdict(.paywallStump, evidence: evidence + ["\(length) bytes of running text"])
    }

    private var bodyLines: some Collection<PageLine> {
        lines.lazy.filter { $0.outside == nil && body.contains($0.node) }
    }

    private var titles: [String] { metadata.titles }

    private var shortLines: [String] {
        lines.lazy.filter { $0.bytes <= 220 && $0.headingLevel != 1 || $0.bytes <= 90 }.map(\.text)
    }

    private static func isClock(_ text: String) -> Bool {
        guard (4...12).contains(text.utf8.count) else { return false }
        let letters = text.filter(\.isLetter).lowercased()
        guard ["", "h", "uhr", "am", "pm", "kl", "klo"].contains(letters) else { return false }
        let numbers = text.split { !$0.isNumber }.compactMap { Int($0) }
        return numbers.count == 2 && (0..<24).contains(numbers[0]) && (0..<60).contains(numbers[1])
            && text.contains { ":.h".contains($0) }
    }

    /// The parts of a title: most have the site's name beside what the page is called.
    private static func parts(of title: String) -> [String] {
        title.replacing(" – ", with: " | ").replacing(" - ", with: " | ").replacing(" — ", with: " | ")
            .split(separator: " | ").map(String.init)
    }

    /// The first sign that one of the texts contains, as words; `whole` where it must be most of the text.
    private static func first(
        of signs: [String], in texts: some Sequence<String>, whole: Bool = false
    ) -> String? {
        for text in texts {
            let folded = FoldedLine(text).text
            guard folded.utf8.count <= 260 else { continue }
            let bytes = Array(folded.utf8)
            for sign in signs where !whole || sign.utf8.count * 2 >= bytes.count {
                if found(Array(sign.utf8), in: bytes) { return sign }
            }
        }
        return nil
    }

    private static func found(_ sign: [UInt8], in text: [UInt8]) -> Bool {
        guard let start = ASCII.firstIndex(of: sign, in: text[...]) else { return false }
        let end = start + sign.count
        let opens = start == 0 || !ASCII.isLetter(text[start - 1])
        return opens && (end == text.count || !ASCII.isLetter(text[end]))
    }
}
