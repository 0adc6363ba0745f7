import ArticleCatalog
public import Articles

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension Store {
    /// The article a person means by an address, an id, a slug, `<slug>-<id>`, or a part of these or of its headline.
    ///
    /// An exact match wins over a part. O(articles) for parts.
    ///
    /// - Throws: ``TrackingError`` with code `notFound`, or `usage` and the candidates where several fit.
    public func entry(named name: String) async throws(TrackingError) -> TrackedArticle {
        if WebAddress.isLikely(name) {
            let address: WebAddress
            do { address = try WebAddress(name) } catch { throw TrackingError(.usage, error.description) }
            let key = ArticleKey(address)
            let found = try await catalogued { () async throws(CatalogError) in
                try await catalog.entries(withKey: key)
            }
            return try only(of: found, named: name)
        }
        let entries = try await entries()
        let wanted = NormalForm.text(name).lowercased()
        guard !wanted.isEmpty else { throw TrackingError(.usage, "an article's name cannot be empty") }
        let exact = entries.filter { entry in
            let identity = entry.identity
            return [identity.id, identity.name, identity.slug, identity.publication + "/" + identity.name]
                .contains(wanted)
        }
        if !exact.isEmpty { return try only(of: exact, named: name) }
        return try only(
            of: entries.filter { entry in
                let places =
                    [entry.identity.publication + "/" + entry.identity.name, entry.headline] + entry.keys
                return places.contains { NormalForm.text($0).lowercased().contains(wanted) }
            }, named: name)
    }

    /// The revision a person means.
    ///
    /// - Parameter text: a number (`3`; `-1` is the latest, `-2` the one before), `first`, `latest`, the
    ///   beginning of a commit id (at least four digits), or a time: what stood then. A date without a time
    ///   means the end of that day, UTC.
    /// - Throws: ``TrackingError`` with code `notFound`, or `usage` where it is none of these.
    public static func revision(
        named text: String, in history: [Revision]
    ) throws(TrackingError) -> Revision {
        guard let first = history.first, let last = history.last else {
            throw TrackingError(.notFound, "the article has no revisions")
        }
        let text = NormalForm.text(text)
        switch text.lowercased() {
        case "first": return first
        case "latest", "last": return last
        default: break
        }
        if let number = Int(text), let revision = revision(number: number, in: history) { return revision }
        let digits = text.lowercased()
        if digits.utf8.count >= 4, digits.utf8.count <= 40, digits.allSatisfy({ $0.isASCII && $0.isHexDigit })
        {
            let found = history.filter { $0.id.hex.hasPrefix(digits) }
            if found.count == 1 { return found[0] }
            if found.count > 1 {
                throw TrackingError(
                    .usage, "several revisions begin with \(text); write more digits:",
                    candidates: found.map { "\($0.number)  \($0.id)" })
            }
        }
        if let time = Timestamp.parse(text, endOfDay: true) {
            guard let stood = history.last(where: { $0.observed <= time }) else {
                throw TrackingError(
                    .notFound,
                    "nothing was known at \(text): the first revision was observed \(Timestamp.iso8601(first.observed))"
                )
            }
            return stood
        }
        let isNumberOrID = Int(text) != nil || (digits.utf8.count >= 4 && digits.allSatisfy(\.isHexDigit))
        throw isNumberOrID
            ? TrackingError(
                .notFound, "there is no revision \(text): the article has \(history.count) (see 'stet log')")
            : TrackingError(
                .usage,
                "'\(text)' names no revision: give a number (3, -1), first, latest, a commit id or a time (2022-03-29T18:00Z)"
            )
    }

    private static func revision(number: Int, in history: [Revision]) -> Revision? {
        let index = number > 0 ? number - 1 : history.count + number
        return number != 0 && history.indices.contains(index) ? history[index] : nil
    }

    private func only(of entries: [TrackedArticle], named name: String) throws(TrackingError)
        -> TrackedArticle
    {
        guard let entry = entries.first else {
            throw TrackingError(.notFound, "no tracked article is called '\(name)' (see 'stet list')")
        }
        guard entries.count == 1 else {
            let shown = entries.prefix(10).map {
                $0.identity.publication + "/" + $0.identity.name + "  " + $0.headline
            }
            let more = entries.count > 10 ? ["… and \(entries.count - 10) more"] : []
            throw TrackingError(
                .usage, "'\(name)' fits \(entries.count) articles; write more of the name:",
                candidates: shown + more)
        }
        return entry
    }
}
