import Articles
import Hummingbird

/// One request: its parameters read, and who answers it.
struct Visit: Sendable {
    let request: Request
    let context: SiteContext
    let room: any ReadingRoom
    let settings: SiteSettings

    /// A part of the path, decoded; empty where the route has none of that name.
    func part(_ name: String) -> String { context.parameters.get(name) ?? "" }

    /// A value of the query, decoded as forms encode it: a plus sign is a space (URL Standard, section 5.1).
    func value(_ name: String) -> String? {
        for pair in (request.uri.query ?? "").split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard Link.decoded(parts[0]) == name else { continue }
            return parts.count > 1 ? Link.decoded(parts[1]) : ""
        }
        return nil
    }

    /// Refuses empty values of what has a form of its own: a browser's form sends them, a program means something.
    func refuseEmptyChoices() throws(WebsiteError) {
        for name in ["after", "from", "to", "significance", "kind", "headline", "stealth", "gone", "limit"]
        where value(name)?.isEmpty ?? false {
            throw WebsiteError(.badRequest, Phrase.Trouble.empty(name))
        }
    }

    /// Whether something is wanted that is off where nobody asks for it.
    func flag(_ name: String) throws(WebsiteError) -> Bool {
        switch value(name) ?? "" {
        case "": return false
        case "1": return true
        default: throw WebsiteError(.badRequest, Phrase.Trouble.flag(name))
        }
    }

    /// Where in a list to go on.
    func after() throws(WebsiteError) -> ChangePosition? {
        guard let text = value("after"), !text.isEmpty else { return nil }
        guard let position = ChangePosition(text: text) else {
            throw WebsiteError(.badRequest, Phrase.Trouble.end)
        }
        return position
    }

    /// The article behind which to go on.
    func articleBefore() throws(WebsiteError) -> ArticleIdentity? {
        guard let text = value("after"), !text.isEmpty else { return nil }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { String($0) }
        guard parts.count == 2, let identity = ArticleIdentity(publication: parts[0], name: parts[1]) else {
            throw WebsiteError(.badRequest, Phrase.Trouble.end)
        }
        return identity
    }

    /// How many rows are wanted.
    func limit(_ standard: Int) throws(WebsiteError) -> Int {
        guard let text = value("limit") else { return standard }
        guard let limit = Int(text), (1...200).contains(limit) else {
            throw WebsiteError(.badRequest, Phrase.Trouble.limit)
        }
        return limit
    }

    /// A number of pixels; `nil` where none is given.
    func pixels(_ name: String) throws(WebsiteError) -> Int? {
        guard let text = value(name), !text.isEmpty else { return nil }
        guard let number = Int(text), number > 0 else {
            throw WebsiteError(.badRequest, Phrase.Trouble.pixels(name))
        }
        return number
    }

    /// A phrase to search for.
    func phrase() throws(WebsiteError) -> String {
        let phrase = value("q") ?? ""
        guard phrase.unicodeScalars.count <= 200 else {
            throw WebsiteError(.badRequest, Phrase.Trouble.longPhrase)
        }
        return phrase
    }

    func article() async throws(WebsiteError) -> TrackedArticle {
        try await room.article(part("publication"), part("name"))
    }

    /// The publication of the path, where it is one.
    func publication() async throws(WebsiteError) -> String {
        let name = part("publication")
        guard try await room.publications().contains(name) else {
            throw WebsiteError(.notFound, Phrase.Trouble.noPublication)
        }
        return name
    }

    func revision(_ name: String, in history: [Revision], of identity: ArticleIdentity)
        async throws(WebsiteError) -> Revision
    {
        try await room.revision(named: name, in: history, of: identity)
    }
}
