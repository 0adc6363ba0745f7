/// Makes a page harmless and small before the parser sees it, in one pass over its bytes.
///
/// - Scripts, styles and comments are cut out: scripts hold most of a news page's bytes, may contain anything,
///   and are read on their own. Drawings and what is for browsers without scripts are cut out too.
/// - Attributes that nobody reads are dropped, and white space between words becomes one character: the parser
///   costs by the byte, and most of a page's bytes are these.
/// - Elements without content that are newer than the parser (`source`, `track`, `wbr`) are closed at once.
/// - Attributes past a limit are dropped: the parser compares each with all before it.
/// - End tags of elements that are not open are dropped: the parser looks for each in all that are open.
struct MarkupGuard {
    /// The page for the parser; it begins with a byte order mark, by which UTF-8 is read without a converter.
    private(set) var cleaned: [UInt8] = [0xEF, 0xBB, 0xBF]
    var isEmpty: Bool { cleaned.count <= 3 }
    private(set) var scripts: [MarkupTree.Script] = []
    private(set) var savedFrom: String?
    private(set) var tagCount = 0
    private let bytes: [UInt8]
    private let attributeLimit: Int
    private var index = 0
    private var copied = 0
    private var open = [Int32](repeating: 0, count: 1024)
    /// Those of the start tag that is being read.
    private var attributes: [Attribute] = []

    init(_ bytes: [UInt8], attributeLimit: Int) {
        self.bytes = bytes
        self.attributeLimit = attributeLimit
        cleaned.reserveCapacity(bytes.count / 2)
        run()
    }

    private mutating func run() {
        while let next = nextMark() {
            if ASCII.isLetter(next) {
                readStartTag()
            } else if next == UInt8(ascii: "/") {
                readEndTag()
            } else if next == UInt8(ascii: "!") || next == UInt8(ascii: "?") {
                readComment()
            } else {
                index += 1
            }
        }
        copy(upTo: bytes.count)
    }

