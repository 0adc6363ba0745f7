/// Makes a page harmless and small before the parser sees it, in one pass over its bytes.
///
/// - Scripts, styles and comments are cut out: scripts hold most of a news page's bytes, may contain anything,
///   and are read on their own.
/// - Elements without content that are newer than the parser (`source`, `track`, `wbr`) are closed at once.
/// - Attributes past a limit are dropped: the parser compares each with all before it.
/// - End tags of elements that are not open are dropped: the parser looks for each in all that are open.
struct MarkupGuard {
    private(set) var cleaned: [UInt8] = []
    private(set) var scripts: [MarkupTree.Script] = []
    private(set) var savedFrom: String?
    private(set) var tagCount = 0
    private let bytes: [UInt8]
    private let attributeLimit: Int
    private var index = 0
    private var copied = 0
    private var open = [Int32](repeating: 0, count: 1024)

    init(_ bytes: [UInt8], attributeLimit: Int) {
        self.bytes = bytes
        self.attributeLimit = attributeLimit
        cleaned.reserveCapacity(bytes.count / 2)
        run()
    }

    private mutating func run() {
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "<"), index + 1 < bytes.count else {
                index += 1
                continue
            }
            let next = bytes[index + 1]
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
        var count = 0
        var cut: Int?
        var attributes: [(name: Range<Int>, value: Range<Int>)] = []
        let tag = Tag.named(hash)
        let isCut = tag == .script || tag == .style || tag == .textarea || tag == .iframe
        while position < bytes.count, bytes[position] != UInt8(ascii: ">") {
            guard let attribute = readAttribute(at: &position) else { continue }
            count += 1
            if count == attributeLimit { cut = position }
            if isCut { attributes.append(attribute) }
        }
        let end = min(position + 1, bytes.count)
        if isCut { return cutOut(tag, from: start, contentAt: end, attributes: attributes) }
        if let cut {
            copy(upTo: cut)
            cleaned.append(UInt8(ascii: ">"))
            return drop(upTo: end)
        }
        if Self.newVoidElements.contains(hash), position < bytes.count,
            bytes[position - 1] != UInt8(ascii: "/")
        {
            copy(upTo: position)
            cleaned.append(contentsOf: " /".utf8)
        }
        index = end
    }

    /// Moves past one attribute; `nil` for white space and stray characters.
    private func readAttribute(at position: inout Int) -> (name: Range<Int>, value: Range<Int>)? {
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
        guard next < bytes.count, bytes[next] == UInt8(ascii: "=") else { return (name, position..<position) }
        next += 1
        while next < bytes.count, ASCII.isSpace(bytes[next]) { next += 1 }
        guard next < bytes.count else {
            position = next
            return (name, next..<next)
        }
        let quote = bytes[next]
        if quote == 0x22 || quote == 0x27 {
            let end = bytes[(next + 1)...].firstIndex(of: quote) ?? bytes.count
            position = min(end + 1, bytes.count)
            return (name, (next + 1)..<end)
        }
        let valueStart = next
        while next < bytes.count, !ASCII.isSpace(bytes[next]), bytes[next] != UInt8(ascii: ">") { next += 1 }
        position = next
        return (name, valueStart..<next)
    }

    private mutating func cutOut(
        _ tag: Tag, from start: Int, contentAt content: Int,
        attributes: [(name: Range<Int>, value: Range<Int>)]
    ) {
        copy(upTo: start)
        let end = endOfRawText(tag, from: content)
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
    }

    private func endOfRawText(_ tag: Tag, from start: Int) -> Int {
        let name: [UInt8] =
            switch tag {
            case .script: Array("script".utf8)
            case .style: Array("style".utf8)
            case .textarea: Array("textarea".utf8)
            default: Array("iframe".utf8)
            }
        var position = start
        while let open = bytes[position...].firstIndex(of: UInt8(ascii: "<")) {
            position = open + 1
            guard open + 2 + name.count < bytes.count, bytes[open + 1] == UInt8(ascii: "/") else { continue }
            let found = bytes[(open + 2)..<(open + 2 + name.count)]
            if found.elementsEqual(name, by: { ASCII.lower($0) == $1 }),
                !Self.isNamePart(bytes[open + 2 + name.count])
            {
                return open
            }
        }
        return bytes.count
    }

    private static func isNamePart(_ byte: UInt8) -> Bool {
        ASCII.isLetter(byte) || ASCII.isDigit(byte) || [0x2D, 0x5F, 0x3A, 0x2E].contains(byte) || byte >= 0x80
    }

    private static func endsAttributeName(_ byte: UInt8) -> Bool {
        ASCII.isSpace(byte) || byte == UInt8(ascii: "=") || byte == UInt8(ascii: ">")
            || byte == UInt8(ascii: "/")
    }

    private static let newVoidElements: Set<UInt64> = Set(
        ["source", "track", "wbr"].map { NameHash.of($0.utf8) })
    private static let typeName = NameHash.of("type".utf8)
    private static let idName = NameHash.of("id".utf8)
}
