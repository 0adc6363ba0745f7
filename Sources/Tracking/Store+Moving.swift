import ArticleArchive
import ArticleCatalog
public import Articles

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension Store {
    /// Makes two articles one: the revisions of the second are put in among those of the first, in time order.
    ///
    /// No revision is lost: one whose words stood already at its time becomes a look, and every id there ever
    /// was goes on to name what it named. The second article's name leads to the first. An interrupted move is
    /// finished by repeating it.
    ///
    /// - Parameters:
    ///   - other: the article that ends.
    ///   - identity: the article that stays.
    ///   - time: when this is.
    ///   - isTrial: say what would be, and change nothing.
    /// - Throws: ``TrackingError``; `usage` where both are the same article.
    public func merge(
        _ other: ArticleIdentity, into identity: ArticleIdentity, at time: Date, isTrial: Bool
    ) async throws(TrackingError) -> Move {
        guard other != identity else {
            throw TrackingError(.usage, "\(identity.name) is one article already")
        }
        return try await move(
            { _, _ in true }, from: other, to: identity, key: nil, at: time, isTrial: isTrial)
    }

    /// Makes two articles of one: the revisions that were seen at an address become an article of their own.
    ///
    /// As with ``merge(_:into:at:isTrial:)`` nothing is lost. Where an article is known that begins with this
    /// address, the revisions are put in among its own.
    ///
    /// - Throws: ``TrackingError``; `usage` where none was seen there, or all were.
    public func split(
        _ identity: ArticleIdentity, at address: WebAddress, at time: Date, isTrial: Bool
    ) async throws(TrackingError) -> Move {
        let key = ArticleKey(address)
        let isAt = { @Sendable (revision: Revision, article: Article) -> Bool in
            [revision.source, article.metadata.url ?? ""].contains { Self.key(ofAddress: $0) == key }
        }
        var headline: String?
        for revision in try await history(of: identity) {
            let state = try await article(at: revision, of: identity)
            if isAt(revision, state) { headline = headline ?? state.title }
        }
        guard let headline else {
            throw TrackingError(
                .usage, "no revision of \(identity.name) was seen at \(address); it was seen at:",
                candidates: try await addresses(of: identity).compactMap(\.address))
        }
        let known = try await catalogued { () async throws(CatalogError) in
            try await catalog.entries(withKey: key)
        }.first { $0.identity != identity }
        let target: ArticleIdentity
        if let known {
            target = known.identity
        } else {
            target = try await freeIdentity(for: key, headline: headline)
        }
        return try await move(isAt, from: identity, to: target, key: address, at: time, isTrial: isTrial)
    }

    private static func key(ofAddress text: String) -> ArticleKey? {
        (try? WebAddress(text)).map { ArticleKey($0) }
    }

    /// An identity for a new article that no other has.
    func freeIdentity(for key: ArticleKey, headline: String) async throws(TrackingError) -> ArticleIdentity {
        for attempt in 0..<100 {
            let candidate = key.identity(headline: headline, attempt: attempt)
            let taken = try await catalogued { () async throws(CatalogError) in
                try await catalog.entries(named: candidate.id)
            }
            if !taken.contains(where: { $0.identity.id == candidate.id }) { return candidate }
        }
        throw TrackingError(
            .store, "no free id for '\(key)': the catalog is damaged; run 'stet reindex'")
    }

    // MARK: Moving

    /// Moves the revisions that a rule chooses; `address` is the one that a split is about.
    private func move(
        _ isMoved: @Sendable (Revision, Article) -> Bool, from origin: ArticleIdentity,
        to target: ArticleIdentity, key address: WebAddress?, at time: Date, isTrial: Bool
    ) async throws(TrackingError) -> Move {
        let (old, standing) = try await (truth(of: origin), truth(of: target))
        var moving: [Rechaining.Link] = []
        var staying: [Rechaining.Link] = []
        var times: [Range<Date>] = []
        for (index, revision) in old.enumerated() {
            var link = Rechaining.Link(
                revision: revision, origin: origin, before: index > 0 ? old[index - 1].id : nil,
                article: try await article(at: revision, of: origin), content: .recorded(revision.id),
                source: revision.source)
            if isMoved(revision, link.article) {
                if let address { link.belong(to: address) }
                link.content = .observed(link.article, try await snapshot(at: revision, of: origin))
                moving.append(link)
                let end = index + 1 < old.count ? old[index + 1].observed : .distantFuture
                times.append(revision.observed..<max(end, revision.observed))
            } else {
                if let address, link.leave(address) {
                    link.content = .observed(link.article, try await snapshot(at: revision, of: origin))
                }
                staying.append(link)
            }
        }
        guard address == nil || !staying.isEmpty else {
            throw TrackingError(
                .usage, "all revisions of \(origin.name) were seen at that address: nothing would be left")
        }
        for (index, revision) in standing.enumerated() {
            moving.append(
                Rechaining.Link(
                    revision: revision, origin: target, before: index > 0 ? standing[index - 1].id : nil,
                    article: try await article(at: revision, of: target), content: .recorded(revision.id),
                    source: revision.source))
        }
        let moved = moving.count - standing.count
        let joined = rechained(moving, preferring: target)
        let rest = rechained(staying, preferring: origin)
        let move = Move(
            origin: origin, target: target, moved: moved, places: joined.places.map(Move.Place.init),
            left: rest.places.map(Move.Place.init))
        if isTrial { return move }
        // First where they belong, then away from where they stood: who dies between has them twice.
        try await write(joined.drafts, of: target, over: standing)
        try await catalogued { () async throws(CatalogError) in
            try await catalog.moveLooks(
                from: origin, to: target, at: address.map { ArticleKey($0) }, standing: times)
        }
        try await write(rest.drafts, of: origin, over: old)
        let signpost = Signpost(from: origin, to: target, at: time)
        try await archived { () async throws(ArchiveError) in
            try await archive.post(signpost, retiring: rest.drafts.isEmpty ? old.last?.id : nil)
        }
        if rest.drafts.isEmpty {
            try await catalogued { () async throws(CatalogError) in try await catalog.remove(origin) }
            try quarantine.hand(over: origin, to: target)
        }
        return move
    }

    /// What the repository says, and not what the catalog remembers.
    private func truth(of identity: ArticleIdentity) async throws(TrackingError) -> [Revision] {
        try await archived { () async throws(ArchiveError) in try await archive.history(of: identity) }
    }

    func rechained(_ links: [Rechaining.Link], preferring identity: ArticleIdentity) -> Rechaining {
        var chain = Rechaining()
        // At the same second the article's own stand first; each history stays in its order.
        for link in links.enumerated().sorted(by: { one, other in
            let (a, b) = (one.element, other.element)
            return (a.revision.observed, a.origin == identity ? 0 : 1, one.offset)
                < (b.revision.observed, b.origin == identity ? 0 : 1, other.offset)
        }) { chain.append(link.element) }
        return chain
    }

    /// Makes a history say what the drafts say; what it says already stays as it is.
    func write(
        _ drafts: [Draft], of identity: ArticleIdentity, over standing: [Revision]
    ) async throws(TrackingError) {
        guard !drafts.isEmpty else { return }
        var kept = zip(drafts, standing).prefix { draft, revision in draft.repeats(revision) }.count
        if kept == drafts.count, kept == standing.count { return }
        // A history that only becomes shorter needs a draft to end with: the last one again, which is itself.
        if kept == drafts.count { kept -= 1 }
        let base = kept > 0 ? standing[kept - 1].id : nil
        try await archived { () async throws(ArchiveError) in
            _ = try await archive.record(
                Array(drafts[kept...]), of: identity, after: base, expecting: standing.last?.id)
        }
        try await catalogue(identity)
    }
}

extension Draft {
    /// Whether recording it would make a revision again that stands there.
    fileprivate func repeats(_ revision: Revision) -> Bool {
        content == .recorded(revision.id) && kind == revision.kind && summary == revision.summary
            && words == revision.words && reverts == revision.reverts && source == revision.source
    }
}

extension Rechaining.Link {
    /// Makes an address the one that decides which article this is.
    fileprivate mutating func belong(to address: WebAddress) {
        let key = ArticleKey(address)
        article.metadata.key = key.description
        if (article.metadata.url.flatMap { try? WebAddress($0) }).map({ ArticleKey($0) }) != key {
            article.metadata.url = address.description
        }
        if let other = try? WebAddress(source), ArticleKey(other) != key {
            source = article.metadata.url ?? address.description
        }
    }

    /// Takes an address away as what decides which article this is; whether it was that.
    fileprivate mutating func leave(_ address: WebAddress) -> Bool {
        guard article.metadata.key == ArticleKey(address).description else { return false }
        let own = [article.metadata.url, source].compactMap { $0 }.compactMap { try? WebAddress($0) }.first
        article.metadata.key = own.map { ArticleKey($0).description }
        return true
    }
}
