public import Articles

/// What a repository says of an article, from some revision on.
public struct ArticleRecord: Sendable, Hashable {
    /// Which article.
    public var identity: ArticleIdentity
    /// The revision before the first of these, which the catalog has already; `nil` to begin at the beginning.
    public var base: Revision?
    /// The revisions after it up to the latest, oldest first; not empty unless there is a base.
    public var revisions: [RevisionRecord]

    /// Creates a record.
    public init(identity: ArticleIdentity, after base: Revision? = nil, revisions: [RevisionRecord]) {
        self.identity = identity
        self.base = base
        self.revisions = revisions
    }
}

/// What a repository says of one revision.
public struct RevisionRecord: Sendable, Hashable {
    /// What its commit says.
    public var revision: Revision
    /// What it changed.
    public var change: RevisionChange
    /// What it is found by, a line each: the key in its metadata, and that of the publisher's id.
    public var key: String?
    /// The address that it was read from.
    public var url: String?
    /// The language as a BCP 47 tag.
    public var language: String?
    /// The passages that stand in it and not in the revision before, each once.
    public var came: [Passage]
    /// The passages that stood in the revision before and not in it, each once.
    public var went: [Passage]
    /// The lines that came with it, for the memory of the publication's boilerplate.
    public var lines: [SeenLine] = []

    /// Creates the record of a revision.
    ///
    /// - Parameters:
    ///   - revision: what its commit says.
    ///   - change: what it changed.
    ///   - metadata: what its state says of the article.
    ///   - before: the passages of the state before it; `nil` for the first revision.
    ///   - passages: the passages of its own state.
    public init(
        _ revision: Revision, _ change: RevisionChange, _ metadata: Metadata, from before: PassageList?,
        to passages: PassageList
    ) {
        self.revision = revision
        self.change = change
        let publication = metadata.url.flatMap { try? WebAddress($0) }.map { ArticleKey($0).publication }
        let identifier = publication.flatMap { publication in
            metadata.publisherID.flatMap { ArticleKey(identifier: $0, of: publication) }
        }
        let keys = [metadata.key, identifier?.description].compactMap { $0 }
        key = keys.isEmpty ? nil : keys.joined(separator: "\n")
        url = metadata.url
        language = metadata.language
        came = passages.notIn(before)
        went = before?.notIn(passages) ?? []
    }

    /// The key in a revision's metadata, of what its row says: that of the publisher's id begins with `#`.
    static func metadataKey(in keys: String?) -> String? {
        keys?.split(separator: "\n").first { !$0.hasPrefix("#") }.map(String.init)
    }

    /// The keys it was seen under with the addresses; where only the key is known, the address is empty.
    var sightings: [(key: String, address: String)] {
        Self.sightings(key: key, url: url, source: revision.source)
    }

    /// The same, of the columns of its row.
    ///
    /// The address that a page gives for itself counts where it became the article's key, and not beyond.
    static func sightings(key: String?, url: String?, source: String) -> [(key: String, address: String)] {
        var sightings = [url, source].compactMap { $0 }.compactMap { text in
            ArticleKey.text(ofAddress: text).map { (key: $0, address: text) }
        }
        for key in key?.split(separator: "\n") ?? [] { sightings.append((String(key), "")) }
        return sightings
    }
}

extension ArticleKey {
    /// The key as text of what may be an address; `nil` for the name of a file.
    static func text(ofAddress text: String) -> String? {
        (try? WebAddress(text)).map { ArticleKey($0).description }
    }
}
