/// Which article: publication, slug and id, fixed when the article is first recorded and never changed after.
///
/// All three are safe as file and git ref names: `a`–`z`, `0`–`9`, `-`, and in a publication also `.` and `_`.
public struct ArticleIdentity: Sendable, Hashable, Codable {
    /// Who publishes: a host such as `scmp.com`, or ``ArticleKey/pasted`` for text without an address.
    public let publication: String
    /// The readable part of the name, from the address or the headline; not unique.
    public let slug: String
    /// The short stable part of the name; unique in a store.
    public let id: String

    /// Creates an identity from parts that are already safe as names; see ``ArticleKey/identity(headline:attempt:)``.
    public init(publication: String, slug: String, id: String) {
        self.publication = publication
        self.slug = slug
        self.id = id
    }

    /// `<slug>-<id>`: the name of the article's branch and of its files.
    public var name: String { slug + "-" + id }

    /// The identity that a branch name stands for; `nil` where the name has no slug or no id.
    public init?(publication: String, name: String) {
        guard let hyphen = name.lastIndex(of: "-") else { return nil }
        let slug = name[..<hyphen]
        let id = name[name.index(after: hyphen)...]
        guard !slug.isEmpty, !id.isEmpty else { return nil }
        self.init(publication: publication, slug: String(slug), id: String(id))
    }
}
