import Articles

/// The newest revisions that a batch gives to articles of one repository, from comparing to moving.
///
/// A few branches become a file each, to be flushed each; more are written into `packed-refs`.
struct Tips: ~Copyable {
    private let repository: Repository
    private var superseded: [RefChange] = []
    private var branches: [RefChange] = []
    /// Whether the branches go into `packed-refs`.
    private let isPacking: Bool
    private var packed: PackedRefsRewrite?
    /// What is to be flushed before anything moves; the batch's pack goes along.
    var staged = StagedFiles()
    private var added: [String] = []
    private var seen: Set<ArticleIdentity> = []

    /// Begins a batch of about so many branches.
    init(of repository: Repository, expecting count: Int) {
        self.repository = repository
        let length = FileStamp(of: repository.path + "/packed-refs")?.size ?? 0
        isPacking = count >= 4 && length <= count * Self.worthIt
    }

    /// Locks the article's branch and makes sure that its newest revision is the one that was expected.
    ///
    /// - Throws: ``ArchiveError`` with `moved` where it is not, `locked` where git holds the branch.
    mutating func add(_ recording: Recording, _ tip: ObjectID) throws(ArchiveError) {
        let identity = recording.identity
        guard seen.insert(identity).inserted else { throw Self.overtaken }
        let branch =
            isPacking
            ? try RefChange(packing: identity.branch, to: tip, in: repository.path)
            : try RefChange(identity.branch, to: tip, in: repository.path, staged: &staged)
        do throws(ArchiveError) {
            guard try repository.target(of: identity.branch) == recording.tip else { throw Self.overtaken }
            if let old = recording.tip, old != recording.base {
                try Files.makeDirectories(repository.path + "/" + identity.superseded)
                superseded.append(
                    try RefChange(
                        identity.superseded + old.hex, to: ObjectID(old), in: repository.path, staged: &staged
                    ))
            }
        } catch {
            branch.abandon()
            throw error
        }
        branches.append(branch)
        if recording.tip == nil { added.append(identity.branch) }
    }

    /// Writes what is not written yet, and flushes it.
    mutating func write() throws(ArchiveError) {
        if isPacking {
            var changes: [String: ObjectID?] = [:]
            for branch in branches { changes[branch.ref] = branch.target }
            packed = try PackedRefsRewrite(in: repository.path, changes, staged: &staged)
        }
        try staged.flush()
    }

    /// Moves the branches; durable when this returns.
    ///
    /// Tips that leave a history are kept first.
    mutating func move() throws(ArchiveError) {
        for change in superseded { try change.commit() }
        try flush(superseded)
        superseded = []
        if let packed {
            try packed.commit()
            self.packed = nil
            // Until its own file is gone, a branch is where it was.
            var hadFiles = false
            for branch in branches where try branch.giveWay() { hadFiles = true }
            if hadFiles { try flush(branches) }
        } else {
            for branch in branches { try branch.commit() }
            try flush(branches)
        }
        branches = []
        if let first = added.first, let head = try repository.refs.head(),
            try repository.refs.target(of: head) == nil
        {
            try repository.setHead(to: first)
        }
    }

    private func flush(_ changes: [RefChange]) throws(ArchiveError) {
        for directory in Set(changes.map(\.directory)).sorted() { try Files.flush(directory: directory) }
    }

    /// Lets go of what is locked.
    mutating func abandon() {
        for change in superseded + branches { change.abandon() }
        packed?.abandon()
    }

    /// How many bytes of `packed-refs` written anew cost as much as flushing one branch.
    private static let worthIt = 256 << 10

    private static let overtaken = ArchiveError(
        .moved, ArticleArchive.recording, "its newest revision is another by now")
}
