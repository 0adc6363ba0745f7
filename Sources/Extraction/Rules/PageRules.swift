public import Articles

/// How the pages of one publication are to be read where the general method goes wrong.
///
/// What a rule does not name, or what it names and a page does not have, is left to the general method.
public struct PageRules: Sendable, Hashable {
    /// Where the blocks of a kind stand.
    public var blocks: [Block.Kind: Selector] = [:]
    /// The element, or the elements, whose running text is the body.
    public var body: Selector?
    /// What is none of the article, wherever it stands.
    public var remove: [Selector] = []
    /// Whether the general method goes on to leave out boilerplate inside ``body``.
    public var prunes = true

    /// The kinds of block that rules can name.
    public static let kinds: [Block.Kind] = [
        .headline, .kicker, .standfirst, .bullet, .byline, .subheading, .quote, .caption, .correction,
    ]

    /// Creates rules that say nothing.
    public init() {}

    /// Eight hexadecimal digits that tell rules apart: FNV-1a (Fowler, Noll, Vo), the upper half mixed in.
    public var digest: String {
        var lines = PageRules.kinds.compactMap { kind in blocks[kind].map { "\(kind.rawValue)=\($0)" } }
        lines.append("body=\(body?.description ?? "")")
        lines += remove.map { "remove=\($0)" }
        lines.append("prune=\(prunes)")
        let hash = NameHash.of(lines.joined(separator: "\n").utf8)
        let digits = String(UInt32(truncatingIfNeeded: hash ^ hash >> 32), radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }

    /// How many elements of a page each selector chooses, for whoever tries rules: the key, the selector, the
    /// number; empty for what is no HTML.
    public func matches(in page: Page, limits: PageLimits = PageLimits()) -> [(
        key: String, selector: String, elements: Int
    )] {
        let page = WebArchive(page)?.page ?? page
        guard let decoded = try? TextDecoder.decode(page, isMarkup: true),
            let tree = try? MarkupParser.parse(decoded.bytes, limits: limits)
        else { return [] }
        var all = PageRules.kinds.compactMap { kind in blocks[kind].map { (kind.rawValue, $0) } }
        if let body { all.append(("body", body)) }
        all += remove.map { ("remove", $0) }
        return all.map { ($0.0, $0.1.description, $0.1.nodes(in: tree).count) }
    }
}
