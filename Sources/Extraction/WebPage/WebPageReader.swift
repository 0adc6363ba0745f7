import Articles

/// Reads an article out of an HTML page.
enum WebPageReader {
    static func read(_ bytes: [UInt8], of page: Page, limits: PageLimits) throws(ExtractionError) -> Reading {
        let tree: MarkupTree
        do {
            tree = try MarkupParser.parse(bytes, limits: limits)
        } catch {
            throw ExtractionError(.tooComplex, of: page, "the page has too many elements")
        }
        let metadata = PageMetadata(tree, source: bytes, of: page)
        let hints = tree.nodes.indices.map { node in
            tree.nodes[node].tag == .text ? [] : ElementHints.of(node, in: tree)
        }
        let prose = prose(of: tree)
        let known = KnownText(metadata.linked.body)
        var trusted: Set<Int> = []
        var lines: [PageLine] = []
        var body: (node: Int, worth: Double)?
        // An element that holds more running text than the body is the body, whatever it is called.
        for _ in 0..<4 {
            lines = LineCollector(tree, hints: hints, prose: prose, trusted: trusted).lines
            let finder = BodyFinder(tree, lines: lines)
            body = finder.body(knownText: known, hints: hints)
            let isDesperate = (body?.worth ?? 0) < 300
            guard let wronged = finder.wronged(knownText: known, isDesperate: isDesperate),
                wronged.worth > max(body?.worth ?? 0, 200)
            else { break }
            let doubted = Set(lines.compactMap(\.outside?.element))
            let names = Set(tree.ancestors(of: wronged.node).filter(doubted.contains).map { name($0, tree) })
            trusted.formUnion(doubted.filter { names.contains(name($0, tree)) })
        }
        guard let body, body.worth >= 100 else {
            throw ExtractionError(
                .notAnArticle, of: page, "the page holds no article", evidence: evidence(lines, metadata))
        }
        let typing = PageTyping(tree, lines: lines, metadata: metadata, body: body.node)
        return Reading(
            article: Article(blocks: typing.blocks, metadata: metadata.metadata), address: metadata.address,
            mediaType: "text/html", leftOut: typing.leftOut)
    }

    /// What an element is called; bodies that are cut in pieces have pieces of one name.
    private static func name(_ node: Int, _ tree: MarkupTree) -> String {
        "\(tree.nodes[node].tag) " + (tree.attribute(.className, of: node) ?? "")
    }

    /// How many bytes of running text each element holds.
    private static func prose(of tree: MarkupTree) -> [Int32] {
        var prose = [Int32](repeating: 0, count: tree.nodes.count)
        for node in tree.nodes.indices.reversed() where node > 0 {
            let element = tree.nodes[node]
            if element.tag == .text, element.to - element.from >= 60 {
                prose[node] = element.to - element.from
            }
            prose[Int(element.parent)] += prose[node]
        }
        return prose
    }

    private static func evidence(_ lines: [PageLine], _ metadata: PageMetadata) -> [String] {
        let paragraphs = lines.count { $0.outside == nil && $0.isProse }
        let links = lines.count { $0.linkShare > 0.5 }
        return [
            "\(lines.count) lines of text, \(paragraphs) of them running text, \(links) of them links",
            metadata.claimsArticle
                ? "the page calls itself an article" : "the page does not call itself an article",
        ]
    }
}
