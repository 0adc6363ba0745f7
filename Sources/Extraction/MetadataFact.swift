/// One thing that a page says about its article, and where it was found.
public struct MetadataFact: Sendable, Hashable, Codable {
    /// A place on the page that says something, and what.
    public struct Claim: Sendable, Hashable, Codable {
        /// The place: `JSON-LD datePublished`, `<meta og:title>`, `<h1>`.
        public var source: String
        /// What it says.
        public var value: String
    }

    /// What it is: `headline`, `published`, `authors`.
    public var name: String
    /// What was taken; `nil` where nothing was believed.
    public var value: String?
    /// Where that was found.
    public var source: String?
    /// What other places say, in the order in which they would have been believed.
    public var others: [Claim]

    /// Finds the claim that won, by its value.
    ///
    /// - Parameters:
    ///   - otherwise: where a value comes from that no claim has.
    ///   - isOtherwise: that it comes from there, also where claims say the same.
    ///   - form: what makes two spellings of a value one.
    init(
        _ name: String, _ value: String?, from claims: [(source: String, value: String?)],
        otherwise: String, isOtherwise: Bool = false, form: (String) -> String? = { $0 }
    ) {
        var others = claims.compactMap { claim in
            claim.value.map { Claim(source: claim.source, value: $0) }
        }
        self.name = name
        self.value = value
        if let value, isOtherwise {
            source = otherwise
            others.removeAll { $0.value == value }
        } else if let value {
            let winner = others.firstIndex { (form($0.value) ?? $0.value) == value }
            source = winner.map { others.remove(at: $0).source } ?? otherwise
        }
        self.others = others
    }
}
