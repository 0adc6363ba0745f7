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
    /// - Parameter neighbour: the form of the revision beside it, of which most parts are the same.
    /// - Throws: ``Malformed`` where a part is missing or not of its form.
    init(message bytes: UnsafeRawBufferPointer, beside neighbour: CommitForm? = nil) throws(Malformed) {
        var rest = ByteText(bytes)
        guard bytes.last == UInt8(ascii: "\n"), let headline = rest.takeLine(), !headline.isEmpty else {
            throw Malformed(reason: "the message has no headline")
        }
        var paragraph: [ByteText] = []
        paragraph.reserveCapacity(6)
        var summary: ByteText?
        var isFollowed = rest.takeLine()?.isEmpty ?? false
        while isFollowed, let line = rest.takeLine() {
            guard line.isEmpty else {
                paragraph.append(line)
                continue
            }
            // One line between the headline and the trailers is the summary.
            isFollowed = summary == nil && paragraph.count == 1
            summary = paragraph.first
            paragraph = []
        }
        guard isFollowed, !paragraph.isEmpty else {
            throw Malformed(reason: "the message is not headline, summary and trailers")
        }
        self.init(
            headline: try headline.message(as: neighbour?.headline),
            summary: try summary?.message(as: neighbour?.summary) ?? "",
            trailers: try Trailers(paragraph, beside: neighbour))
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

    private enum Key {
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

extension ByteText {
    /// The text as a part of a commit message.
    fileprivate func message(as known: String? = nil) throws(CommitForm.Malformed) -> String {
        guard let text = text(as: known) else {
            throw CommitForm.Malformed(reason: "its message is not UTF-8")
        }
        return text
    }
}

/// The trailers of a commit message.
private struct Trailers {
    let kind: Revision.Kind
    let words: WordCount
    let source: String
    let extractor: String
    let snapshot: (digest: String, mediaType: String)
    let reverts: RevisionID?

    private typealias Malformed = CommitForm.Malformed

    init(_ lines: [ByteText], beside neighbour: CommitForm?) throws(CommitForm.Malformed) {
        var (source, kind, extractor, snapshot): (ByteText?, ByteText?, ByteText?, ByteText?)
        var (words, reverts): (ByteText?, ByteText?)
        for line in lines {
            if let value = Self.value("Source:", line) {
                source = value
            } else if let value = Self.value("Kind:", line) {
                kind = value
            } else if let value = Self.value("Extractor:", line) {
                extractor = value
            } else if let value = Self.value("Snapshot:", line) {
                snapshot = value
            } else if let value = Self.value("Words:", line) {
                words = value
            } else if let value = Self.value("Reverts:", line) {
                reverts = value
            } else if !line.bytes.contains(UInt8(ascii: ":")) {
                throw Malformed(reason: "'\(try line.message().prefix(60))' is not a trailer")
            }
        }
        self.source = try Self.found(source, "Source").message(as: neighbour?.source)
        self.kind = try Self.kind(Self.found(kind, "Kind"), beside: neighbour)
        self.extractor = try Self.found(extractor, "Extractor").message(as: neighbour?.extractor)
        var mediaType = try Self.found(snapshot, "Snapshot")
        let digest = mediaType.take(until: UInt8(ascii: " "))
        guard Digest.isDigest(digest) else { throw Malformed(reason: "the snapshot has no digest") }
        self.snapshot = (
            try digest.message(as: neighbour?.snapshot.digest),
            try mediaType.message(as: neighbour?.snapshot.mediaType)
        )
        self.words = try Self.words(Self.found(words, "Words"))
        self.reverts = reverts?.text().flatMap { RevisionID(hex: $0) }
        if reverts != nil, self.reverts == nil {
            throw Malformed(reason: "what it reverts is not a commit id")
        }
    }

    /// What stands behind a key and at most one space.
    private static func value(_ key: StaticString, _ line: ByteText) -> ByteText? {
        line.dropping(key).map { $0.dropping(" ") ?? $0 }
    }

    private static func found(_ value: ByteText?, _ key: String) throws(CommitForm.Malformed) -> ByteText {
        guard let value else { throw Malformed(reason: "it has no '\(key)' trailer") }
        return value
    }

    private static func kind(
        _ value: ByteText, beside neighbour: CommitForm?
    ) throws(CommitForm.Malformed) -> Revision.Kind {
        let name = try value.message(as: neighbour?.kind.rawValue)
        guard let kind = Revision.Kind(rawValue: name) else {
            throw Malformed(reason: "unknown kind '\(name.prefix(60))'")
        }
        return kind
    }

    private static func words(_ value: ByteText) throws(CommitForm.Malformed) -> WordCount {
        var deleted = value
        let inserted = deleted.take(until: UInt8(ascii: " ")).dropping("+")?.number
        guard let inserted, inserted >= 0, let deleted = deleted.dropping("-")?.number, deleted >= 0 else {
            throw Malformed(reason: "the words are not of the form '+1 -1'")
        }
        return WordCount(inserted: inserted, deleted: deleted)
    }
}
