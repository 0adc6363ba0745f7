/// HTML or XML read back, strictly: every tag closed in order, every attribute quoted, every ampersand a reference.
struct StrictMarkup {
    struct Tag {
        var name: String
        var attributes: [String: String]
    }

    struct Mistake: Error, CustomStringConvertible {
        var description: String
    }

    /// The opening tags in order.
    private(set) var tags: [Tag] = []
    /// The whole text, references resolved.
    private(set) var text = ""

    private static let void: Set = ["meta", "link", "input", "wbr", "?xml"]

    init(_ html: String) throws {
        let bytes = Array(html.utf8)
        var open: [String] = []
        var characters: [UInt8] = []
        var at = 0
        while at < bytes.count {
            let byte = bytes[at]
            at += 1
            switch byte {
            case UInt8(ascii: "<"):
                guard let end = bytes[at...].firstIndex(of: UInt8(ascii: ">")) else {
                    throw Mistake(description: "a tag does not end")
                }
                var inside = String(decoding: bytes[at..<end], as: UTF8.self)
                at = end + 1
                if inside.hasPrefix("!DOCTYPE") { continue }
                if inside.hasPrefix("/") {
                    guard let last = open.popLast(), last == inside.dropFirst() else {
                        throw Mistake(description: "<\(inside)> closes nothing")
                    }
                    continue
                }
                let closesItself = inside.hasSuffix("/") || inside.hasSuffix("?")
                if closesItself { inside.removeLast() }
                let tag = try Self.tag(inside)
                tags.append(tag)
                if !closesItself, !Self.void.contains(tag.name) { open.append(tag.name) }
            case UInt8(ascii: "&"):
                guard let end = bytes[at...].prefix(6).firstIndex(of: UInt8(ascii: ";")) else {
                    throw Mistake(description: "a bare &")
                }
                characters += try Self.reference(String(decoding: bytes[at..<end], as: UTF8.self)).utf8
                at = end + 1
            case UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"):
                let before = String(decoding: characters.suffix(60), as: UTF8.self)
                throw Mistake(description: "a raw \(Character(Unicode.Scalar(byte))) after \(before)")
            default: characters.append(byte)
            }
        }
        guard open.isEmpty else { throw Mistake(description: "not closed: \(open)") }
        text = String(decoding: characters, as: UTF8.self)
    }

    private static func tag(_ inside: String) throws -> Tag {
        let bytes = Array(inside.utf8)
        let nameEnd = bytes.firstIndex(of: UInt8(ascii: " ")) ?? bytes.count
        let name = String(decoding: bytes[..<nameEnd], as: UTF8.self)
        guard bytes[..<nameEnd].allSatisfy({ $0 < 0x80 }),
            name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "?" })
        else { throw Mistake(description: "<\(inside.prefix(60))> is no tag") }
        var attributes: [String: String] = [:]
        var at = nameEnd
        while at < bytes.count {
            at += 1
            let keyEnd =
                bytes[at...].firstIndex { $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: " ") } ?? bytes.count
            let key = String(decoding: bytes[at..<keyEnd], as: UTF8.self)
            at = keyEnd
            guard at < bytes.count, bytes[at] == UInt8(ascii: "=") else {
                attributes[key] = ""
                continue
            }
            guard at + 1 < bytes.count, bytes[at + 1] == UInt8(ascii: "\""),
                let end = bytes[(at + 2)...].firstIndex(of: UInt8(ascii: "\""))
            else { throw Mistake(description: "\(key) is not quoted in <\(inside.prefix(80))>") }
            attributes[key] = try value(String(decoding: bytes[(at + 2)..<end], as: UTF8.self))
            at = end + 1
            guard at == bytes.count || bytes[at] == UInt8(ascii: " ") else {
                throw Mistake(description: "something behind \(key) in <\(inside.prefix(80))>")
            }
        }
        return Tag(name: name, attributes: attributes)
    }

    private static func value(_ text: String) throws -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        let parts = text.utf8.split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: false)
        var result = String(decoding: parts[0], as: UTF8.self)
        for part in parts.dropFirst() {
            guard let end = part.firstIndex(of: UInt8(ascii: ";")) else {
                throw Mistake(description: "a bare & in \(text)")
            }
            result += try reference(String(decoding: part[..<end], as: UTF8.self))
            result += String(decoding: part[part.index(after: end)...], as: UTF8.self)
        }
        return result
    }

    private static func reference(_ name: String) throws -> String {
        let known = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "#39": "'"]
        guard let character = known[name] else { throw Mistake(description: "&\(name.prefix(20));") }
        return character
    }
}
