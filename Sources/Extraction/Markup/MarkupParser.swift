import CXML2

/// Bytes to a ``MarkupTree`` by libxml2's HTML parser.
///
/// Its events are used and not its document, so that the tree is built once, in the form that is read, and
/// every limit is checked while it grows.
enum MarkupParser {
    enum Failure: Error {
        case tooManyNodes
        case tooDeep
        case outOfMemory
    }

    /// How many elements the parser may have open; each end tag may cost that much.
    static let openElementLimit: Int32 = 4096

    /// Parses valid UTF-8 without null characters, in time proportional to its length.
    static func parse(_ bytes: [UInt8], limits: PageLimits) throws(Failure) -> MarkupTree {
        let guarded = MarkupGuard(bytes, attributeLimit: limits.attributes)
        guard guarded.tagCount <= 4 * limits.nodes else { throw .tooManyNodes }
        var builder = MarkupBuilder(limits: limits)
        builder.tree.scripts = guarded.scripts
        builder.tree.savedFrom = guarded.savedFrom
        builder.tree.buffer.reserveCapacity(guarded.cleaned.count)
        // An empty document makes libxml2 complain and nothing else.
        if !guarded.cleaned.isEmpty {
            guard run(guarded.cleaned, into: &builder) else { throw .outOfMemory }
        }
        if let failure = builder.failure { throw failure }
        builder.finish()
        return builder.tree
    }

    private static func run(_ bytes: [UInt8], into builder: inout MarkupBuilder) -> Bool {
        guard let context = htmlNewParserCtxt() else { return false }
        defer { htmlFreeParserCtxt(context) }
        guard let handler = context.pointee.sax else { return false }
        handler.pointee = xmlSAXHandler()
        handler.pointee.startElement = { context, name, attributes in
            MarkupParser.withBuilder(context) { builder, parser in
                guard let name else { return }
                builder.start(name, attributes)
                if parser.pointee.nameNr > MarkupParser.openElementLimit { builder.fail(.tooDeep) }
                if builder.failure != nil { xmlStopParser(parser) }
            }
        }
        handler.pointee.endElement = { context, name in
            MarkupParser.withBuilder(context) { builder, _ in
                if let name { builder.end(name) }
            }
        }
        handler.pointee.characters = { context, characters, length in
            MarkupParser.withBuilder(context) { builder, _ in
                guard let characters, length > 0 else { return }
                builder.characters(UnsafeBufferPointer(start: characters, count: Int(length)))
            }
        }
        handler.pointee.ignorableWhitespace = handler.pointee.characters
        handler.pointee.cdataBlock = handler.pointee.characters
        let options = Int32(
            HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
                | HTML_PARSE_NONET.rawValue | HTML_PARSE_NOIMPLIED.rawValue | HTML_PARSE_NODEFDTD.rawValue
                | HTML_PARSE_IGNORE_ENC.rawValue)
        withUnsafeMutablePointer(to: &builder) { pointer in
            context.pointee._private = UnsafeMutableRawPointer(pointer)
            context.pointee.userData = UnsafeMutableRawPointer(context)
            bytes.withUnsafeBufferPointer { source in
                source.withMemoryRebound(to: CChar.self) { source in
                    let document = htmlCtxtReadMemory(
                        context, source.baseAddress, Int32(source.count), nil, "UTF-8", options)
                    if let document { xmlFreeDoc(document) }
                }
            }
            context.pointee._private = nil
        }
        return true
    }

    fileprivate static func withBuilder(
        _ context: UnsafeMutableRawPointer?,
        _ body: (inout MarkupBuilder, htmlParserCtxtPtr) -> Void
    ) {
        guard let parser = context?.assumingMemoryBound(to: xmlParserCtxt.self),
            let builder = parser.pointee._private?.assumingMemoryBound(to: MarkupBuilder.self)
        else { return }
        body(&builder.pointee, parser)
    }
}

/// Puts a tree together from the parser's events.
struct MarkupBuilder {
    var tree = MarkupTree()
    private(set) var failure: MarkupParser.Failure?
    private let limits: PageLimits
    /// The open elements; one deeper than the limit stands for the last that was within it.
    private var open: [(tag: Tag, hash: UInt64, node: Int32)] = [(.root, 0, 0)]

    init(limits: PageLimits) {
        self.limits = limits
    }

    mutating func fail(_ failure: MarkupParser.Failure) {
        self.failure = self.failure ?? failure
    }

    mutating func start(
        _ name: UnsafePointer<UInt8>, _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
    ) {
        guard tree.nodes.count < limits.nodes else { return fail(.tooManyNodes) }
        let hash = NameHash.of(name)
        let tag = Tag.named(hash)
        let parent = open[open.count - 1].node
        let from = Int32(tree.attributes.count)
        if let attributes { read(attributes) }
        let node = Int32(tree.nodes.count)
        tree.nodes.append(
            MarkupTree.Node(
                tag: tag, parent: parent, end: node + 1, from: from, to: Int32(tree.attributes.count)))
        open.append((tag, hash, open.count < limits.depth ? node : parent))
    }

    private mutating func read(_ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>) {
        var index = 0
        while let name = attributes[index] {
            let value = attributes[index + 1]
            index += 2
            guard let known = AttributeName.named(NameHash.of(name)) else { continue }
            let from = Int32(tree.buffer.count)
            if var next = value {
                while next.pointee != 0 {
                    tree.buffer.append(next.pointee)
                    next += 1
                }
            }
            tree.attributes.append(.init(name: known, from: from, to: Int32(tree.buffer.count)))
        }
    }

    mutating func end(_ name: UnsafePointer<UInt8>) {
        let hash = NameHash.of(name)
        guard let match = open.lastIndex(where: { $0.hash == hash }), match > 0 else { return }
        while open.count > match { close() }
    }

    private mutating func close() {
        let element = open.removeLast()
        tree.nodes[Int(element.node)].end = Int32(tree.nodes.count)
    }

    mutating func characters(_ bytes: UnsafeBufferPointer<UInt8>) {
        let parent = open[open.count - 1].node
        let from = Int32(tree.buffer.count)
        tree.buffer.append(contentsOf: bytes)
        let to = Int32(tree.buffer.count)
        let last = tree.nodes.count - 1
        if tree.nodes[last].tag == .text, tree.nodes[last].parent == parent, tree.nodes[last].to == from {
            tree.nodes[last].to = to
            return
        }
        guard tree.nodes.count < limits.nodes else { return fail(.tooManyNodes) }
        let node = Int32(tree.nodes.count)
        tree.nodes.append(MarkupTree.Node(tag: .text, parent: parent, end: node + 1, from: from, to: to))
    }

    mutating func finish() {
        while open.count > 1 { close() }
        tree.nodes[0].end = Int32(tree.nodes.count)
    }
}
