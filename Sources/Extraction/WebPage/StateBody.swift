/// A body in a state: an array of typed nodes, or a string of markup.
struct StateBody {
    let markup: String
    let textBytes: Int
    let paragraphs: Int

    init?(_ value: JSONValue) {
        switch value {
        case .string(let text):
            guard text.utf8.count >= 400 || text.hasPrefix("<"), text.utf8.count <= 2_000_000 else {
                return nil
            }
            let count = text.split(separator: "<p").count - 1
            guard count >= 1 else { return nil }
            markup = text
            textBytes = text.utf8.count * 2 / 3
            paragraphs = count
        case .array(let nodes):
            guard nodes.contains(where: { $0["type"]?.string != nil }) else { return nil }
            var writer = StateMarkup()
            for node in nodes { writer.write(node, depth: 0) }
            guard writer.textBytes > 0 else { return nil }
            markup = writer.markup
            textBytes = writer.textBytes
            paragraphs = writer.paragraphs
        case .object:
            guard let inner = value["json"] ?? value["content"] ?? value["nodes"], case .array = inner,
                let body = StateBody(inner)
            else { return nil }
            self = body
        default: return nil
        }
    }
}

/// Writes typed nodes as markup.
struct StateMarkup {
    private(set) var markup = ""
    private(set) var textBytes = 0
    private(set) var paragraphs = 0

    mutating func write(_ node: JSONValue, depth: Int) {
        guard depth < 40 else { return }
        let children = (node["children"] ?? node["content"] ?? node["items"] ?? node["content_elements"])
        let text =
            node["data"]?.string ?? node["text"]?.string ?? node["value"]?.string ?? node["content"]?.string
        guard let type = node["type"]?.string ?? node["tag"]?.string else {
            if let text { append(text, isMarkup: false) }
            return
        }
        if type == "text", children == nil || depth > 0, case .array? = children {
        } else if type == "text", depth > 0 {
            if let text { append(text, isMarkup: false) }
            return
        }
        guard let tag = Self.tags[type.lowercased()] else { return }
        if tag == "p" || tag == "li" { paragraphs += 1 }
        markup += "<\(tag)>"
        if case .array(let nodes)? = children {
            for child in nodes { write(child, depth: depth + 1) }
        } else if let text {
            append(text, isMarkup: text.contains("<"))
        }
        markup += "</\(tag)>"
    }

    private mutating func append(_ text: String, isMarkup: Bool) {
        markup += isMarkup ? text : Self.escaped(text)
        textBytes += text.utf8.count
    }

    static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
    }

    /// The elements that kinds of nodes are written as; nodes of other kinds are left out.
    private static let tags: [String: String] = [
        "p": "p", "paragraph": "p", "text": "p", "h1": "h2", "h2": "h2", "h3": "h3", "h4": "h4", "h5": "h5",
        "h6": "h6",
        "heading": "h2", "header": "h2", "subheading": "h2", "ul": "ul", "ol": "ol", "list": "ul",
        "unordered-list": "ul",
        "ordered-list": "ol", "li": "li", "list-item": "li", "listitem": "li", "list_item": "li",
        "blockquote": "blockquote",
        "quote": "blockquote", "blockquote-quote": "blockquote", "a": "a", "link": "a", "hyperlink": "a",
        "em": "em", "i": "i",
        "strong": "strong", "b": "b", "bold": "b", "italic": "i", "u": "u", "span": "span", "sup": "sup",
        "sub": "sub", "br": "br",
        "div": "div", "section": "div", "figure": "figure", "figcaption": "figcaption",
    ]
}
