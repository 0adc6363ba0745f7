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

    /// libxml2 wants its tables made once before threads use it.
    private static let isReady: Bool = {
        xmlInitParser()
        return true
    }()

    /// Parses valid UTF-8 without null characters, in time proportional to its length.
    static func parse(_ bytes: [UInt8], limits: PageLimits) throws(Failure) -> MarkupTree {
        let guarded = MarkupGuard(bytes, attributeLimit: limits.attributes)
        guard guarded.tagCount <= 4 * limits.nodes else { throw .tooManyNodes }
        var builder = MarkupBuilder(limits: limits)
        builder.tree.scripts = guarded.scripts
        builder.tree.savedFrom = guarded.savedFrom
        builder.tree.buffer.reserveCapacity(guarded.cleaned.count)
        // An empty document makes libxml2 complain and nothing else.
        if !guarded.isEmpty {
            guard run(guarded.cleaned, into: &builder) else { throw .outOfMemory }
        }
        if let failure = builder.failure { throw failure }
        builder.finish()
        return builder.tree
    }

    private static func run(_ bytes: [UInt8], into builder: inout MarkupBuilder) -> Bool {
        guard isReady, let context = htmlNewParserCtxt() else { return false }
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
                        context, source.baseAddress, Int32(source.count), nil, nil, options)
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
