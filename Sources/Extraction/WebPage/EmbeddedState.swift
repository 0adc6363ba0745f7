/// The article in the data that a page carries for its own scripts, as markup.
///
/// Pages that are put together in the browser bring their words as JSON: a tree of typed nodes, or a string of
/// markup. They are found by that shape, whatever the site and the framework; references between the entries of
/// a cache (Apollo's) are followed.
struct EmbeddedState {
    /// The article as markup.
    let markup: [UInt8]
    /// How many bytes of text the body has.
    let bodyBytes: Int
    /// Names and times that stand beside the body.
    let authors: [String]
    let published: String?
    let modified: String?

    /// Finds the article in a page's scripts, in time proportional to them; `nil` where none has one.
    init?(_ tree: MarkupTree, source: [UInt8], titles: [String]) {
        var search = StateSearch(titles: titles.map(HeadlineFinder.words))
        var flight = FlightData()
        var budget = StateBudget()
        for script in tree.scripts where !script.type.contains("ld+json") {
            guard !flight.take(source[script.content]), script.content.count > 800 else { continue }
            for value in ScriptData.values(in: source[script.content]) {
                let value = FlattenedData.restored(value, &budget) ?? value
                search.visit(value, in: value, depth: 0)
            }
        }
        if let value = flight.value(&budget) { search.visit(value, in: value, depth: 0) }
        guard let found = search.best else { return nil }
        let article = StateArticle(entry: found.entry, cache: found.cache)
        bodyBytes = found.body.textBytes
        authors = article.authors
        published = article.time([
            "publishedDate", "published_at", "publishDate", "datePublished", "display_date",
            "first_publish_date",
        ])
        modified = article.time([
            "updatedDate", "updated_at", "modifiedDate", "dateModified", "last_updated_date",
        ])
        markup = Array(article.markup(body: found.body).utf8)
    }
}

/// Looks through a JSON value for the entry with the longest body.
private struct StateSearch {
    private(set) var best: (entry: JSONValue, cache: JSONValue, body: StateBody, score: Double)?
    private let titles: [[UInt64]]
    private var left = 200_000

    init(titles: [[UInt64]]) {
        self.titles = titles
    }

    mutating func visit(_ value: JSONValue, in cache: JSONValue, depth: Int) {
        left -= 1
        guard depth < 40, left > 0 else { return }
        switch value {
        case .array(let elements):
            if depth < 4, let body = StateBody(element: value) {
                propose(value, cache, body, headline: body.heading)
            }
            for element in elements { visit(element, in: cache, depth: depth + 1) }
        case .object(let members):
            consider(value, members, cache)
            for member in members {
                // The entries of a cache name each other by its keys.
                visit(member.value, in: depth < 2 ? value : cache, depth: depth + 1)
            }
        // An answer that the server had kept as the text that it was.
        case .string(let text)
        where depth > 0 && text.utf8.count >= 800 && (text.hasPrefix("{") || text.hasPrefix("[")):
            if let inner = JSONValue.read(Array(text.utf8)[...]) {
                visit(inner, in: inner, depth: depth + 10)
            }
        default: break
        }
    }

    private mutating func consider(
        _ entry: JSONValue, _ members: [(key: String, value: JSONValue)], _ cache: JSONValue
    ) {
        for member in members {
            guard let body = StateBody(member.value), body.textBytes >= 400, body.paragraphs >= 2 else {
                continue
            }
            propose(entry, cache, body, headline: StateArticle.headline(of: entry))
        }
    }

    private mutating func propose(
        _ entry: JSONValue, _ cache: JSONValue, _ body: StateBody, headline: String?
    ) {
        let likeness =
            titles.map { HeadlineFinder.likeness($0, headline.map(HeadlineFinder.words) ?? []) }.max()
            ?? 0
        let score = Double(body.textBytes) * (headline == nil ? 0.3 : 0.5 + likeness)
        if score > best?.score ?? 0 { best = (entry, cache, body, score) }
    }
}

/// An entry with a body, and what stands beside it.
private struct StateArticle {
    let entry: JSONValue
    let cache: JSONValue

    static func headline(of entry: JSONValue) -> String? {
        for key in ["headline", "title", "headlines", "articleTitle", "name"] {
            if let text = entry[key]?.string ?? entry[key]?["basic"]?.string, text.utf8.count >= 8 {
                return text
            }
        }
        return nil
    }

    var authors: [String] {
        for key in ["authors", "author", "byline"] {
            let names = entry[key]?.elements.compactMap { resolved($0)["name"]?.string } ?? []
            if !names.isEmpty { return names }
        }
        return []
    }

    func time(_ keys: [String]) -> String? {
        for key in keys {
            guard let text = entry[key]?.string else { continue }
            if let milliseconds = Int(text), milliseconds > 100_000_000_000 {
                return TimeForm.iso8601(secondsSince1970: milliseconds / 1000)
            }
            if let time = TimeForm.iso8601(text) { return time }
        }
        return nil
    }

    func markup(body: StateBody) -> String {
        var markup = "<article>"
        if let headline = Self.headline(of: entry) {
            markup += "<h1>" + StateMarkup.escaped(headline) + "</h1>"
        }
        for key in [
            "subHeadline", "subheadline", "subheadlines", "standfirst", "dek", "deck", "subtitle", "lead",
            "summary", "excerpt",
        ] {
            guard let value = entry[key] else { continue }
            let text =
                StateBody(value)?.markup
                ?? (value.string ?? value["basic"]?.string).map { "<p>" + StateMarkup.escaped($0) + "</p>" }
                ?? ""
            if text.utf8.count > 30 {
                markup += "<div class=standfirst>" + text + "</div>"
                break
            }
        }
        if let caption = leadCaption {
            markup += "<figure><figcaption>" + StateMarkup.escaped(caption) + "</figcaption></figure>"
        }
        return markup + "<div class=article-body>" + body.markup + "</div></article>"
    }

    /// The words under the picture at the top.
    private var leadCaption: String? {
        for image in entry["images"]?.elements ?? [] {
            let image = resolved(image)
            for key in ["caption", "title", "description"] {
                if let text = image[key]?.string, text.utf8.count >= 20 { return text }
            }
        }
        return nil
    }

    private func resolved(_ value: JSONValue) -> JSONValue {
        guard let key = value["__ref"]?.string ?? value["id"]?.string else { return value }
        return cache[key] ?? value
    }
}
