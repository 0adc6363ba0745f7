/// HTML read back, strictly: every tag closed in order, every attribute quoted, every ampersand a reference.
struct Markup {
    struct Tag {
        var name: String
        var attributes: [String: String]
    }

    struct Mistake: Error, CustomStringConvertible {
        var description: String
    }

    /// The opening tags in order.
    private(set) var tags: [Tag] = []
    private var texts: [(text: String, path: [Tag])] = []

    init(_ html: String) throws {
        var rest = html.unicodeScalars[...]
        var open: [Tag] = []
        var text = ""
        func take(until end: Unicode.Scalar) throws -> String {
            guard let index = rest.firstIndex(of: end) else { throw Mistake(description: "no \(end)") }
            defer { rest = rest[rest.index(after: index)...] }
            return String(rest[..<index])
        }
        while let scalar = rest.popFirst() {
            switch scalar {
            case "<":
                texts.append((text, open))
                text = ""
                let inside = try take(until: ">")
                if inside.hasPrefix("!") { continue }
                if inside.hasPrefix("/") {
                    guard let last = open.popLast(), last.name == inside.dropFirst() else {
                        throw Mistake(description: "<\(inside)> closes nothing")
                    }
                    continue
                }
                let tag = try Self.tag(inside)
                tags.append(tag)
                if tag.name == "style" {
                    while !rest.starts(with: "</style>".unicodeScalars), !rest.isEmpty { rest.removeFirst() }
                }
                if !["meta", "input", "wbr"].contains(tag.name) { open.append(tag) }
            case "&": text += try Self.reference(try take(until: ";"))
            case ">", "\"", "'": throw Mistake(description: "a raw \(scalar) after \(text.suffix(40))")
            default: text.unicodeScalars.append(scalar)
            }
        }
        guard open.isEmpty else { throw Mistake(description: "not closed: \(open.map(\.name))") }
        texts.append((text, []))
    }

    /// The whole text, references resolved.
    var text: String { texts.map(\.text).joined() }

    /// The text inside elements of a class, without that of some elements and without the gaps set for reading.
    func text(inside style: String, without name: String) -> String {
        texts.filter { _, path in
            path.contains { $0.attributes["class"] == style } && !path.contains { $0.name == name }
                && !path.contains { $0.attributes["class"] == "gap" }
        }.map(\.text).joined()
    }

    private static func tag(_ inside: String) throws -> Tag {
        var rest = inside.unicodeScalars[...]
        let name = String(rest.prefix { $0 != " " })
        rest = rest.dropFirst(name.unicodeScalars.count)
        var attributes: [String: String] = [:]
        while rest.popFirst() != nil {
            let key = String(rest.prefix { $0 != "=" && $0 != " " })
            rest = rest.dropFirst(key.unicodeScalars.count)
            guard rest.first == "=" else {
                attributes[key] = ""
                continue
            }
            rest.removeFirst()
            guard rest.popFirst() == "\"", let end = rest.firstIndex(of: "\"") else {
                throw Mistake(description: "\(key) is not quoted in <\(inside)>")
            }
            attributes[key] = String(rest[..<end])
            rest = rest[rest.index(after: end)...]
        }
        return Tag(name: name, attributes: attributes)
    }

    private static func reference(_ name: String) throws -> String {
        let known = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "#39": "'"]
        guard let character = known[name] else { throw Mistake(description: "&\(name.prefix(20));") }
        return character
    }
}
