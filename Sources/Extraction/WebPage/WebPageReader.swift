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
        let lines = LineCollector(tree, hints: hints, prose: prose(of: tree)).lines
        let finder = BodyFinder(tree, lines: lines)
        guard let body = finder.body(knownText: KnownText(metadata.linked.body), hints: hints),
            body.worth >= 100
        else {
            throw ExtractionError(
                .notAnArticle, of: page, "the page holds no article", evidence: evidence(lines, metadata))
        }
        let typing = PageTyping(tree, lines: lines, metadata: metadata, body: body.node)
        return Reading(
            article: Article(blocks: typing.blocks, metadata: metadata.metadata), address: metadata.address,
            mediaType: "text/html", leftOut: typing.leftOut)
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
