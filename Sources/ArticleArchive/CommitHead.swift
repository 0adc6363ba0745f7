/// The lines of a commit object before its message (gitformat-commit).
struct CommitHead {
    private let bytes: UnsafeRawBufferPointer
    var parents: [ObjectID] = []
    /// The author's and the committer's time, in seconds since 1970.
    var authored: Int64
    var committed: Int64
    /// Where the message begins.
    var message: Int

    /// Reads the lines; `nil` where they are not of their form.
    ///
    /// Lines of other kinds are passed over.
    init?(_ bytes: UnsafeRawBufferPointer) {
        var rest = ByteText(bytes)
        guard let first = rest.takeLine(), first.bytes.count == 45, first.dropping("tree ") != nil else {
            return nil
        }
        self.bytes = bytes
        var authored: Int?
        var committed: Int?
        while let line = rest.takeLine(), !line.isEmpty {
            if let parent = line.dropping("parent ") {
                guard let id = ObjectID(hex: parent.bytes) else { return nil }
                parents.append(id)
            } else if let author = line.dropping("author ") {
                authored = Self.time(in: author)
            } else if let committer = line.dropping("committer ") {
                committed = Self.time(in: committer)
            }
        }
        guard let authored, let committed else { return nil }
        self.authored = Int64(authored)
        self.committed = Int64(committed)
        message = bytes.count - rest.bytes.count
    }

    /// The tree; `nil` where it is no id.
    var tree: ObjectID? { ObjectID(hex: bytes[5..<45]) }

    /// The number before the last word, which is the time zone.
    private static func time(in person: ByteText) -> Int? {
        let space = UInt8(ascii: " ")
        guard let zone = person.bytes.lastIndex(of: space),
            let start = person.bytes[..<zone].lastIndex(of: space)
        else { return nil }
        return ByteText(UnsafeRawBufferPointer(rebasing: person.bytes[(start + 1)..<zone])).number
    }
}

/// A tree object (gitformat-tree: mode, space, name, NUL, id).
enum TreeForm {
    /// The files in it, directories left out; `nil` where it is cut off.
    static func files(_ bytes: UnsafeRawBufferPointer) -> [TreeFile]? {
        var files: [TreeFile] = []
        var position = 0
        while position < bytes.count {
            guard let space = bytes[position...].firstIndex(of: UInt8(ascii: " ")),
                let end = bytes[space...].firstIndex(of: 0), end + 20 < bytes.count
            else { return nil }
            if bytes[position..<space].starts(with: "100".utf8),
                let name = String(validating: bytes[(space + 1)..<end], as: UTF8.self)
            {
                files.append(TreeFile(name: name, id: ObjectID(bytes, at: end + 1)))
            }
            position = end + 21
        }
        return files
    }
}
