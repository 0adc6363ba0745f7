import Articles

/// What a page says about its article outside its words: meta elements, links, JSON-LD, the root's language.
struct PageMetadata {
    private(set) var metadata = Metadata()
    private(set) var address: WebAddress?
    /// The next page of an article over several (`rel=next`).
    private(set) var nextPage: WebAddress?
    let linked: LinkedData
    private let addresses: PageAddresses

    /// Takes what the page's embedded state knows and nothing else said.
    mutating func add(_ state: EmbeddedState) {
        metadata.published = metadata.published ?? state.published
        metadata.modified = metadata.modified ?? state.modified
        if metadata.authors.isEmpty { metadata.authors = AuthorNames.tidied(state.authors) }
    }

    /// Takes what the lines around the headline say, where the page's own metadata says nothing or only itself.
    mutating func add(
        bylineNames: [String], published: String?, modified: String?, from tree: MarkupTree
    ) {
        metadata.published = metadata.published ?? published
        metadata.modified = metadata.modified ?? modified
        let own = [metadata.siteName, linked.publisher].compactMap { $0?.lowercased() }
        let isOnlySite = metadata.authors.allSatisfy {
            own.contains($0.lowercased()) || AuthorNames.isAddress($0)
        }
        guard isOnlySite else { return }
        let linked = AuthorLinks.names(in: tree)
        let named = AuthorNames.tidied(
            linked.isEmpty ? bylineNames.filter { !AuthorNames.isRole($0) } : linked)
        if !named.isEmpty { metadata.authors = named }
    }

    private var meta: [String: [String]] = [:]
    private(set) var links: [String: String] = [:]
    /// The language of the root element, and the first time in the page, for whoever asks what was found where.
    private(set) var rootLanguage: String?
    private(set) var firstTime: String?

    init(_ tree: MarkupTree, source: [UInt8], of page: Page) {
        linked = LinkedData(tree, source: source)
        let base = tree.nodes.indices.first { tree.nodes[$0].tag == .base && tree.has(.href, $0) }
        addresses = PageAddresses(
            origin: page.address, savedFrom: tree.savedFrom,
            base: base.flatMap { tree.attribute(.href, of: $0) })
        var language: String?
        var times: [String] = []
        for node in tree.nodes.indices {
            switch tree.nodes[node].tag {
            case .meta: readMeta(node, tree)
            case .link: readLink(node, tree, Self.relations)
            case .a where tree.has(.rel, node): readLink(node, tree, ["next"])
            case .title where metadata.pageTitle == nil:
                metadata.pageTitle = Self.present(tree.text(of: node))
            case .html: language = language ?? tree.attribute(.lang, of: node)
            case .time:
                if times.count < 4, let time = tree.attribute(.datetime, of: node) { times.append(time) }
            default: break
            }
        }
        (rootLanguage, firstTime) = (language, times.first)
        fill(language: language, firstTime: times.first)
        address = ownAddress(savedFrom: tree.savedFrom)
        nextPage = addresses.resolved(links["next"]).flatMap { addresses.mayBeOwn($0) ? $0 : nil }
    }

    /// All titles the page gives itself, the plainest first.
    var titles: [String] {
        [
            linked.headline, metadata.socialTitle, first("twitter:title"), metadata.pageTitle,
            linked.alternativeHeadline,
        ]
        .compactMap { $0 }
    }

    /// Whether the page calls itself an article.
    var claimsArticle: Bool {
        (linked.article?["headline"] != nil) || first("og:type")?.lowercased().hasSuffix("article") ?? false
    }

    func first(_ name: String) -> String? { meta[name]?.first }

    /// Whether a reference on the page leads to another site.
    func leadsElsewhere(_ reference: String) -> Bool { addresses.leadsElsewhere(reference) }

    func all(_ name: String) -> [String] { meta[name] ?? [] }

    func resolved(_ address: String?) -> String? { addresses.resolved(address)?.description }

    private mutating func readMeta(_ node: Int, _ tree: MarkupTree) {
        guard let content = tree.attribute(.content, of: node) else { return }
        let text = LineText.collapsed(CharacterReferences.decode(String(content.prefix(4000))))
        guard !text.isEmpty else { return }
        for name in [AttributeName.property, .name, .itemprop] {
            if let key = tree.attribute(name, of: node)?.lowercased() { meta[key, default: []].append(text) }
        }
    }

    private mutating func readLink(_ node: Int, _ tree: MarkupTree, _ known: Set<String>) {
        guard let relations = tree.attribute(.rel, of: node)?.lowercased(),
            let target = tree.attribute(.href, of: node)
        else { return }
        for relation in relations.split(separator: " ").map(String.init)
        where known.contains(relation) {
            if links[relation] == nil { links[relation] = target }
        }
    }

    private static let relations: Set = ["canonical", "amphtml", "next"]

    private mutating func fill(language: String?, firstTime: String?) {
        metadata.canonicalURL = addresses.resolved(links["canonical"])?.description
        metadata.ampURL = addresses.resolved(links["amphtml"])?.description
        metadata.socialTitle = first("og:title") ?? first("twitter:title")
        metadata.searchTitle = linked.headline
        metadata.description =
            first("og:description") ?? first("description") ?? linked.description
            ?? first("twitter:description")
        metadata.published =
            [linked.published, any(Self.publishedNames), firstTime].lazy
            .compactMap { $0 }.compactMap(TimeForm.iso8601).first
        metadata.modified =
            [linked.modified, any(Self.modifiedNames)].lazy
            .compactMap { $0 }.compactMap(TimeForm.iso8601).first
        metadata.language =
            Self.present(language) ?? linked.language ?? first("og:locale") ?? first("content-language")
        metadata.section = linked.section ?? first("article:section") ?? first("section")
        metadata.siteName = first("og:site_name") ?? linked.publisher
        metadata.publisherID = any(Self.identifierNames) ?? linked.identifier
        metadata.image = first("og:image") ?? linked.image
        metadata.paywalled = linked.isFree.map { !$0 }
        metadata.authors = AuthorNames.tidied(
            linked.authors.isEmpty
                ? Self.authorNames.compactMap { meta[$0] }.first ?? [] : linked.authors)
    }

    private func any(_ names: [String]) -> String? {
        names.lazy.compactMap { first($0) }.first
    }

    static let authorNames = ["author", "article:author", "dc.creator"]
    static let publishedNames = [
        "article:published_time", "og:published_time", "datepublished", "date", "pubdate", "publish-date",
        "publication_date",
        "parsely-pub-date", "sailthru.date", "dc.date.issued", "dc.date", "dcterms.created", "dcterms.date",
        "article.published",
        "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "originalpublicationdate",
        "last-modified-date", "article_date_original",
    ]
    static let modifiedNames = [
        "article:modified_time", "og:updated_time", "datemodified", "last-modified", "lastmod",
        "dcterms.modified", "article.updated",
        "dc.date.modified", "revision_date",
    ]
    static let identifierNames = [
        "cse_uuid", "article:id", "articleid", "article_id", "parsely-post-id", "brightspot.contentid",
        "nyt_uuid",
    ]

    /// The page's own address: canonical, `og:url`, JSON-LD, or the comment of a saved page.
    private func ownAddress(savedFrom: String?) -> WebAddress? {
        [links["canonical"], first("og:url"), linked.address, savedFrom].lazy
            .compactMap { addresses.resolved($0) }.first { addresses.mayBeOwn($0) }
    }

    private static func present(_ text: String?) -> String? {
        guard let text, !text.isEmpty, text.utf8.count < 2000 else { return nil }
        return LineText.trimmed(text)
    }
}
