import Articles

/// A `ChangeFilter` as the query of an address.
struct ChangeQuery: Sendable, Hashable {
    private(set) var filter = ChangeFilter.edits
    private(set) var significance = ""
    private(set) var kind = ""
    /// `1` where the headline has to be another one, `only` where nothing else may be.
    private(set) var headline = ""
    private(set) var from = ""
    private(set) var to = ""

    /// Reads a query; what is not understood is an error rather than ignored.
    init(_ visit: Visit) throws(WebsiteError) {
        func text(_ name: String) -> String? {
            visit.value(name).flatMap { $0.isEmpty ? nil : $0 }
        }
        filter.publication = text("publication")
        filter.language = text("language")?.lowercased()
        filter.isStealth = try visit.flag("stealth")
        switch text("headline") {
        case "1": filter.touchesHeadline = true
        case "only": filter.isHeadlineOnly = true
        case nil: break
        default: throw WebsiteError(.badRequest, Phrase.Trouble.headline)
        }
        headline = text("headline") ?? ""
        if let significance = text("significance") {
            guard let number = Double(significance), (0...1).contains(number) else {
                throw WebsiteError(.badRequest, Phrase.Trouble.significance)
            }
            self.significance = significance
            filter.significance = number
        }
        if let kind = text("kind") {
            guard let known = Revision.Kind(rawValue: kind) else {
                throw WebsiteError(
                    .badRequest,
                    Phrase.Trouble.kind(Revision.Kind.allCases.map(\.rawValue)))
            }
            self.kind = kind
            filter.kinds = [known]
        }
        if let from = text("from") {
            filter.since = .init(unixSeconds: try Self.seconds(from, "from", endOfUnit: false))
            self.from = from
        }
        if let to = text("to") {
            filter.until = .init(unixSeconds: try Self.seconds(to, "to", endOfUnit: true) + 1)
            self.to = to
        }
    }

    private static func seconds(
        _ text: String, _ name: String, endOfUnit: Bool
    ) throws(WebsiteError) -> Double {
        guard let time = Timestamp.parse(text, endOfUnit: endOfUnit) else {
            throw WebsiteError(.badRequest, Phrase.Trouble.date(name))
        }
        return time.unixSeconds.rounded(.down)
    }

    /// The query again, without what is left at its default.
    var pairs: [(name: String, value: String)] {
        [
            ("publication", filter.publication ?? ""), ("significance", significance), ("kind", kind),
            ("language", filter.language ?? ""), ("from", from), ("to", to), ("headline", headline),
            ("stealth", filter.isStealth ? "1" : ""),
        ].filter { !$0.value.isEmpty }
    }

    /// The front page with this choice, from a place in the list on.
    func path(after position: ChangePosition?) -> String {
        Link.to("/", pairs + [("after", position?.text ?? "")])
    }
}
