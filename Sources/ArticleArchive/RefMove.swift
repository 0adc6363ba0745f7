import Articles
import CGit2

/// The lock on one ref of a repository, from before its value is read until it is moved or let go.
struct RefMove: ~Copyable {
    private let transaction: OpaquePointer
    private let ref: String
    private let path: String

    /// Locks the ref, which need not exist.
    ///
    /// - Throws: `locked` where somebody else has it.
    init(_ ref: String, in repository: Repository) throws(ArchiveError) {
        self.ref = ref
        path = repository.path
        var transaction: OpaquePointer?
        try check(git_transaction_new(&transaction, repository.handle), "lock the ref '\(ref)' of '\(path)'")
        guard let transaction else { throw ArchiveError(git: -1, "lock the ref '\(ref)'") }
        let status = git_transaction_lock_ref(transaction, ref)
        guard status >= 0 else {
            let error = ArchiveError(git: status, "lock the ref '\(ref)' of '\(path)'")
            git_transaction_free(transaction)
            throw error
        }
        self.transaction = transaction
    }

    deinit { git_transaction_free(transaction) }

    /// Points the ref at a commit, durable when this returns, and lets the lock go.
    consuming func move(to id: RevisionID) throws(ArchiveError) {
        var oid = id.oid
        try check(git_transaction_set_target(transaction, ref, &oid, nil, nil), operation)
        try check(git_transaction_commit(transaction), operation)
    }

    private var operation: String { "move the ref '\(ref)' of '\(path)'" }
}
