import Articles
import Foundation
import ProseDiff
import Rendering

/// Two states of an article written down as one text with marks, so that a test shows what it is about.
///
/// `[-gone-]`, `{+come+}`, `[¶]` and `{¶}` a block's border in one state only, `[>words>]` words that moved away,
/// `{<words<}` words that moved here (each pair in the order they are written).
struct Story {
    private var entries: [Entry] = []

    private struct Entry {
        var kind: BlockChange.Kind
        var old: [Block.Kind]
        var new: [Block.Kind]
        var text: String
        var place: Double
    }

    /// Adds a change.
    ///
    /// - Parameters:
    ///   - was: the kinds of the older blocks where they differ.
    ///   - place: where the older blocks stood, counted in entries; by default where the newer stand.
    mutating func add(
        _ change: BlockChange.Kind, _ kind: Block.Kind, _ text: String, was: Block.Kind? = nil,
        place: Double? = nil
    ) {
        entries.append(
            Entry(
                kind: change,
                old: change == .inserted
                    ? [] : Array(repeating: was ?? kind, count: 1 + text.count(of: "[¶]")),
                new: change == .deleted ? [] : Array(repeating: kind, count: 1 + text.count(of: "{¶}")),
                text: text,
                place: place ?? Double(entries.count)
            ))
    }

    /// The document, with the diff the marks describe.
    func document(
        summary: String = "what changed, in one line",
        words: WordCount = WordCount(inserted: 34, deleted: 12),
        modified: (String?, String?) = (nil, nil)
    ) -> DiffDocument {
        var oldStarts: [Int: Int] = [:]
        var count = 0
        for index in entries.indices.sorted(by: { entries[$0].place < entries[$1].place }) {
            oldStarts[index] = count
            count += entries[index].old.count
        }
        var old = Array(repeating: Block(.paragraph, ""), count: count)
        var new: [Block] = []
        var changes: [BlockChange] = []
        for (index, entry) in entries.enumerated() {
            var reader = MarkReader(oldStart: oldStarts[index] ?? 0, newStart: new.count)
            reader.read(entry.text, entry.kind)
            for (offset, kind) in entry.old.enumerated() {
                old[reader.oldStart + offset] = Block(kind, reader.old[offset])
            }
            new += entry.new.enumerated().map { Block($1, reader.new[$0]) }
            changes.append(
                BlockChange(
                    entry.kind,
                    old: entry.old.indices.map { $0 + reader.oldStart },
                    new: entry.new.indices.map { $0 + reader.newStart },
                    edits: reader.edits))
        }
        joinMoves(in: &changes)
        var diff = ArticleDiff(from: [], to: [])
        diff.changes = changes
        diff.words = words
        diff.summary = summary
        return DiffDocument(
            identity: Story.identity,
            old: Story.state(1, old, modified: modified.0),
            new: Story.state(2, new, modified: modified.1),
            diff: diff)
    }

    private func joinMoves(in changes: inout [BlockChange]) {
        let aways = changes.flatMap(\.edits).filter { $0.kind == .movedAway }.map(\.old)
        let heres = changes.flatMap(\.edits).filter { $0.kind == .movedHere }.map(\.new)
        var away = 0
        var here = 0
        for change in changes.indices {
            for edit in changes[change].edits.indices {
                switch changes[change].edits[edit].kind {
                case .movedAway:
                    changes[change].edits[edit].counterpart = heres[away]
                    away += 1
                case .movedHere:
                    changes[change].edits[edit].counterpart = aways[here]
                    here += 1
                default: break
                }
            }
        }
    }

    static let identity = ArticleIdentity(
        publication: "harbour-courier.example", slug: "ferry-strike-enters-second-day", id: "k3x0p9w2ma")

    static func state(_ number: Int, _ blocks: [Block], modified: String? = nil) -> ArticleState {
        var metadata = Metadata()
        metadata.modified = modified
        metadata.language = "en"
        let article = Article(blocks: blocks, metadata: metadata)
        return ArticleState(revision: revision(number, headline: article.title), article: article)
    }

    static func revision(_ number: Int, headline: String, kind: Revision.Kind? = nil) -> Revision {
        let digits = Array("0123456789abcdef")
        let hex = String((0..<40).map { digits[($0 * 7 + number * 3) % 16] })
        guard let id = RevisionID(hex: hex) else { preconditionFailure("forty digits") }
        let time = Date(timeIntervalSince1970: 1_772_525_700 + Double(number) * 12_345)
        return Revision(
            id: id, number: number, kind: kind ?? (number == 1 ? .first : .edit), observed: time,
            recorded: time.addingTimeInterval(2), headline: headline,
            summary: number == 1 ? "" : "headline and 2 paragraphs changed, +34 −12 words",
            words: WordCount(inserted: 34, deleted: 12),
            source: "https://harbour-courier.example/city/ferry-strike", extractor: "general/1",
            snapshot: "sha256:" + String(repeating: "0", count: 64))
    }
}

/// Reads one marked text into both states and the edits between.
private struct MarkReader {
    let oldStart: Int
    let newStart: Int
    var old = [""]
    var new = [""]
    var edits: [WordEdit] = []

    init(oldStart: Int, newStart: Int) {
        self.oldStart = oldStart
        self.newStart = newStart
    }

    mutating func read(_ marked: String, _ change: BlockChange.Kind) {
        var rest = marked[...]
        while !rest.isEmpty {
            if let words = rest.take("[-", "-]") {
                edits.append(WordEdit(.deleted, old: addOld(words)))
            } else if let words = rest.take("{+", "+}") {
                edits.append(WordEdit(.inserted, new: addNew(words)))
            } else if let words = rest.take("[>", ">]") {
                edits.append(WordEdit(.movedAway, old: addOld(words)))
            } else if let words = rest.take("{<", "<}") {
                edits.append(WordEdit(.movedHere, new: addNew(words)))
            } else if rest.take("[¶", "]") != nil {
                old.append("")
            } else if rest.take("{¶", "}") != nil {
                new.append("")
            } else {
                let character = String(rest.removeFirst())
                _ = addOld(character)
                _ = addNew(character)
            }
        }
        if change == .inserted || change == .deleted { edits = [] }
    }

    private mutating func addOld(_ words: String) -> TextRange { Self.add(words, to: &old, oldStart) }

    private mutating func addNew(_ words: String) -> TextRange { Self.add(words, to: &new, newStart) }

    private static func add(_ words: String, to texts: inout [String], _ first: Int) -> TextRange {
        let index = texts.count - 1
        let start = texts[index].utf8.count
        texts[index] += words
        return TextRange(block: first + index, start: start, end: texts[index].utf8.count)
    }
}

extension Substring {
    fileprivate mutating func take(_ open: String, _ close: String) -> String? {
        guard hasPrefix(open), let end = range(of: close) else { return nil }
        let words = String(self[index(startIndex, offsetBy: open.count)..<end.lowerBound])
        self = self[end.upperBound...]
        return words
    }
}

extension String {
    fileprivate func count(of mark: String) -> Int { components(separatedBy: mark).count - 1 }
}
