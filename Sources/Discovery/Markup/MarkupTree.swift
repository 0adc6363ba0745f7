import Articles

/// An XML document as elements, with names that tell vocabularies apart.
///
/// Everything is bounded: what lies deeper than ``maximumDepth`` counts as text of the element there, and what
/// comes after ``maximumElements`` is not read.
struct MarkupTree {
    struct Element {
        /// `title`, or with the vocabulary's usual prefix `dc:date`; in lower case.
        var name: String
        var attributes: [(name: String, value: String)]
        var contents: [Content] = []
        /// What addresses inside are relative to: the document's own address and what `xml:base` makes of it.
        var base: WebAddress

        subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }
    }

    enum Content {
        case text(String)
        case element(Int)
    }

    static let maximumDepth = 64
    static let maximumElements = 400_000

    /// All elements in document order; the first is a root that stands for the document.
    private(set) var elements: [Element]

    /// Reads UTF-8.
    init(_ bytes: [UInt8], from address: WebAddress) {
        elements = [Element(name: "", attributes: [], base: address)]
        var reader = MarkupReader(bytes, as: .xml)
        var open: [(name: String, element: Int, names: Vocabulary)] = [("", 0, Vocabulary())]
        var tooDeep = 0
        while elements.count < Self.maximumElements, let token = reader.next() {
            guard let parent = open.last else { break }
            switch token {
            case .text(let text): elements[parent.element].contents.append(.text(text))
            case .open(let tag):
                guard open.count < Self.maximumDepth else {
                    tooDeep += 1
                    continue
                }
                let names = parent.names.declaring(tag.attributes)
                var element = Element(
                    name: names.canonical(tag.name), attributes: tag.attributes,
                    base: elements[parent.element].base)
                let base = element["xml:base"] ?? (element.name == "channel" ? element["base"] : nil)
                if let base {
                    element.base = (try? WebAddress(base, relativeTo: element.base)) ?? element.base
                }
                elements[parent.element].contents.append(.element(elements.count))
                open.append((tag.name, elements.count, names))
                elements.append(element)
            case .close(let name):
                if tooDeep > 0 {
                    tooDeep -= 1
                } else if let last = open.lastIndex(where: { $0.name == name }), last > 0 {
                    open.removeSubrange(last...)
                }
            }
        }
    }

    /// The elements directly inside another.
    func children(of parent: Int) -> [Int] {
        elements[parent].contents.compactMap { if case .element(let child) = $0 { child } else { nil } }
    }

    /// All text inside an element, of elements in it too but not of scripts and styles.
    func text(of element: Int) -> String {
        elements[element].contents.reduce(into: "") { text, content in
            switch content {
            case .text(let part): text += part
            case .element(let child): if !Self.isCode(elements[child].name) { text += self.text(of: child) }
            }
        }
    }

    private static func isCode(_ name: String) -> Bool {
        ["script", "style", "xhtml:script", "xhtml:style"].contains(name)
    }

    /// Whether an element holds other elements.
    func hasElements(_ element: Int) -> Bool {
        elements[element].contents.contains { if case .element = $0 { true } else { false } }
    }
}
