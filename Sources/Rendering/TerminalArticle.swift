public import Articles
import ProseDiff

/// One state of an article as text for a terminal.
public enum TerminalArticle {
    /// The words with the kind of each block in the margin, each line ended by a line feed and no wider than the
    /// style says.
    public static func render(
        _ article: Article, _ revision: Revision, identity: ArticleIdentity, style: TerminalStyle
    ) -> String {
        var sheet = TerminalSheet(style)
        sheet.add([Span(identity.publication, .faint)])
        sheet.add([Span(article.title, .title)])
        sheet.add([
            Span("revision \(revision.number) (\(revision.kind.rawValue)), "),
            Span(Timestamp.minute(revision.observed)),
        ])
        sheet.add([Span(revision.source, .faint)])
        sheet.add([Span("commit \(revision.id.hex)", .faint)])
        let names = BlockNames(article.blocks)
        let margin = TerminalMargin(names: article.blocks.indices.map { names[$0] }, style: style)
        for (index, block) in article.blocks.enumerated() {
            sheet.addBlank()
            sheet.add(
                [Span(block.text, block.kind == .headline ? .title : .plain)], name: names[index],
                kind: .kept,
                note: nil, margin: margin)
        }
        return sheet.text
    }
}
