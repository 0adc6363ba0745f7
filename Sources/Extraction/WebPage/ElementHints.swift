/// What the names that an element was given by its publisher say about it: `class`, `id` and the like.
///
/// Names are split into words (`article__sub-headline`, `articleSubHeadline`); words and pairs of words are
/// looked up in one table for all publishers.
struct ElementHints: OptionSet {
    let rawValue: UInt32

    /// Not the article, whatever stands in it.
    static let outside = ElementHints(rawValue: 1 << 0)
    static let body = ElementHints(rawValue: 1 << 1)
    static let headline = ElementHints(rawValue: 1 << 2)
    static let standfirst = ElementHints(rawValue: 1 << 3)
    static let bullets = ElementHints(rawValue: 1 << 4)
    static let byline = ElementHints(rawValue: 1 << 5)
    static let caption = ElementHints(rawValue: 1 << 6)
    static let credit = ElementHints(rawValue: 1 << 7)
    static let kicker = ElementHints(rawValue: 1 << 8)
    static let correction = ElementHints(rawValue: 1 << 9)
    static let date = ElementHints(rawValue: 1 << 10)
    static let quote = ElementHints(rawValue: 1 << 11)
    static let subheading = ElementHints(rawValue: 1 << 12)
    /// A box beside the article: facts, teasers.
    static let aside = ElementHints(rawValue: 1 << 16)
    static let comments = ElementHints(rawValue: 1 << 14)
    static let hidden = ElementHints(rawValue: 1 << 15)
    /// Around a notice that asks for money, and as often around the article it asks for.
    static let wall = ElementHints(rawValue: 1 << 17)

    /// A picture with what belongs to it.
    static let picture = ElementHints(rawValue: 1 << 18)

    static func of(_ node: Int, in tree: MarkupTree) -> ElementHints {
        var hints: ElementHints = []
        let element = tree.nodes[node]
        for index in Int(element.from)..<Int(element.to) {
            let attribute = tree.attributes[index]
            let value = tree.buffer[Int(attribute.from)..<Int(attribute.to)]
            switch attribute.name {
            case .className:
                hints.formUnion(words(value))
                if isHiddenByName(value) { hints.insert(.hidden) }
            case .id, .itemprop, .part: hints.formUnion(words(value))
            case .role:
                switch String(decoding: value, as: UTF8.self) {
                case "navigation", "search", "complementary", "banner", "contentinfo", "dialog",
                    "alertdialog",
                    "menu", "menubar", "toolbar", "tablist", "tooltip":
                    hints.insert(.outside)
                default: break
                }
            // A box that presents somebody: the author, or one whom the article is about.
            case .itemtype: if value.suffix(7).elementsEqual("/Person".utf8) { hints.insert(.aside) }
            case .hidden: hints.insert(.hidden)
            case .ariaHidden: if value.elementsEqual("true".utf8) { hints.insert(.hidden) }
            case .style:
                let style = value.filter { !ASCII.isSpace($0) }.map(ASCII.lower)
                if ASCII.contains(style, "display:none") || ASCII.contains(style, "visibility:hidden") {
                    hints.insert(.hidden)
                }
            default: break
            }
        }
        // React streams what it has not ready into hidden elements and a script puts it in place.
        if hints.contains(.hidden), isStreamed(node, in: tree) { hints.remove(.hidden) }
        return hints
    }

    private static func isStreamed(_ node: Int, in tree: MarkupTree) -> Bool {
        guard tree.nodes[node].tag == .div, tree.has(.hidden, node), let id = tree.attribute(.id, of: node)
        else {
            return false
        }
        return id.hasPrefix("S:") && id.dropFirst(2).allSatisfy(\.isHexDigit)
    }

    /// Whether one of the classes is `hidden`; with a condition beside it (`md:block`) that says nothing.
    private static func isHiddenByName(_ value: ArraySlice<UInt8>) -> Bool {
        guard hidingWords.contains(where: { ASCII.firstIndex(of: $0, in: value) != nil }),
            !value.contains(UInt8(ascii: ":"))
        else { return false }
        return value.split(whereSeparator: ASCII.isSpace).contains {
            $0.elementsEqual("hidden".utf8) || $0.elementsEqual("d-none".utf8)
                || $0.elementsEqual("hide".utf8)
        }
    }

    private static let hidingWords = [Array("hid".utf8), Array("d-none".utf8)]

    private static func words(_ value: ArraySlice<UInt8>) -> ElementHints {
        var hints: ElementHints = []
        // What the word before said, taken back where the two together say nothing.
        var before: ElementHints = []
        var hash = seed
        var previous = seed
        var length = 0
        var wasLower = false
        var isFirst = true
        var isMuted = false
        func finish() {
            guard length > 0 else { return }
            defer { isFirst = false }
            if isMuted {
                hash = seed
                length = 0
                return
            }
            // `tag-…` and `category-…` name the article's subjects, not the element.
            if isFirst, subjects.contains(hash) { isMuted = true }
            var found = table[hash] ?? []
            if previous != seed {
                let pair = previous &* 31 ^ hash
                if layouts.contains(pair) {
                    hints.subtract(before)
                    found = []
                } else if let both = table[pair] {
                    found.formUnion(both)
                }
            }
            before = found.subtracting(hints)
            hints.formUnion(found)
            previous = hash
            hash = seed
            length = 0
        }
        for byte in value.prefix(512) {
            guard ASCII.isLetter(byte) else {
                finish()
                wasLower = false
                if ASCII.isSpace(byte) {
                    previous = seed
                    isFirst = true
                    isMuted = false
                }
                continue
            }
            let isLower = byte & 0x20 != 0
            if !isLower, wasLower { finish() }
            wasLower = isLower
            hash = (hash ^ UInt64(byte | 0x20)) &* 0x0000_0100_0000_01B3
            length += 1
        }
        finish()
        return hints
    }

    private static let subjects = Set(["tag", "category", "topic", "section"].map { NameHash.of($0.utf8) })
    private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

    private static let layouts = Set(
        HintTable.layouts.split(whereSeparator: { $0 == " " || $0 == "\n" }).map { entry in
            let parts = entry.split(separator: "-").map { NameHash.of($0.utf8) }
            return parts[0] &* 31 ^ parts[1]
        })

    private static let table: NameTable<ElementHints> = {
        var table: [UInt64: ElementHints] = [:]
        for (hints, words) in HintTable.rows {
            for entry in words.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
                let parts = entry.split(separator: "-").map { NameHash.of($0.utf8) }
                let key = parts.count == 2 ? parts[0] &* 31 ^ parts[1] : parts[0]
                table[key, default: []].formUnion(hints)
            }
        }
        return NameTable(table.map { ($0.key, $0.value) })
    }()
}
