import Glibc

/// The file `packed-refs`, looked over for damage.
///
/// libgit2 looks up a name in it by binary search and takes a line that it cannot read for the absence of the
/// name: an article whose branch was packed would seem never to have been recorded. So the whole file is read
/// once each time it was replaced.
struct PackedRefs {
    private let path: String
    private var sound: Stamp?

    init(in repository: String) {
        path = repository + "/packed-refs"
    }

    /// Reads the file unless it is the one that was read last; a missing one is sound.
    ///
    /// - Throws: ``ArchiveError`` with `corrupt` that names the first line not of its form (gitformat-pack-refs:
    ///   a comment, an id and a name, or `^` and an id).
    mutating func check() throws(ArchiveError) {
        guard let stamp = Stamp(path) else {
            sound = nil
            return
        }
        if stamp == sound { return }
        guard let text = try Files.read(path, limit: stamp.size + 1) else { return }
        var number = 0
        for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .dropLast()
        {
            number += 1
            guard Self.isSound(line) else {
                throw ArchiveError(
                    .corrupt, "read '\(path)'", "line \(number) is not an id and the name of a ref")
            }
        }
        guard text.isEmpty || text.utf8.last == UInt8(ascii: "\n") else {
            throw ArchiveError(.corrupt, "read '\(path)'", "its last line is cut off")
        }
        sound = stamp
    }

    private static func isSound(_ line: Substring.UTF8View) -> Bool {
        if line.first == UInt8(ascii: "#") { return true }
        let id = line.first == UInt8(ascii: "^") ? line.dropFirst() : line
        let isID =
            id.prefix(40).count == 40
            && id.prefix(40).allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
        let name = id.dropFirst(40)
        if line.first == UInt8(ascii: "^") { return isID && name.isEmpty }
        return isID && name.starts(with: " refs/".utf8) && !name.contains(0)
    }

    /// What changes when the file is replaced.
    private struct Stamp: Equatable {
        let size: Int
        private let inode: UInt
        private let seconds: Int
        private let nanoseconds: Int

        init?(_ path: String) {
            var status = stat()
            guard stat(path, &status) == 0 else { return nil }
            size = Int(status.st_size)
            inode = UInt(status.st_ino)
            seconds = status.st_mtim.tv_sec
            nanoseconds = status.st_mtim.tv_nsec
        }
    }
}
