import ProseDiff

/// A strip that shows where in the article the changes are: added words above the line, removed words below.
enum HTMLMap {
    /// The strip; empty where nothing changed.
    ///
    /// It says nothing that the text does not, so screen readers skip it.
    static func html(_ document: DiffDocument, _ reader: PassageReader) -> String {
        guard !document.diff.isEmpty else { return "" }
        var html = "<div class=\"map\" aria-hidden=\"true\">"
        for (index, change) in document.diff.changes.enumerated() {
            let passage = reader.passage(index)
            for part in change.new.isEmpty ? passage.before : passage.inline {
                html +=
                    "<span class=\"block\(change.hasMoved ? " moved" : "")\" style=\"flex-grow:\(weight(part.pieces))\">"
                for stretch in stretches(part.pieces) {
                    html += "<i class=\"\(stretch.kind.mapClass)\" style=\"flex-grow:\(stretch.weight)\"></i>"
                }
                html += "</span>"
            }
        }
        return html + "</div>\n"
    }

    private static func weight(_ pieces: [Piece]) -> Int {
        max(1, pieces.reduce(0) { $0 + $1.text.utf8.count })
    }

    private static func stretches(_ pieces: [Piece]) -> [(kind: Run.Kind, weight: Int)] {
        pieces.filter { !$0.text.isEmpty }.map { ($0.kind, $0.text.utf8.count) }
    }
}

extension Run.Kind {
    fileprivate var mapClass: String {
        switch self {
        case .kept: "k"
        case .inserted: "i"
        case .deleted: "d"
        case .movedHere: "i m"
        case .movedAway: "d m"
        }
    }
}
