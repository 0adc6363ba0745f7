import Synchronization

/// The objects of which a damaged index says that they begin beyond the end of their pack.
///
/// libgit2 1.5 believes an index and reads there, in memory that is not the file's (`git_packfile_unpack_header`).
enum StrayOffsets {
    /// Indexes that were looked through and had none, as they were then.
    private static let sound = Mutex<[String: FileStamp]>([:])

    /// Looks through the indexes of a repository; in O(objects) the first time.
    ///
    /// Indexes that are no such thing or cut off are left to who reads them, and are refused there.
    static func find(in repository: String) throws(ArchiveError) -> Set<ObjectID> {
        let directory = repository + "/objects/pack"
        var found: Set<ObjectID> = []
        for name in try Files.names(in: directory) where name.hasSuffix(".idx") {
            let path = directory + "/" + name.dropLast(4)
            guard let stamp = FileStamp(of: path + ".idx"), sound.withLock({ $0[path] }) != stamp else {
                continue
            }
            let strays = (try? PackIndex(of: path)?.strays()) ?? []
            found.formUnion(strays)
            guard strays.isEmpty else { continue }
            sound.withLock {
                if $0.count > 10_000 { $0 = [:] }
                $0[path] = stamp
            }
        }
        return found
    }
}
