public import Articles
import GRDB
public import ProseDiff

/// Revisions and what changed in them as an SQLite file with the tables that the NewsEdits dataset has
/// (Spangher and others, NAACL 2022), for programs that were written for it.
///
/// What NewsEdits calls a sentence is a block here.
public final class EditsDataset: Sendable {
    private let database: DatabaseQueue
    private let path: String

    /// Makes the file, which must not be there yet.
    ///
    /// - Throws: ``ExportError``.
    public init(at path: String) throws(ExportError) {
        self.path = path
        do {
            database = try DatabaseQueue(path: path)
            try database.writeWithoutTransaction { database in
                // Nobody reads it before it is whole.
                try database.execute(sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
                try database.execute(sql: Self.tables)
            }
        } catch { throw ExportError(path, error) }
    }

    private static let tables = """
        CREATE TABLE entryversion (
            source TEXT NOT NULL, entry_id TEXT NOT NULL, version INTEGER NOT NULL,
            num_versions INTEGER NOT NULL, title TEXT NOT NULL, url TEXT, created TEXT NOT NULL,
            text TEXT NOT NULL, kind TEXT NOT NULL, "commit" TEXT NOT NULL,
            PRIMARY KEY (entry_id, version)
        );
        CREATE TABLE split_sentences (
            source TEXT NOT NULL, entry_id TEXT NOT NULL, version INTEGER NOT NULL,
            sent_idx INTEGER NOT NULL, sentence TEXT NOT NULL, kind TEXT NOT NULL,
            PRIMARY KEY (entry_id, version, sent_idx)
        );
        CREATE TABLE matched_sentences (
            source TEXT NOT NULL, entry_id TEXT NOT NULL,
            version_x INTEGER NOT NULL, version_y INTEGER NOT NULL,
            sent_idx_x INTEGER NOT NULL, sent_idx_y INTEGER NOT NULL,
            avg_sentence_distance_x REAL NOT NULL, avg_sentence_distance_y REAL NOT NULL,
            label TEXT NOT NULL,
            PRIMARY KEY (entry_id, version_x, version_y, sent_idx_x, sent_idx_y)
        );
        """

    /// Writes a revision, and what stayed of the one before.
    ///
    /// - Parameters:
    ///   - all: how many revisions the article has.
    ///   - before: the state before, and the edit script from there; `nil` for the first.
    /// - Throws: ``ExportError``.
    public func write(
        _ revision: Revision, _ state: Article, of identity: ArticleIdentity, all: Int,
        after before: (revision: Revision, state: Article, diff: ArticleDiff)?
    ) throws(ExportError) {
        let body = state.blocks.filter { $0.kind != .headline }.map(\.text).joined(separator: "\n")
        do {
            try database.write { database in
                try database.cachedStatement(
                    sql: "INSERT INTO entryversion VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                ).execute(arguments: [
                    identity.publication, identity.id, revision.number, all, revision.headline,
                    state.metadata.url, Timestamp.iso8601(revision.observed), body,
                    revision.kind.rawValue, revision.id.hex,
                ])
                let sentence = try database.cachedStatement(
                    sql: "INSERT INTO split_sentences VALUES (?, ?, ?, ?, ?, ?)")
                for (index, block) in state.blocks.enumerated() {
                    try sentence.execute(arguments: [
                        identity.publication, identity.id, revision.number, index, block.text,
                        block.kind.rawValue,
                    ])
                }
                guard let before else { return }
                let match = try database.cachedStatement(
                    sql: "INSERT INTO matched_sentences VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                for pair in Pair.all(in: before.diff, before.state, state) {
                    try match.execute(arguments: [
                        identity.publication, identity.id, before.revision.number, revision.number,
                        pair.old, pair.new, pair.oldDistance, pair.newDistance, pair.label,
                    ])
                }
            }
        } catch { throw ExportError(path, error) }
    }

    /// Two blocks of which one became the other, or a part of it.
    private struct Pair {
        var old: Int
        var new: Int
        /// The share of the older block's words that did not stay: 0 to 1.
        var oldDistance: Double
        var newDistance: Double
        var label: String

        static func all(in diff: ArticleDiff, _ old: Article, _ new: Article) -> [Pair] {
            var pairs: [Pair] = []
            for change in diff.changes {
                for oldIndex in change.old {
                    for newIndex in change.new {
                        let (mine, theirs) = (words(of: old, oldIndex), words(of: new, newIndex))
                        let common = shared(mine, theirs)
                        pairs.append(
                            Pair(
                                old: oldIndex, new: newIndex, oldDistance: 1 - share(common, of: mine),
                                newDistance: 1 - share(common, of: theirs), label: "\(change.kind)"))
                    }
                }
            }
            return pairs
        }

        private static func words(of article: Article, _ index: Int) -> [Substring] {
            NormalForm.text(article.blocks[index].text).split(separator: " ")
        }

        private static func share(_ count: Int, of words: [Substring]) -> Double {
            words.isEmpty ? 1 : Double(count) / Double(words.count)
        }

        private static func shared(_ one: [Substring], _ other: [Substring]) -> Int {
            var left: [Substring: Int] = [:]
            for word in one { left[word, default: 0] += 1 }
            var count = 0
            for word in other {
                guard let number = left[word], number > 0 else { continue }
                left[word] = number - 1
                count += 1
            }
            return count
        }
    }
}

/// Why an export could not be written: one line.
public struct ExportError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What happened and what to do.
    public let description: String

    init(_ path: String, _ error: any Error) {
        let reason = (error as? DatabaseError)?.message ?? "\(error)"
        description = "\(path) cannot be written: \(reason); check its directory and the room on the disk"
    }
}
