import ProseDiff

/// A strip that shows where in the article the changes are: added words above the line, removed words below.
enum HTMLMap {
    /// The strip; empty where nothing changed.
    ///
    /// It says nothing that the text does not, so screen readers skip it.
    static func html(_ document: DiffDocument, _ passages: [Passage]) -> String {
        guard !document.diff.isEmpty else { return "" }
        var html = "<div class=\"map\" aria-hidden=\"true\">"
        for part in ChangeMap(document, passages).parts {
            html += "<span class=\"block\(part.isMoved ? " moved" : "")\" style=\"flex-grow:\(part.weight)\">"
            for stretch in part.stretches {
                html += "<i class=\"\(stretch.kind.mapClass)\" style=\"flex-grow:\(stretch.weight)\"></i>"
            }
            html += "</span>"
        }
        return html + "</div>\n"
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
