import Articles

/// A revision's commit message: what it says, as text and back.
///
/// Headline, empty line, summary and empty line where there is one, then trailers as `git interpret-trailers`
/// reads them. Each part is one line, so that words of a page cannot pass for a trailer.
struct CommitForm: Equatable {
    var headline: String
    var summary: String
    var kind: Revision.Kind
    var words: WordCount
    var source: String
    var extractor: String
    /// The snapshot's digest and media type.
    var snapshot: (digest: String, mediaType: String)
    var reverts: RevisionID?

    /// Tidies the parts into what the message will hold.
    init(
        headline: String, summary: String, kind: Revision.Kind, words: WordCount, source: String,
        extractor: String, snapshot: (digest: String, mediaType: String), reverts: RevisionID?
    ) {
        let headline = OneLine.tidied(headline, limit: 1_000)
        self.headline = headline.isEmpty ? "(no words)" : headline
        self.summary = OneLine.tidied(summary, limit: 4_000)
        self.kind = kind
        self.words = WordCount(inserted: max(0, words.inserted), deleted: max(0, words.deleted))
        self.source = OneLine.tidied(source, limit: 10_000)
        self.extractor = OneLine.tidied(extractor, limit: 500)
        self.snapshot = (snapshot.digest, OneLine.tidied(snapshot.mediaType, limit: 500))
        self.reverts = reverts
    }

    static func == (left: CommitForm, right: CommitForm) -> Bool {
        left.message == right.message
    }

    /// The commit message, ending in a line feed.
    var message: String {
        var trailers = [
            (Key.source, source), (Key.kind, kind.rawValue), (Key.extractor, extractor),
            (Key.snapshot, snapshot.digest + " " + snapshot.mediaType),
            (Key.words, "+\(words.inserted) -\(words.deleted)"),
        ]
        if let reverts { trailers.append((Key.reverts, reverts.hex)) }
        let lines = trailers.map { key, value in value.isEmpty ? key + ":" : key + ": " + value }
        let paragraphs = [headline, summary, lines.joined(separator: "\n")].filter { !$0.isEmpty }
        return paragraphs.joined(separator: "\n\n") + "\n"
    }

    /// Reads the bytes of a commit message that ``message`` wrote.
    ///
    /// - Throws: ``Malformed`` where a part is missing or not of its form.
    init(message bytes: UnsafeRawBufferPointer) throws(Malformed) {
        guard String(validating: bytes, as: UTF8.self) != nil else {
            throw Malformed(reason: "its message is not UTF-8")
        }
        var lines: [Line] = []
        lines.reserveCapacity(12)
        var start = 0
        while start < bytes.count, let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
            lines.append(Line(bytes: UnsafeRawBufferPointer(rebasing: bytes[start..<end])))
            start = end + 1
        }
        guard start == bytes.count, let headline = lines.first, !headline.isEmpty else {
            throw Malformed(reason: "the message has no headline")
        }
        var first = lines.count
        while first > 1, !lines[first - 1].isEmpty { first -= 1 }
        let summary: String
        switch first {
        case 2 where lines[1].isEmpty: summary = ""
        case 4 where lines[1].isEmpty && lines[3].isEmpty: summary = lines[2].text
        default: throw Malformed(reason: "the message is not headline, summary and trailers")
        }
        self.init(headline: headline.text, summary: summary, trailers: try Trailers(lines[first...]))
    }

    private init(headline: String, summary: String, trailers: Trailers) {
        self.headline = headline
        self.summary = summary
        kind = trailers.kind
        words = trailers.words
        source = trailers.source
        extractor = trailers.extractor
        snapshot = trailers.snapshot
        reverts = trailers.reverts
    }

    fileprivate enum Key {
        static let source = "Source"
        static let kind = "Kind"
        static let extractor = "Extractor"
        static let snapshot = "Snapshot"
        static let words = "Words"
        static let reverts = "Reverts"
    }

    /// Why a commit message is not of this form.
    struct Malformed: Error {
        let reason: String
    }
}

