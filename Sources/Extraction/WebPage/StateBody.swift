/// A body in a state: an array of typed nodes, or a string of markup.
struct StateBody {
    let markup: String
    let textBytes: Int
    let paragraphs: Int
    /// The top heading in it, where it brings one.
    private(set) var heading: String?

    /// An element as React's server components write it: `["$", tag, key, {children}]`.
    init?(element value: JSONValue) {
        guard StateMarkup.isElement(value) else { return nil }
        var writer = StateMarkup()
        writer.write(value, depth: 0)
        guard !writer.isTooLong, writer.paragraphs >= 2, writer.textBytes >= 400 else { return nil }
        markup = writer.markup
        textBytes = writer.textBytes
        paragraphs = writer.paragraphs
        heading = writer.heading ?? ""
    }

    init?(_ value: JSONValue) {
        switch value {
        case .string(let text):
            guard text.utf8.count >= 400 || text.hasPrefix("<"), text.utf8.count <= StateMarkup.longest else {
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
            guard !writer.isTooLong, writer.textBytes > 0 else { return nil }
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
    private(set) var heading: String?

    /// No article is longer than this, in bytes of its markup.
    static let longest = 2_000_000

    /// Whether there was more than an article has; nothing is written any more then.
    var isTooLong: Bool { markup.utf8.count > Self.longest }

    static func isElement(_ value: JSONValue) -> Bool {
        guard case .array(let parts) = value, parts.count >= 4, case .string("$") = parts[0],
            case .string = parts[1], case .object = parts[3]
        else { return false }
        return true
    }

    /// Writes an element of React's and what is in it; components that a script would have to make are only their
    /// children.
    private mutating func writeElement(_ parts: [JSONValue], depth: Int) {
        let tag = parts[1].string ?? ""
        let known = Self.elements.contains(tag) ? tag : nil
        if ["script", "style", "nav", "footer", "button", "form", "svg", "meta", "link", "title"].contains(
            tag)
        {
            return
        }
        if known == "p" || known == "li" { paragraphs += 1 }
        let start = markup.endIndex
        if let known { markup += "<\(known)>" }
        if let children = parts[3]["children"] {
            writeChildren(children, depth: depth)
        } else if let html = parts[3]["dangerouslySetInnerHTML"]?["__html"]?.string {
            append(html, isMarkup: true)
        }
        if let known {
            if known == "h1", heading == nil { heading = String(markup[start...].dropFirst(4)) }
            markup += "</\(known)>"
        }
    }

    private mutating func writeChildren(_ value: JSONValue, depth: Int) {
        guard depth < 60, !isTooLong else { return }
        switch value {
        case .string(let text): if !text.hasPrefix("$") { append(text, isMarkup: false) }
        case .array(let parts):
            if Self.isElement(value) {
                writeElement(parts, depth: depth + 1)
            } else {
                for part in parts { writeChildren(part, depth: depth + 1) }
            }
        default: break
        }
    }

    private static let elements: Set = [
        "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "figure", "figcaption",
        "div",
        "section", "article", "header", "main", "aside", "a", "em", "strong", "b", "i", "span", "time", "br",
        "table", "tr", "td", "th",
    ]

    mutating func write(_ node: JSONValue, depth: Int) {
        guard depth < 40, !isTooLong else { return }
        if case .array = node { return writeChildren(node, depth: depth) }
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
        if type == "image", let caption = node["caption"]?.string, caption.utf8.count >= 8 {
            markup += "<figure><figcaption>" + Self.escaped(caption) + "</figcaption></figure>"
            return
        }
        guard let tag = Self.tags[type.lowercased()] else { return }
        if tag == "p" || tag == "li" { paragraphs += 1 }
        markup += "<\(tag)>"
        if case .array(let nodes)? = children {
            for child in nodes { writeChild(child, of: tag, depth: depth + 1) }
        } else if let text {
            append(text, isMarkup: text.contains("<"))
        }
        markup += "</\(tag)>"
    }

    /// A list's entries may be of any kind of text.
    private mutating func writeChild(_ child: JSONValue, of tag: String, depth: Int) {
        let isEntry = tag == "ul" || tag == "ol"
        let kind = child["type"]?.string.flatMap { Self.tags[$0.lowercased()] }
        guard isEntry, kind != "li", kind != "ul", kind != "ol" else { return write(child, depth: depth) }
        paragraphs += 1
        markup += "<li>"
        write(child, depth: depth)
        markup += "</li>"
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
        "correction": "p", "em": "em", "i": "i",
        "strong": "strong", "b": "b", "bold": "b", "italic": "i", "u": "u", "span": "span", "sup": "sup",
        "sub": "sub", "br": "br",
        "div": "div", "section": "div", "figure": "figure", "figcaption": "figcaption",
    ]
}
