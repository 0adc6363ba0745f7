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

    /// Reads a commit message that ``message`` wrote.
    ///
    /// - Throws: ``Malformed`` where a part is missing or not of its form.
    init(message: String) throws(Malformed) {
        // By bytes: a mark that combines with the space or line feed before it must not hide it.
        var lines = message.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { Substring($0) }
        guard lines.popLast()?.isEmpty == true, let headline = lines.first, !headline.isEmpty else {
            throw Malformed(reason: "the message has no headline")
        }
        let trailers = lines.reversed().prefix { !$0.isEmpty }
        let middle = lines.dropFirst().dropLast(trailers.count)
        let summary: Substring
        switch Array(middle) {
        case [""]: summary = ""
        case let parts where parts.count == 3 && parts[0].isEmpty && parts[2].isEmpty: summary = parts[1]
        default: throw Malformed(reason: "the message is not headline, summary and trailers")
        }
        var values: [String: Substring] = [:]
        for line in trailers {
            guard let (key, value) = Self.cut(line, at: ":") else {
                throw Malformed(reason: "'\(line.prefix(60))' is not a trailer")
            }
            values[String(key)] =
                value.utf8.first == UInt8(ascii: " ") ? Self.cut(value, at: " ")?.after : value
        }
        try self.init(headline: headline, summary: summary, trailers: values)
    }

    private init(headline: Substring, summary: Substring, trailers: [String: Substring]) throws(Malformed) {
        func value(_ key: String) throws(Malformed) -> Substring {
            guard let value = trailers[key] else { throw Malformed(reason: "it has no '\(key)' trailer") }
            return value
        }
        guard let kind = Revision.Kind(rawValue: String(try value(Key.kind))) else {
            throw Malformed(reason: "unknown kind '\(try value(Key.kind).prefix(60))'")
        }
        let snapshot = try value(Key.snapshot)
        let (digest, mediaType) = Self.cut(snapshot, at: " ") ?? (snapshot, "")
        guard Digest.isDigest(digest) else { throw Malformed(reason: "the snapshot has no digest") }
        let reverts = trailers[Key.reverts].map { RevisionID(hex: String($0)) }
        if case .some(.none) = reverts { throw Malformed(reason: "what it reverts is not a commit id") }
        self.headline = String(headline)
        self.summary = String(summary)
        self.kind = kind
        self.words = try Self.words(try value(Key.words))
        self.source = String(try value(Key.source))
        self.extractor = String(try value(Key.extractor))
        self.snapshot = (String(digest), String(mediaType))
        self.reverts = reverts ?? nil
    }

    private static func words(_ text: Substring) throws(Malformed) -> WordCount {
        guard let (plus, minus) = cut(text, at: " "), plus.hasPrefix("+"), minus.hasPrefix("-"),
            let inserted = Int(plus.dropFirst()), let deleted = Int(minus.dropFirst())
        else { throw Malformed(reason: "the words are not of the form '+1 -1'") }
        return WordCount(inserted: inserted, deleted: deleted)
    }

    private static func cut(_ text: Substring, at sign: Unicode.Scalar) -> (
        before: Substring, after: Substring
    )? {
        let scalars = text.unicodeScalars
        guard let index = scalars.firstIndex(of: sign) else { return nil }
        return (Substring(scalars[..<index]), Substring(scalars[index...].dropFirst()))
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
