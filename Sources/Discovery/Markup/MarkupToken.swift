/// What a ``MarkupReader`` meets, in document order.
enum MarkupToken: Equatable {
    /// An opening tag; one that closes itself is followed by its ``close(_:)``.
    case open(Tag)
    /// A closing tag, whether anything was open or not.
    case close(String)
    /// Text between tags with its references decoded, or a CDATA section as it is.
    case text(String)

    /// A tag's name and attributes.
    struct Tag: Equatable {
        /// In lower case, with its prefix.
        var name: String
        /// Names in lower case with their prefixes, references in values decoded; the first of a name counts.
        var attributes: [(name: String, value: String)]

        subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }

        static func == (left: Tag, right: Tag) -> Bool {
            left.name == right.name && left.attributes.elementsEqual(right.attributes, by: ==)
        }
    }
}
