import Articles

/// Histories that were read lately, so that the next reading has only to read what is new.
///
/// Ids name their contents: a history that ends in a tip is the same for as long as the repository is.
struct RecentHistories {
    private var histories: [ArticleIdentity: [Revision]] = [:]
    /// How many revisions are kept in all.
    private var count = 0
    private static let limit = 20_000

    subscript(identity: ArticleIdentity) -> [Revision] {
        get { histories[identity] ?? [] }
        set {
            count -= histories.removeValue(forKey: identity)?.count ?? 0
            guard !newValue.isEmpty, newValue.count <= Self.limit else { return }
            if count + newValue.count > Self.limit {
                histories.removeAll()
                count = 0
            }
            histories[identity] = newValue
            count += newValue.count
        }
    }
}
