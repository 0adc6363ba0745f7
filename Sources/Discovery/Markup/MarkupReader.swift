/// Reads XML and HTML as they are in the wild, tag by tag, in one pass and linear time.
///
/// Forgiving: nothing is an error. Safe by what it leaves out: a document type declaration is skipped whole,
/// so no entity is ever declared, loaded or expanded, and the output is never longer than the input.
struct MarkupReader {
    /// How tags are read.
    enum Dialect {
        /// Every element is what its tags say.
        case xml
        /// Scripts and styles hold no tags, some elements close themselves.
        case html
    }

    /// The most attributes read of one tag; the rest is skipped.
    static let maximumAttributes = 64

    private let bytes: [UInt8]
    private let dialect: Dialect
    private var index = 0
    private var pending: MarkupToken?

    /// Creates a reader of UTF-8.
    init(_ bytes: [UInt8], as dialect: Dialect) {
        self.bytes = bytes
        self.dialect = dialect
    }

    /// The next tag or text; `nil` at the end.
    mutating func next() -> MarkupToken? {
        if let token = pending {
            pending = nil
            return token
        }
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "<") else { return text() }
            if let token = markup() { return token }
        }
        return nil
    }

    private mutating func text() -> MarkupToken {
        let start = index
        while index < bytes.count, bytes[index] != UInt8(ascii: "<") { index += 1 }
        return .text(CharacterReferences.decoded(bytes[start..<index]))
    }

    /// What begins with `<`; `nil` for what is skipped.
    private mutating func markup() -> MarkupToken? {
        let next = index + 1 < bytes.count ? bytes[index + 1] : 0
        switch next {
        case UInt8(ascii: "!"): return declaration()
        case UInt8(ascii: "?"):
            index = end(of: dialect == .xml ? "?>" : ">", from: index + 2) ?? bytes.count
            return nil
        case UInt8(ascii: "/"): return closingTag()
        case _ where Self.beginsName(next): return openingTag()
        default:
            index += 1
            return .text("<")
        }
    }

    private mutating func declaration() -> MarkupToken? {
        if isNext("<!--") {
            index = end(of: "-->", from: index + 4) ?? bytes.count
        } else if isNext("<![CDATA[") {
            let start = index + 9
            let end = end(of: "]]>", from: start)
            index = end ?? bytes.count
            return .text(String(decoding: bytes[start..<(end.map { $0 - 3 } ?? index)], as: UTF8.self))
        } else {
            skipDocumentType()
        }
        return nil
    }

    /// Skips to the `>` outside of quotation marks and of the internal subset.
    private mutating func skipDocumentType() {
        var quote: UInt8?
        var isInSubset = false
        while index < bytes.count {
            let byte = bytes[index]
            if quote == nil, isInSubset, isNext("<!--") {
                index = end(of: "-->", from: index + 4) ?? bytes.count
                continue
            }
            index += 1
            switch byte {
            case _ where quote != nil: if byte == quote { quote = nil }
            case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
            case UInt8(ascii: "["): isInSubset = true
            case UInt8(ascii: "]"): isInSubset = false
            case UInt8(ascii: ">"): if !isInSubset { return }
            default: continue
            }
        }
    }

    private mutating func closingTag() -> MarkupToken? {
        index += 2
        let name = self.name()
        index = end(of: ">", from: index) ?? bytes.count
        return name.isEmpty ? nil : .close(name)
    }

    private mutating func openingTag() -> MarkupToken {
        index += 1
        var tag = MarkupToken.Tag(name: name(), attributes: [])
        var isClosed = false
        while index < bytes.count, bytes[index] != UInt8(ascii: ">"), bytes[index] != UInt8(ascii: "<") {
            if isNext("/>") {
                isClosed = true
                index += 1
                break
            }
            guard Self.beginsName(bytes[index]) else {
                index += 1
                continue
            }
            let name = self.name()
            let value = attributeValue()
            if tag.attributes.count < Self.maximumAttributes, tag[name] == nil {
                tag.attributes.append((name, value))
            }
        }
        if index < bytes.count, bytes[index] == UInt8(ascii: ">") { index += 1 }
        if dialect == .xml ? isClosed : Self.voidElements.contains(tag.name) {
            pending = .close(tag.name)
        } else if dialect == .html, Self.rawElements.contains(tag.name) {
            skipRawText(of: tag.name)
        }
        return .open(tag)
    }

    private mutating func attributeValue() -> String {
        skipSpace()
        guard index < bytes.count, bytes[index] == UInt8(ascii: "=") else { return "" }
        index += 1
        skipSpace()
        guard index < bytes.count else { return "" }
        let quote = bytes[index]
        let start: Int
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            start = index + 1
            index = bytes[start...].firstIndex(of: quote) ?? bytes.count
            defer { index = min(index + 1, bytes.count) }
            return CharacterReferences.decoded(bytes[start..<index])
        }
        start = index
        while index < bytes.count, !Self.isSpace(bytes[index]), bytes[index] != UInt8(ascii: ">") {
            index += 1
        }
        return CharacterReferences.decoded(bytes[start..<index])
    }

    /// Skips to the closing tag of a script or a style sheet.
    private mutating func skipRawText(of name: String) {
        let closing = Array("</\(name)".utf8)
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "<"), index + closing.count <= bytes.count,
                zip(bytes[index..<(index + closing.count)], closing).allSatisfy({ Self.lower($0) == $1 })
            {
                return
            }
            index += 1
        }
    }

    private mutating func name() -> String {
        let start = index
        while index < bytes.count, Self.continuesName(bytes[index]) { index += 1 }
        return String(decoding: bytes[start..<index].map(Self.lower), as: UTF8.self)
    }

    private mutating func skipSpace() {
        while index < bytes.count, Self.isSpace(bytes[index]) { index += 1 }
    }

    private func isNext(_ text: StaticString) -> Bool {
        index + text.utf8CodeUnitCount <= bytes.count
            && text.withUTF8Buffer { bytes[index..<(index + $0.count)].elementsEqual($0) }
    }

    /// Behind the next occurrence of a text.
    private func end(of text: StaticString, from start: Int) -> Int? {
        text.withUTF8Buffer { wanted in
            var at = start
            while at + wanted.count <= bytes.count {
                if bytes[at] == wanted[0], bytes[at..<(at + wanted.count)].elementsEqual(wanted) {
                    return at + wanted.count
                }
                at += 1
            }
            return nil
        }
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D || byte == 0x0C
    }

    private static func lower(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }

    private static func beginsName(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(lower(byte)) || byte == UInt8(ascii: "_")
            || byte >= 0x80
    }

    private static func continuesName(_ byte: UInt8) -> Bool {
        beginsName(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
    }

    /// HTML, section 13.1.2.
    private static let voidElements: Set<String> = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
    ]
    private static let rawElements: Set<String> = [
        "script", "style", "textarea", "noscript", "template", "iframe",
    ]
}
