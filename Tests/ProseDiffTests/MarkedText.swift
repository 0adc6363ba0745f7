import Articles
import ProseDiff

/// A diff as text that shows what a reader would see marked.
///
/// `⏪gone⏩come` is a change; `⇠text⇠` went elsewhere, `⇢text⇢` came from elsewhere.
func marked(_ old: [Block], _ new: [Block]) -> String {
    let diff = ArticleDiff(from: old, to: new)
    return diff.changes.map { change in
        var line = ""
        for run in diff.runs(of: change, old: old, new: new) {
            let text = run.old.map { slice($0, old) } ?? run.new.map { slice($0, new) } ?? ""
            switch run.kind {
            case .kept: line += text
            case .deleted: line += "[-\(text)-]"
            case .inserted: line += "{+\(text)+}"
            case .movedAway: line += "⇠\(text)⇠"
            case .movedHere: line += "⇢\(text)⇢"
            }
        }
        return change.kind == .kept ? line : "\(change.kind.rawValue): \(line)"
    }.joined(separator: "\n")
}

/// The same for two paragraphs.
func marked(_ old: String, _ new: String) -> String {
    marked([Block(.paragraph, old)], [Block(.paragraph, new)])
}

private func slice(_ range: TextRange, _ blocks: [Block]) -> String {
    String(decoding: blocks[range.block].text.utf8.dropFirst(range.start).prefix(range.count), as: UTF8.self)
}
