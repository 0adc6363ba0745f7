import Articles

/// What a page's JSON-LD says about the article (schema.org `NewsArticle` and its relatives).
struct LinkedData {
    private(set) var article: JSONValue?
    private(set) var publisher: String?
    /// The names of the graph's entries by their `@id`, for authors that are only referred to.
    private var names: [String: String] = [:]

    init(_ tree: MarkupTree, source: [UInt8]) {
        var candidates: [(value: JSONValue, score: Int)] = []
        for script in tree.scripts where script.type.contains("ld+json") {
            guard let value = JSONValue.read(Self.stripped(source[script.content])) else { continue }
            var budget = 5000
            Self.visit(value, depth: 0, budget: &budget) { object in
                if let id = object["@id"]?.string, let name = object["name"]?.string, names.count < 200 {
                    names[id] = name
                }
                if let score = Self.score(object) { candidates.append((object, score)) }
            }
        }
        article =
            candidates.enumerated().max { ($0.element.score, -$0.offset) < ($1.element.score, -$1.offset) }?
            .element.value
        publisher = article?["publisher"]?.elements.first.flatMap { $0["name"]?.string }.map(Self.clean)
    }

    var headline: String? { text("headline") ?? text("name") }
    var alternativeHeadline: String? { text("alternativeHeadline") ?? text("alternateName") }
    var description: String? { text("description") }
    var body: String? { article?["articleBody"]?.elements.compactMap(\.string).joined(separator: "\n") }
    var published: String? { text("datePublished") }
    var modified: String? { text("dateModified") }
    var section: String? { article?["articleSection"]?.elements.first?.string.map(Self.clean) }
    var language: String? {
        article?["inLanguage"]?.elements.first.flatMap {
            $0.string ?? $0["alternateName"]?.string ?? $0["name"]?.string
        }
    }
    /// Whether the page calls its article one that is being added to.
    var isLiveBlog: Bool {
        article?["@type"]?.elements.contains { $0.string?.hasSuffix("LiveBlogPosting") ?? false } ?? false
    }
    var isFree: Bool? { article?["isAccessibleForFree"]?.isTrue }
    var identifier: String? {
        article?["identifier"]?.elements.first.flatMap { $0.string ?? $0["value"]?.string }.flatMap(
            Self.short)
    }
    var image: String? {
        article?["image"]?.elements.first.flatMap { $0.string ?? $0["url"]?.elements.first?.string }
    }
    /// The article's own address.
    var address: String? {
        text("url")
            ?? article?["mainEntityOfPage"].flatMap { $0.string ?? $0["@id"]?.string ?? $0["url"]?.string }
    }

    var authors: [String] {
        var names: [String] = []
        for written in article?["author"]?.elements ?? [] {
            // A publisher writes the object as a string.
            let nested = written.string.flatMap {
                $0.hasPrefix("{") ? JSONValue.read(Array($0.utf8)[...]) : nil
            }
            let author = nested ?? written
            if let name = author.string {
                names += Self.clean(name).split(separator: ",").map { LineText.trimmed(String($0)) }
            } else {
                let own = author["name"]?.elements.compactMap(\.string)
                let referred = author["@id"]?.string.flatMap { self.names[$0] }.map { [$0] }
                names += (own ?? referred ?? []).map(Self.clean)
            }
        }
        return names
    }

    private func text(_ key: String) -> String? {
        article?[key]?.elements.first?.string.map(Self.clean).flatMap { $0.isEmpty ? nil : $0 }
    }

    private static func short(_ text: String) -> String? {
        text.utf8.count <= 200 && !text.isEmpty ? text : nil
    }

    private static func clean(_ text: String) -> String {
        LineText.collapsed(CharacterReferences.decode(CharacterReferences.decode(text)))
    }

    /// Without CDATA wrappers and comments around the text.
    private static func stripped(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard let start = bytes.firstIndex(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") })
        else {
            return bytes
        }
        let head = String(decoding: bytes[start...].prefix(9), as: UTF8.self)
        guard head.hasPrefix("[CDATA[") else { return bytes[start...] }
        let inner = bytes[(start + 7)...]
        guard let open = inner.firstIndex(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") })
        else {
            return bytes[start...]
        }
        return inner[open...]
    }

    private static func visit(
        _ value: JSONValue, depth: Int, budget: inout Int, _ body: (JSONValue) -> Void
    ) {
        budget -= 1
        guard depth < 12, budget > 0 else { return }
        switch value {
        case .array(let elements):
            for element in elements { visit(element, depth: depth + 1, budget: &budget, body) }
        case .object(let members):
            body(value)
            for member in members where containers.contains(member.key) {
                visit(member.value, depth: depth + 1, budget: &budget, body)
            }
        default: break
        }
    }

    private static let containers: Set<String> = [
        "@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemReviewed", "liveBlogUpdate",
    ]

    private static func score(_ object: JSONValue) -> Int? {
        let types = object["@type"]?.elements.compactMap(\.string) ?? []
        var score: Int?
        for type in types {
            let value: Int? =
                switch type.split(separator: "/").last.map(String.init) ?? type {
                case "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle",
                    "BackgroundNewsArticle", "ReviewNewsArticle", "AskPublicNewsArticle":
                    40
                case "Article", "BlogPosting", "Report", "LiveBlogPosting", "SatiricalArticle", "TechArticle",
                    "ScholarlyArticle", "AdvertiserContentArticle", "MedicalScholarlyArticle",
                    "SocialMediaPosting",
                    "Review", "ClaimReview", "Recipe", "AdvertisingArticle":
                    30
                case "WebPage", "ItemPage", "CreativeWork": 5
                default: type.hasSuffix("Article") ? 25 : nil
                }
            if let value { score = max(score ?? 0, value) }
        }
        guard var score else { return nil }
        if object["headline"] != nil { score += 4 }
        if object["datePublished"] != nil { score += 3 }
        if object["articleBody"] != nil { score += 2 }
        if object["author"] != nil { score += 1 }
        return score
    }
}
