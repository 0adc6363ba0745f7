import Articles

/// A recording that somebody waits for.
struct Recording {
    let number: Int
    let drafts: [ReadyDraft]
    let identity: ArticleIdentity
    let base: RevisionID?
    let tip: RevisionID?
    let deadline: ContinuousClock.Instant
    /// Why it could not be done at the last attempt, where another may do.
    var failure: ArchiveError?
    let acknowledge: CheckedContinuation<Result<[Revision], ArchiveError>, Never>

    /// About how many bytes it takes in memory.
    var size: Int { drafts.reduce(1_000) { $0 + $1.size } }
}
