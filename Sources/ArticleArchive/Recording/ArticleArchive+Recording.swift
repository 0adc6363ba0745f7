public import Articles

extension ArticleArchive {
    /// Records revisions of an article: its history becomes the one up to `base`, and then the drafts.
    ///
    /// Where `base` is the newest revision this appends. Where it is an older one, or `nil` and the article
    /// exists, this puts the history in another order (a back-dated import): the revisions after `base` leave
    /// the history, come back where a draft names them, and can still be read by their ids, which
    /// `refs/superseded/` keeps.
    ///
    /// A draft that reverts a revision which another draft commits again reverts the new commit.
    ///
    /// All drafts are recorded or none is. When this returns they are on the disk. Calls that wait at the same
    /// time share the flushes that this takes.
    ///
    /// - Parameters:
    ///   - drafts: in time order, none observed before `base` was. Without drafts nothing happens.
    ///   - identity: which article.
    ///   - base: the revision that the first draft follows; `nil` where it is the first.
    ///   - tip: the newest revision as the caller knows it; `nil` for a new article.
    /// - Returns: the revisions recorded, numbered as in the history.
    /// - Throws: ``ArchiveError`` with `moved` where `tip` is not the newest revision any more, `locked` where
    ///   another process wrote for longer than the archive's patience, `readOnly`, `invalid` (an unsafe name,
    ///   drafts out of order, times that git cannot hold), `notFound` (a base or draft that names no revision
    ///   of the article), `cancelled`, `diskFull`, `denied`, `corrupt` or `failed`.
    public nonisolated func record(
        _ drafts: [Draft], of identity: ArticleIdentity, after base: RevisionID?,
        expecting tip: RevisionID?
    ) async throws(ArchiveError) -> [Revision] {
        do throws(ArchiveError) {
            guard access == .readWrite else {
                throw ArchiveError(.readOnly, Self.recording, "the store was opened for reading only")
            }
            guard SafeName.isIdentity(identity) else {
                throw ArchiveError(.invalid, Self.recording, "the name is not safe as a file name")
            }
            if drafts.isEmpty { return [] }
            for draft in drafts { try Chain.checkTimes(of: draft) }
            let ready = try ReadyDraft.ready(drafts, of: identity)
            return try await recorder.record(ready, of: identity, after: base, expecting: tip)
        } catch {
            throw error.about(identity, Self.recording)
        }
    }

    static let recording = "record the article"
}
