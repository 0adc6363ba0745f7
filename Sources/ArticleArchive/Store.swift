import Articles
import Glibc

/// The directory that holds the repositories: where things are in it, and how it is made.
struct Store {
    let directory: String

    /// Whether there is a store; one that is not Stet's or too new is an error.
    func exists() throws(ArchiveError) -> Bool {
        if try StoreFormat.isPresent(in: directory) { return true }
        guard let stray = try repositoryNames().first else { return false }
        throw ArchiveError(
            .corrupt, "open the store",
            "'\(directory)' has repositories such as '\(stray)\(Self.ending)' but no file '\(StoreFormat.fileName)':"
                + " it is not a store, or lost that file")
    }

    /// Makes the directory and the marker, durable when this returns.
    ///
    /// - Parameter patience: how long to wait for another process that may be doing the same.
    func create(patience: Duration) throws(ArchiveError) {
        try Files.makeDirectories(directory)
        guard let lock = try StoreLock.take(in: directory, patience: patience) else {
            throw ArchiveError(.locked, "make the store", "another process is writing to '\(directory)'")
        }
        try create(under: lock)
    }

    private func create(under lock: borrowing StoreLock) throws(ArchiveError) {
        if try exists() { return }
        let marker = directory + "/" + StoreFormat.fileName
        try Files.write(StoreFormat.text, to: marker + ".new")
        try Files.move(marker + ".new", to: marker)
        try Files.flush(directory: directory)
    }

    /// Does something under the store's lock, waiting for it on this thread.
    ///
    /// - Parameter volumes: what is written to, for the next writer to clean up should this one die.
    func withLock<Result>(
        for patience: Duration, marking volumes: [Volume], _ body: () throws(ArchiveError) -> Result
    ) throws(ArchiveError) -> Result {
        guard let lock = try StoreLock.take(in: directory, patience: patience) else {
            throw ArchiveError(.locked, "write to the store", "another process is writing to '\(directory)'")
        }
        for name in try lock.abandoned() { try Leftovers.remove(ofWriterAt: name, in: self, lock.marked) }
        try lock.mark(volumes.map(\.name))
        return try body()
    }

    /// The repository that is a volume.
    func path(of volume: Volume) -> String { directory + "/" + volume.name + Self.ending }

    /// The volumes of a publication, in the order they were made.
    func volumes(of publication: String) throws(ArchiveError) -> [Volume] {
        var volumes: [Volume] = []
        while true {
            let volume = Volume(publication: publication, number: volumes.count + 1)
            if try Files.entry(at: path(of: volume)) == .nothing { return volumes }
            volumes.append(volume)
        }
    }

    /// All volumes of all publications, in the order of their names.
    func volumes() throws(ArchiveError) -> [Volume] {
        var volumes: [Volume] = []
        for publication in try publications() { volumes += try self.volumes(of: publication) }
        return volumes
    }

    /// The publications that have a repository, in byte order.
    ///
    /// Names that cannot be a publication are left out, and left alone.
    func publications() throws(ArchiveError) -> [String] {
        try repositoryNames().filter(SafeName.isPublication)
            .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private func repositoryNames() throws(ArchiveError) -> [String] {
        var names: [String] = []
        for name in try Files.names(in: directory) where name.hasSuffix(Self.ending) {
            guard name != Self.ending, try Files.entry(at: directory + "/" + name) == .directory else {
                continue
            }
            names.append(String(name.dropLast(Self.ending.count)))
        }
        return names
    }

    private static let ending = ".git"
}

/// Which names may become paths and refs.
enum SafeName {
    static func isPublication(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.count <= 230 && Volume(name: name).number == 1
            && name.utf8.allSatisfy { isPlain($0) || $0 == 0x2E || $0 == 0x5F }
            && !name.hasPrefix(".") && !name.hasPrefix("-") && !name.hasSuffix(".")
    }

    /// Whether an identity is safe as a file name, as a branch, and to be told from its branch again.
    static func isIdentity(_ identity: ArticleIdentity) -> Bool {
        isPublication(identity.publication) && identity.name.utf8.count <= 200
            && identity.name.utf8.allSatisfy(isPlain) && !identity.name.hasPrefix("-")
            && ArticleIdentity(publication: identity.publication, name: identity.name) == identity
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
