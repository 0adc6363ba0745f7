/// The names on a page's links to its authors, for pages whose metadata names nobody.
enum AuthorLinks {
    /// The names of the first group of such links after the headline, in order.
    static func names(in tree: MarkupTree) -> [String] {
        let headline = tree.nodes.firstIndex { $0.tag == .h1 } ?? 0
        var names: [String] = []
        var last: Int?
        for node in max(0, headline - 100)..<min(tree.nodes.count, headline + 1500)
        where tree.nodes[node].tag == .a && isAuthorLink(node, tree) {
            if let last, node - last > 60 { break }
            let name = tree.text(of: node)
            guard isName(name) else { continue }
            last = node
            if !names.contains(name) { names.append(name) }
        }
        return names.count <= 6 ? names : []
    }

    private static func isAuthorLink(_ node: Int, _ tree: MarkupTree) -> Bool {
        if tree.attribute(.rel, of: node)?.lowercased().split(separator: " ").contains("author") ?? false {
            return true
        }
        guard let target = tree.attribute(.href, of: node), target.utf8.count <= 300 else { return false }
        return target.utf8.split(separator: UInt8(ascii: "/")).dropLast().contains {
            folders.contains(NameHash.of($0))
        }
    }

    private static func isName(_ text: String) -> Bool {
        let words = text.split(separator: " ")
        return (2...5).contains(words.count) && text.utf8.count <= 60 && !AuthorNames.isRole(text)
            && words.filter { $0.first?.isLowercase ?? false }.count <= words.count - 2
            && !text.contains { $0.isNumber || ":!?@".contains($0) }
    }

    private static let folders = Set(
        [
            "author", "authors", "staff", "writer", "writers", "reporter", "by", "profile", "contributor",
            "contributors", "journalist", "autor", "autoren", "auteur", "autore", "redaktion", "people",
            "byline",
        ].map { NameHash.of($0.utf8) })
}
