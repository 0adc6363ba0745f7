/// The elements that mean something to the reader; all others are ``other``.
enum Tag: UInt8 {
    case text, other, root
    case html, head, body, title, meta, link, base
    case h1, h2, h3, h4, h5, h6
    case p, br, hr, div, section, article, main, header, footer, nav, aside, address, hgroup
    case ul, ol, li, dl, dt, dd
    case blockquote, pre, figure, figcaption, caption, cite, q
    case table, thead, tbody, tfoot, tr, td, th, center, details, summary, fieldset, legend
    case a, b, strong, em, i, u, span, small, sup, sub, font, time, mark, label
    case img, picture, video, audio, iframe, object, embed, canvas, svg, math, amp
    case form, input, button, select, option, textarea, dialog, menu
    case script, style, noscript, template

    /// The element with this name in lower case.
    static func named(_ hash: UInt64) -> Tag { byHash[hash] ?? .other }

    /// Whether a browser breaks the line before and after it.
    var breaksLine: Bool {
        switch self {
        case .h1, .h2, .h3, .h4, .h5, .h6, .p, .hr, .div, .section, .article, .main, .header, .footer, .nav,
            .aside, .address, .hgroup, .ul, .ol, .li, .dl, .dt, .dd, .blockquote, .pre, .figure, .figcaption,
            .caption, .table, .thead, .tbody, .tfoot, .tr, .td, .th, .center, .details, .summary, .fieldset,
            .legend, .form, .html, .body, .head, .root, .title, .menu, .dialog, .video, .iframe, .option,
            .select:
            true
        default: false
        }
    }

    /// Whether nothing in it is words to read.
    var isUnread: Bool {
        switch self {
        case .head, .script, .style, .noscript, .template, .svg, .math, .iframe, .object, .embed, .canvas,
            .select, .option, .textarea, .button, .input, .video, .audio, .dialog, .menu, .title, .picture,
            .img, .amp:
            true
        default: false
        }
    }

    /// 1 to 6 for a heading.
    var headingLevel: Int? {
        switch self {
        case .h1: 1
        case .h2: 2
        case .h3: 3
        case .h4: 4
        case .h5: 5
        case .h6: 6
        default: nil
        }
    }

    private static let names: [(String, Tag)] = [
        ("html", .html), ("head", .head), ("body", .body), ("title", .title), ("meta", .meta),
        ("link", .link),
        ("base", .base), ("h1", .h1), ("h2", .h2), ("h3", .h3), ("h4", .h4), ("h5", .h5), ("h6", .h6),
        ("p", .p),
        ("br", .br), ("hr", .hr), ("div", .div), ("section", .section), ("article", .article),
        ("main", .main),
        ("header", .header), ("footer", .footer), ("nav", .nav), ("aside", .aside), ("address", .address),
        ("hgroup", .hgroup), ("ul", .ul), ("ol", .ol), ("li", .li), ("dl", .dl), ("dt", .dt), ("dd", .dd),
        ("blockquote", .blockquote), ("pre", .pre), ("figure", .figure), ("figcaption", .figcaption),
        ("caption", .caption), ("cite", .cite), ("q", .q), ("table", .table), ("thead", .thead),
        ("tbody", .tbody),
        ("tfoot", .tfoot), ("tr", .tr), ("td", .td), ("th", .th), ("center", .center), ("details", .details),
        ("summary", .summary), ("fieldset", .fieldset), ("legend", .legend), ("a", .a), ("b", .b),
        ("strong", .strong), ("em", .em), ("i", .i), ("u", .u), ("span", .span), ("small", .small),
        ("sup", .sup),
        ("sub", .sub), ("font", .font), ("time", .time), ("mark", .mark), ("label", .label), ("img", .img),
        ("picture", .picture), ("video", .video), ("audio", .audio), ("iframe", .iframe), ("object", .object),
        ("embed", .embed), ("canvas", .canvas), ("svg", .svg), ("math", .math), ("form", .form),
        ("input", .input),
        ("button", .button), ("select", .select), ("option", .option), ("textarea", .textarea),
        ("dialog", .dialog), ("menu", .menu), ("script", .script), ("style", .style), ("noscript", .noscript),
        ("template", .template), ("amp-img", .img), ("amp-anim", .img),
    ]

    /// Elements of AMP that hold no words, or words for browsers without them, and notices.
    private static let unreadOfAMP = [
        "ad", "analytics", "audio", "brightcove", "consent", "dailymotion", "embed", "facebook", "geo",
        "iframe",
        "instagram", "jwplayer", "lightbox", "list", "next-page", "pinterest", "sidebar", "social-share",
        "sticky-ad", "subscriptions-dialog", "tiktok", "twitter", "user-notification", "video", "vimeo",
        "youtube",
    ].map { ("amp-" + $0, Tag.amp) }

    private static let byHash = NameTable((names + unreadOfAMP).map { (NameHash.of($0.0.utf8), $0.1) })
}
