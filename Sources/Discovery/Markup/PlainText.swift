/// The words of a title, whatever it is written in.
enum PlainText {
    /// HTML without its tags and with its references decoded; white space runs are one space.
    static func ofHTML(_ text: String) -> String {
        var reader = MarkupReader(Array(text.utf8), as: .html)
        var result = ""
        while let token = reader.next() {
            switch token {
            case .text(let part): result += part
            case .open(let tag): if breaks.contains(tag.name) { result += " " }
            case .close: continue
            }
        }
        return collapsed(result)
    }

    /// Whether text that says nothing about itself holds tags or references.
    static func looksLikeHTML(_ text: String) -> Bool {
        var reader = MarkupReader(Array(text.utf8), as: .html)
        while let token = reader.next() {
            switch token {
            case .open(let tag): if known.contains(tag.name) { return true }
            case .close(let name): if known.contains(name) { return true }
            case .text(let part): if !text.contains(part) { return true }
            }
        }
        return false
    }

    /// White space runs as one space, none around.
    static func collapsed(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private static let breaks: Set<String> = ["br", "p", "div", "li", "h1", "h2", "h3", "h4"]
    private static let known: Set<String> = [
        "a", "abbr", "b", "br", "cite", "code", "div", "em", "font", "h1", "h2", "h3", "h4", "i", "img", "li",
        "p", "q", "s", "script", "small", "span", "strike", "strong", "sub", "sup", "style", "tt", "u", "ul",
        "object", "embed", "iframe", "link", "meta",
    ]
}