/// A line of a commit message, by its bytes: a mark that combines with what stands before it must not hide that.
private struct Line {
    let bytes: UnsafeRawBufferPointer

    var isEmpty: Bool { bytes.isEmpty }

    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// What stands behind a trailer's key, a colon and at most one space; `nil` where the key is another.
    func value(of key: String) -> Line? {
        let count = key.utf8.count
        guard bytes.count > count, bytes[count] == UInt8(ascii: ":"), bytes.starts(with: key.utf8) else {
            return nil
        }
        let value = bytes[(count + 1)...]
        return Line(
            bytes: UnsafeRawBufferPointer(
                rebasing: value.first == UInt8(ascii: " ") ? value.dropFirst() : value))
    }

    /// What stands before and behind the first space.
    var halves: (Line, Line) {
        let space = bytes.firstIndex(of: UInt8(ascii: " ")) ?? bytes.count
        return (
            Line(bytes: UnsafeRawBufferPointer(rebasing: bytes[..<space])),
            Line(bytes: UnsafeRawBufferPointer(rebasing: bytes[space...].dropFirst()))
        )
    }

    /// A number behind a sign.
    func number(after sign: UInt8) -> Int? {
        bytes.first == sign ? Int(Line(bytes: UnsafeRawBufferPointer(rebasing: bytes.dropFirst())).text) : nil
    }
}

/// The trailers of a commit message.
private struct Trailers {
    var kind = Revision.Kind.first
    var words = WordCount(inserted: 0, deleted: 0)
    var source = ""
    var extractor = ""
    var snapshot = (digest: "", mediaType: "")
    var reverts: RevisionID?

    private typealias Key = CommitForm.Key
    private typealias Malformed = CommitForm.Malformed

    init(_ lines: ArraySlice<Line>) throws(CommitForm.Malformed) {
        var found: [String] = []
        found.reserveCapacity(6)
        for line in lines {
            if let key = try take(line) { found.append(key) }
        }
        for key in [Key.source, Key.kind, Key.extractor, Key.snapshot, Key.words] where !found.contains(key) {
            throw Malformed(reason: "it has no '\(key)' trailer")
        }
    }

    /// Takes a trailer's value and gives its key; `nil` for a trailer that is none of ours.
    private mutating func take(_ line: Line) throws(CommitForm.Malformed) -> String? {
        if let value = line.value(of: Key.source) {
            source = value.text
            return Key.source
        }
        if let value = line.value(of: Key.kind) {
            let name = value.text
            guard let kind = Revision.Kind(rawValue: name) else {
                throw Malformed(reason: "unknown kind '\(name.prefix(60))'")
            }
            self.kind = kind
            return Key.kind
        }
        if let value = line.value(of: Key.extractor) {
            extractor = value.text
            return Key.extractor
        }
        if let value = line.value(of: Key.snapshot) {
            let (digest, mediaType) = value.halves
            snapshot = (digest.text, mediaType.text)
            guard Digest.isDigest(snapshot.digest) else {
                throw Malformed(reason: "the snapshot has no digest")
            }
            return Key.snapshot
        }
        if let value = line.value(of: Key.words) {
            let (inserted, deleted) = value.halves
            guard let inserted = inserted.number(after: UInt8(ascii: "+")),
                let deleted = deleted.number(after: UInt8(ascii: "-"))
            else { throw Malformed(reason: "the words are not of the form '+1 -1'") }
            words = WordCount(inserted: inserted, deleted: deleted)
            return Key.words
        }
        if let value = line.value(of: Key.reverts) {
            guard let id = RevisionID(hex: value.text) else {
                throw Malformed(reason: "what it reverts is not a commit id")
            }
            reverts = id
            return nil
        }
        guard line.bytes.contains(UInt8(ascii: ":")) else {
            throw Malformed(reason: "'\(line.text.prefix(60))' is not a trailer")
        }
        return nil
    }
}
