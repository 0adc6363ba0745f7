import Articles

/// States of articles that were read lately: what a new one is held against is asked for more than once.
///
/// Ids name their contents, so a state is the same for as long as its commit is there.
struct RecentStates {
    private struct Place: Hashable {
        let identity: ArticleIdentity
        let id: RevisionID
    }

    private var states: [Place: Article] = [:]
    /// The bytes of the words that are kept in all.
    private var size = 0
    private static let limit = 4_000_000

    /// The state of an article at a revision; `nil` where it was not read lately.
    func state(_ id: RevisionID, of identity: ArticleIdentity) -> Article? {
        states[Place(identity: identity, id: id)]
    }

    /// Keeps a state; all others go where there is no room for it beside them.
    mutating func keep(_ state: Article, at id: RevisionID, of identity: ArticleIdentity) {
        let size = state.blocks.reduce(200) { $0 + $1.text.utf8.count + 50 }
        guard size <= Self.limit / 4, states[Place(identity: identity, id: id)] == nil else { return }
        if self.size + size > Self.limit {
            states.removeAll()
            self.size = 0
        }
        states[Place(identity: identity, id: id)] = state
        self.size += size
    }
}
