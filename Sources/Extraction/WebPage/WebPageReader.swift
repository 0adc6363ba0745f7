import Articles

/// Reads an article out of an HTML page.
///
/// The markup is read first. Where it holds little text, the article is looked for in the data the page carries
/// for its scripts, and at last in the one string that JSON-LD may give.
enum WebPageReader {
    /// Text worth less than this is hardly an article; more is not looked for elsewhere.
    private static let littleText = 1200.0
    private static let leastText = 100.0

    static func examine(
        _ bytes: [UInt8], of page: Page, limits: PageLimits, rules: PageRules?
    ) throws(ExtractionError) -> Examination {
        let tree: MarkupTree
        do {
            tree = try MarkupParser.parse(bytes, limits: limits)
        } catch {
            throw ExtractionError(.tooComplex, of: page, "the page has too many elements")
        }
        var metadata = PageMetadata(tree, source: bytes, of: page)
        let known = KnownText(metadata.linked.body)
        var text = PageText(
            tree, knownText: known, marks: rules.map { PageMarks($0, in: tree) } ?? PageMarks())
        var origin = Reading.Origin.markup
        if text.worth < littleText {
            if let state = EmbeddedState(tree, source: bytes, titles: metadata.titles),
                Double(state.bodyBytes) > text.worth * 1.5, let other = parse(state.markup, limits, known)
            {
                metadata.add(state)
                text = other
                origin = .embeddedState
            } else if let body = metadata.linked.body, Double(body.utf8.count) > text.worth * 2,
                body.utf8.count > 300,
                let other = parse(Self.markup(of: body, metadata), limits, known)
            {
                text = other
                origin = .linkedData
            }
        }
        let outcome: Result<Reading, ExtractionError>
        do throws(ExtractionError) {
            var reading = try reading(of: text, metadata: &metadata, page, tree)
            reading.source = origin
            outcome = .success(reading)
        } catch {
            outcome = .failure(error)
        }
        return Examination(
            outcome: outcome, lines: { [text] in text.examined },
            facts: { [metadata, text] in
                guard case .success(let reading) = outcome else { return [] }
                let headline = reading.article.title
                return metadata.facts(
                    of: reading.article, address: reading.address, origin: origin,
                    hasHeading: text.lines.contains {
                        $0.headingLevel != nil && $0.text.contains(headline)
                    })
            })
    }

    private static func reading(
        of text: PageText, metadata: inout PageMetadata, _ page: Page, _ tree: MarkupTree
    ) throws(ExtractionError) -> Reading {
        let extent = text.body.map { $0..<Int(text.tree.nodes[$0].end) } ?? 0..<0
        let judge = PageJudge(lines: text.lines, metadata: metadata, body: extent)
        guard let body = text.body, text.worth >= leastText else { throw refused(page, judge.refusal()) }
        let typing = PageTyping(
            text.tree, lines: text.lines, metadata: metadata, body: body, marks: text.marks)
        guard typing.blocks.contains(where: { [.paragraph, .listItem, .quote].contains($0.kind) }) else {
            throw refused(page, judge.refusal())
        }
        if let refusal = judge.refusal(of: typing.blocks) { throw refused(page, refusal) }
        metadata.add(
            bylineNames: typing.bylineNames, published: typing.published, modified: typing.modified,
            from: tree)
        return Reading(
            article: Article(blocks: typing.blocks, metadata: metadata.metadata), address: metadata.address,
            nextPage: metadata.nextPage, verdict: judge.verdict(on: typing.blocks), mediaType: "text/html",
            leftOut: typing.leftOut)
    }

    private static func parse(_ markup: [UInt8], _ limits: PageLimits, _ known: KnownText?) -> PageText? {
        guard let tree = try? MarkupParser.parse(markup, limits: limits) else { return nil }
        return PageText(tree, knownText: known)
    }

    private static func markup(of body: String, _ metadata: PageMetadata) -> [UInt8] {
        var markup = "<article>"
        if let headline = metadata.linked.headline {
            markup += "<h1>" + StateMarkup.escaped(headline) + "</h1>"
        }
        for line in CharacterReferences.decode(body).split(separator: "\n") {
            markup += "<p>" + StateMarkup.escaped(String(line)) + "</p>"
        }
        return Array((markup + "</article>").utf8)
    }

    private static func refused(
        _ page: Page, _ refusal: (code: ExtractionError.Code, message: String, evidence: [String])
    ) -> ExtractionError {
        ExtractionError(refusal.code, of: page, refusal.message, evidence: refusal.evidence)
    }
}