    /// Moves to the next `<` and gives what follows it; on the way all white space but the first of each run is
    /// dropped.
    private mutating func nextMark() -> UInt8? {
        while index + 1 < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "<") { return bytes[index + 1] }
            index += 1
            guard byte <= 0x20, bytes[index] <= 0x20, ASCII.isSpace(byte) else { continue }
            copy(upTo: index)
            while index < bytes.count, ASCII.isSpace(bytes[index]) { index += 1 }
            copied = index
        }
        return nil
    }

    private mutating func copy(upTo end: Int) {
        if end > copied { cleaned.append(contentsOf: bytes[copied..<end]) }
        copied = end
    }

    private mutating func drop(upTo end: Int) {
        copied = end
        index = end
    }

    private mutating func readComment() {
        let start = index
        copy(upTo: start)
        if bytes[start...].starts(with: "<!--".utf8) {
            let bodyStart = start + 4
            // `<!-->` and `<!--->` are whole comments.
            let from = max(bodyStart - 2, 0)
            guard let end = ASCII.firstIndex(of: Array("-->".utf8), in: bytes[from...]) else {
                return drop(upTo: bytes.count)
            }
            if savedFrom == nil, end > bodyStart {
                readSavedFrom(bytes[bodyStart..<min(end, bodyStart + 600)])
            }
            return drop(upTo: end + 3)
        }
        let end = bytes[start...].firstIndex(of: UInt8(ascii: ">")) ?? bytes.count - 1
        drop(upTo: end + 1)
    }

    /// `saved from url=(0042)https://…`, as browsers write it, or `Page saved with SingleFile url: https://…`.
    private mutating func readSavedFrom(_ comment: ArraySlice<UInt8>) {
        let marks = [Array("saved from url".utf8), Array("SingleFile".utf8)]
        guard marks.contains(where: { ASCII.firstIndex(of: $0, in: comment) != nil }) else { return }
        let text = String(decoding: comment, as: UTF8.self)
        guard let start = text.firstRange(of: "http")?.lowerBound else { return }
        savedFrom = String(text[start...].prefix { !$0.isWhitespace })
    }

    private mutating func readEndTag() {
        let start = index
        var end = start + 2
        while end < bytes.count, Self.isNamePart(bytes[end]) { end += 1 }
        let name = bytes[(start + 2)..<end]
        while end < bytes.count, bytes[end] != UInt8(ascii: ">") { end += 1 }
        end = min(end + 1, bytes.count)
        tagCount += 1
        let slot = Int(truncatingIfNeeded: NameHash.of(name) & 1023)
        if name.isEmpty || open[slot] <= 0 {
            copy(upTo: start)
            return drop(upTo: end)
        }
        open[slot] -= 1
        index = end
    }

    private mutating func readStartTag() {
        let start = index
        var position = start + 1
        while position < bytes.count, Self.isNamePart(bytes[position]) { position += 1 }
        let hash = NameHash.of(bytes[(start + 1)..<position])
        tagCount += 1
        open[Int(truncatingIfNeeded: hash & 1023)] += 1
        let tag = Tag.named(hash)
        attributes.removeAll(keepingCapacity: true)
        while position < bytes.count, bytes[position] != UInt8(ascii: ">") {
            if let attribute = readAttribute(at: &position) { attributes.append(attribute) }
        }
        let end = min(position + 1, bytes.count)
        let isClosed = position < bytes.count && bytes[position - 1] == UInt8(ascii: "/")
        if let name = Self.cutElements[tag], !(tag == .svg && isClosed) {
            if cutOut(tag, name, from: start, contentAt: end) { return }
            // A drawing that was never closed ends before the next paragraph, so it is none.
            open[Int(truncatingIfNeeded: hash & 1023)] -= 1
            copy(upTo: start)
            return drop(upTo: end)
        }
        dropUnreadAttributes(of: tag)
        if Self.newVoidElements.contains(hash), position < bytes.count, !isClosed {
            copy(upTo: position)
            cleaned.append(contentsOf: " /".utf8)
        }
        index = end
        if tag == .iframe, let end = endOfRawText(Array("iframe".utf8), from: end) {
            copy(upTo: index)
            drop(upTo: end)
        }
    }

    private mutating func dropUnreadAttributes(of tag: Tag) {
        var count = 0
        for attribute in attributes {
            let name = AttributeName.named(NameHash.of(bytes[attribute.name]))
            if count < attributeLimit, name?.isKept(of: tag) ?? false {
                count += 1
            } else {
                copy(upTo: attribute.name.lowerBound)
                copied = attribute.end
            }
        }
    }

    private struct Attribute {
        var name: Range<Int>
        var value: Range<Int>
        /// Past the closing quotation mark.
        var end: Int
    }

    /// Moves past one attribute; `nil` for white space and stray characters.
    private func readAttribute(at position: inout Int) -> Attribute? {
        let start = position
        if ASCII.isSpace(bytes[position]) || bytes[position] == UInt8(ascii: "/") {
            position += 1
            return nil
        }
        position += 1
        while position < bytes.count, !Self.endsAttributeName(bytes[position]) { position += 1 }
        let name = start..<position
        var next = position
        while next < bytes.count, ASCII.isSpace(bytes[next]) { next += 1 }
        guard next < bytes.count, bytes[next] == UInt8(ascii: "=") else {
            return Attribute(name: name, value: position..<position, end: position)
        }
        next += 1
        while next < bytes.count, ASCII.isSpace(bytes[next]) { next += 1 }
        guard next < bytes.count else {
            position = next
            return Attribute(name: name, value: next..<next, end: next)
        }
        let quote = bytes[next]
        if quote == 0x22 || quote == 0x27 {
            let end = bytes[(next + 1)...].firstIndex(of: quote) ?? bytes.count
            position = min(end + 1, bytes.count)
            return Attribute(name: name, value: (next + 1)..<end, end: position)
        }
        let valueStart = next
        while next < bytes.count, !ASCII.isSpace(bytes[next]), bytes[next] != UInt8(ascii: ">") { next += 1 }
        position = next
        return Attribute(name: name, value: valueStart..<next, end: next)
    }

    /// Cuts an element out with all that is in it; `false` for one that has no end where it must have one.
    private mutating func cutOut(
        _ tag: Tag, _ name: [UInt8], from start: Int, contentAt content: Int
    ) -> Bool {
        guard let end = endOfRawText(name, from: content) ?? (tag == .svg ? nil : bytes.count) else {
            return false
        }
        if tag == .svg, holdsParagraphs(content..<end) { return false }
        copy(upTo: start)
        if tag == .script {
            var script = MarkupTree.Script(type: "", id: "", content: content..<end)
            for attribute in attributes {
                let name = NameHash.of(bytes[attribute.name])
                let value = String(decoding: bytes[attribute.value].prefix(128), as: UTF8.self)
                if name == Self.typeName { script.type = value.lowercased() }
                if name == Self.idName { script.id = value }
            }
            if !script.content.isEmpty { scripts.append(script) }
        }
        let close = bytes[min(end, bytes.count)...].firstIndex(of: UInt8(ascii: ">")) ?? bytes.count - 1
        drop(upTo: min(close + 1, bytes.count))
        return true
    }

    /// Where the end tag of an element begins whose content is no markup; `nil` where there is none.
    private func endOfRawText(_ name: [UInt8], from start: Int) -> Int? {
        var position = start
        while let open = ASCII.firstIndex(of: Self.endTagOpening, in: bytes[position...]) {
            position = open + 2
            guard position + name.count < bytes.count else { return nil }
            let found = bytes[position..<(position + name.count)]
            if found.elementsEqual(name, by: { ASCII.lower($0) == $1 }),
                !Self.isNamePart(bytes[position + name.count])
            {
                return open
            }
        }
        return nil
    }

    /// Whether a drawing holds what ends drawings: it was never closed, and the article stands in it.
    private func holdsParagraphs(_ content: Range<Int>) -> Bool {
        var position = content.lowerBound
        while let open = ASCII.firstIndex(of: [UInt8(ascii: "<")], in: bytes[position..<content.upperBound]) {
            var end = open + 1
            while end < content.upperBound, Self.isNamePart(bytes[end]) { end += 1 }
            let tag = Tag.named(NameHash.of(bytes[(open + 1)..<end]))
            if tag.breaksLine, tag != .title { return true }
            position = end
        }
        return false
    }

    private static func isNamePart(_ byte: UInt8) -> Bool {
        ASCII.isLetter(byte) || ASCII.isDigit(byte) || [0x2D, 0x5F, 0x3A, 0x2E].contains(byte) || byte >= 0x80
    }

    private static func endsAttributeName(_ byte: UInt8) -> Bool {
        ASCII.isSpace(byte) || byte == UInt8(ascii: "=") || byte == UInt8(ascii: ">")
            || byte == UInt8(ascii: "/")
    }

    private static let endTagOpening = Array("</".utf8)
    /// What is cut out with its content, by the name that its end tag has.
    private static let cutElements: [Tag: [UInt8]] = [
        .script: Array("script".utf8), .style: Array("style".utf8), .textarea: Array("textarea".utf8),
        .noscript: Array("noscript".utf8), .svg: Array("svg".utf8),
    ]
    private static let newVoidElements: Set<UInt64> = Set(
        ["source", "track", "wbr"].map { NameHash.of($0.utf8) })
    private static let typeName = NameHash.of("type".utf8)
    private static let idName = NameHash.of("id".utf8)
}
