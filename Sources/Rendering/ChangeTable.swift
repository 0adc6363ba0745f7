import Articles
import ProseDiff

/// The changes of a diff as rows of comma-separated values (RFC 4180), for spreadsheets and data frames.
///
/// The column `marked` has the words with their changes: `[-removed-] {+added+}`. A cell that a spreadsheet would take for a formula (it begins with `=`, `+`, `-`, `@`, a tab or a carriage
/// return) gets an apostrophe in front.
public enum ChangeTable {
    /// The names of the columns, as the first row.
    public static let header = row([
        "publication", "article", "from", "to", "observed_from", "observed_to", "commit", "kind", "block",
        "place_from", "place_to", "old", "new", "marked", "reasons", "significance",
    ])

    /// A row for each change that is shown, ended as the RFC wants it.
    public static func rows(_ document: DiffDocument) -> String {
        let (old, new) = (document.old.article.blocks, document.new.article.blocks)
        let reader = PassageReader(document)
        var text = ""
        for (index, change) in document.diff.changes.enumerated() where document.isShown(index) {
            let marked = reader.passage(index).inline.map { part in
                Wording.spans(part.pieces, usesColour: false).map(\.text).joined()
            }
            let judgement = document.judgements[index]
            let block = reader.kinds(change).first ?? .paragraph
            text += row([
                document.identity.publication, document.identity.name,
                String(document.old.revision.number), String(document.new.revision.number),
                Timestamp.iso8601(document.old.revision.observed),
                Timestamp.iso8601(document.new.revision.observed),
                document.new.revision.id.hex, change.kind.rawValue, block.rawValue,
                change.old.map { reader.oldNames[$0] }.joined(separator: " + "),
                change.new.map { reader.newNames[$0] }.joined(separator: " + "),
                change.old.map { old[$0].text }.joined(separator: "\n"),
                change.new.map { new[$0].text }.joined(separator: "\n"),
                marked.joined(separator: "\n"),
                judgement.reasons.map(\.rawValue).joined(separator: " "),
                String(judgement.significance),
            ])
        }
        return text
    }

    private static func row(_ cells: [String]) -> String {
        cells.map(cell).joined(separator: ",") + "\r\n"
    }

    private static func cell(_ text: String) -> String {
        var text = text
        if let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) {
            text = "'" + text
        }
        guard text.unicodeScalars.contains(where: { "\",\r\n".unicodeScalars.contains($0) }) else {
            return text
        }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
