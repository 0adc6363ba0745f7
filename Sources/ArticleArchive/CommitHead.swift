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
        var lines = Lines(bytes: bytes)
        guard let first = lines.next(), first.count == 45, Self.value(of: "tree ", in: first) != nil
        else { return nil }
        self.bytes = bytes
        var authored: Int64?
        var committed: Int64?
        while let line = lines.next() {
            if line.isEmpty { break }
            if let parent = Self.value(of: "parent ", in: line) {
                guard let id = ObjectID(hex: parent) else { return nil }
                parents.append(id)
            } else if let author = Self.value(of: "author ", in: line) {
                authored = Self.time(in: author)
            } else if let committer = Self.value(of: "committer ", in: line) {
                committed = Self.time(in: committer)
            }
        }
        guard let authored, let committed, lines.position <= bytes.count else { return nil }
        self.authored = authored
        self.committed = committed
        message = lines.position
    }

    /// The tree; `nil` where it is no id.
    var tree: ObjectID? { ObjectID(hex: bytes[5..<45]) }

    private static func value(of key: StaticString, in line: Slice<UnsafeRawBufferPointer>)
        -> Slice<UnsafeRawBufferPointer>?
    {
        key.withUTF8Buffer { line.starts(with: $0) ? line.dropFirst($0.count) : nil }
    }

    /// The number before the last word, which is the time zone.
    private static func time(in person: Slice<UnsafeRawBufferPointer>) -> Int64? {
        let space = UInt8(ascii: " ")
        guard let zone = person.lastIndex(of: space),
            let start = person[..<zone].lastIndex(of: space)
        else { return nil }
        return Int64(String(decoding: person[(start + 1)..<zone], as: UTF8.self))
    }

    private struct Lines {
        let bytes: UnsafeRawBufferPointer
        var position = 0

        mutating func next() -> Slice<UnsafeRawBufferPointer>? {
            guard position < bytes.count else { return nil }
            let end = bytes[position...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            defer { position = min(end + 1, bytes.count) }
            return bytes[position..<end]
        }
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
