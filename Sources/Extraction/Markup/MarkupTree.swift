/// A parsed page: a flat array of nodes in document order, their text and attributes in one buffer.
///
/// A node is its index; its descendants are the indices after it up to ``Node/end``. All text is valid UTF-8.
struct MarkupTree {
    struct Node {
        var tag: Tag
        var parent: Int32
        /// One past the last descendant.
        var end: Int32
        /// The first byte of a text in the buffer, or the first attribute of an element in the list.
        var from: Int32
        var to: Int32
    }

    struct Attribute {
        var name: AttributeName
        var from: Int32
        var to: Int32
    }

    var nodes: [Node] = [Node(tag: .root, parent: -1, end: 1, from: 0, to: 0)]
    var attributes: [Attribute] = []
    var buffer: [UInt8] = []
    /// The contents of script elements with their type and id, in order; the tree has none.
    var scripts: [Script] = []
    /// The address in the comment that browsers write into a saved page.
    var savedFrom: String?

    struct Script {
        var type: String
        var id: String
        var content: Range<Int>
    }

    /// The bytes of a text node.
    func bytes(of node: Int) -> ArraySlice<UInt8> {
        buffer[Int(nodes[node].from)..<Int(nodes[node].to)]
    }

    /// An attribute's value, `nil` where the element has none of that name.
    func attribute(_ name: AttributeName, of node: Int) -> String? {
        for index in Int(nodes[node].from)..<Int(nodes[node].to) where attributes[index].name == name {
            return string(attributes[index])
        }
        return nil
    }

    /// Whether an element has an attribute, whatever its value.
    func has(_ name: AttributeName, _ node: Int) -> Bool {
        for index in Int(nodes[node].from)..<Int(nodes[node].to) where attributes[index].name == name {
            return true
        }
        return false
    }

    func string(_ attribute: Attribute) -> String {
        String(decoding: buffer[Int(attribute.from)..<Int(attribute.to)], as: UTF8.self)
    }

    /// All words in an element, as they stand, white space collapsed.
    func text(of node: Int) -> String {
        var bytes: [UInt8] = []
        var index = node
        while index < Int(nodes[node].end) {
            let tag = nodes[index].tag
            if tag == .text {
                bytes.append(contentsOf: self.bytes(of: index))
            } else if tag.breaksLine || tag == .br {
                bytes.append(0x20)
            } else if tag.isUnread, index != node {
                index = Int(nodes[index].end)
                continue
            }
            index += 1
        }
        return LineText.collapsed(bytes: bytes)
    }

    /// What an element is called by its publisher: its tag and class.
    func name(of node: Int) -> String {
        "\(nodes[node].tag.rawValue) " + (attribute(.className, of: node) ?? "")
    }

    /// The same for people: `<aside class="related" id="x">`.
    func title(of node: Int) -> String {
        let parts = [("class", AttributeName.className), ("id", .id), ("role", .role)].compactMap {
            name, attribute in
            self.attribute(attribute, of: node).map { " \(name)=\"\($0.prefix(80))\"" }
        }
        return "<\(nodes[node].tag)\(parts.joined())>"
    }

    /// The nodes directly in an element, in order.
    func children(of node: Int) -> [Int] {
        var children: [Int] = []
        var next = node + 1
        while next < Int(nodes[node].end) {
            if Int(nodes[next].parent) == node { children.append(next) }
            next = max(next + 1, Int(nodes[next].end))
        }
        return children
    }

    /// The nodes from an element up to the root, itself first.
    func ancestors(of node: Int) -> some Sequence<Int> {
        sequence(first: node) { current in
            let parent = Int(nodes[current].parent)
            return parent >= 0 ? parent : nil
        }
    }
}
