/// The attributes that are kept; all others are dropped while parsing.
enum AttributeName: UInt8 {
    case className, id, itemprop, itemtype, role, href, rel, content, name, property, datetime, lang, style
    case hidden, ariaHidden, type, alt, part
    /// Of frames only: pictures have long ones that nobody reads.
    case src, title

    /// Whether it is kept of any element, or of frames.
    func isKept(of tag: Tag) -> Bool { self != .src && self != .title || tag == .iframe }

    static func named(_ hash: UInt64) -> AttributeName? { byHash[hash] }

    private static let names: [(String, AttributeName)] = [
        ("class", .className), ("id", .id), ("itemprop", .itemprop), ("itemtype", .itemtype), ("role", .role),
        ("href", .href), ("rel", .rel), ("content", .content), ("name", .name), ("property", .property),
        ("datetime", .datetime), ("lang", .lang), ("xml:lang", .lang), ("style", .style), ("hidden", .hidden),
        ("aria-hidden", .ariaHidden), ("type", .type), ("alt", .alt), ("data-testid", .part),
        ("data-test-id", .part), ("data-component", .part), ("data-qa", .part), ("data-gu-name", .part),
        ("data-module", .part), ("data-block", .part), ("data-name", .part), ("data-component-name", .part),
        ("data-element", .part), ("data-part", .part), ("aria-label", .part), ("src", .src),
        ("data-src", .src), ("title", .title),
    ]

    private static let byHash = NameTable(names.map { (NameHash.of($0.0.utf8), $0.1) })
}
