/// The line that stands for what is no running text: a table of figures, an embedded video, another's post.
///
/// It names what stands there and says how large a table is, so that a reader of the words knows that something
/// was there and a table that grows is seen to change: `Ferries by month [table, 12 × 3]`,
/// `[table, 12 × 3: Month · Passengers]`, `[video: youtube.com, The pier at dawn]`, `[post: x.com, @gull]`.
enum StandIn {
    /// The line for an element; `nil` for one that is read as text or means nothing.
    static func text(for node: Int, in tree: MarkupTree) -> String? {
        switch tree.nodes[node].tag {
        case .table: table(node, tree)
        case .iframe: frame(node, tree)
        case .blockquote: post(node, tree)
        default: nil
        }
    }

    private static func bracketed(_ what: String, _ host: String, _ name: String?) -> String {
        "[\(what): \(host)" + (name.map { ", " + $0 } ?? "") + "]"
    }

    // MARK: Tables

    /// The longest text in a cell of a table that holds figures and words, not paragraphs; in bytes.
    private static let longestCell = 140
    /// How much of the column headings is named, in bytes.
    private static let longestNames = 120

    private static func table(_ node: Int, _ tree: MarkupTree) -> String? {
        var rows: [[String]] = []
        var caption: String?
        var index = node + 1
        while index < Int(tree.nodes[node].end) {
            switch tree.nodes[index].tag {
            case .table, .form, .h1, .h2, .article, .blockquote: return nil
            case .tr: rows.append([])
            case .td, .th:
                let text = tree.text(of: index)
                guard text.utf8.count < longestCell, !rows.isEmpty else { return nil }
                rows[rows.count - 1].append(text)
            case .caption where caption == nil: caption = tree.text(of: index)
            default: break
            }
            index += 1
        }
        rows.removeAll { $0.allSatisfy(\.isEmpty) }
        let columns = rows.map(\.count).max() ?? 0
        guard rows.count >= 2, columns >= 2, rows.count(where: { $0.count >= 2 }) * 2 > rows.count else {
            return nil
        }
        let size = "table, \(rows.count) × \(columns)"
        if let caption, !caption.isEmpty { return "\(caption) [\(size)]" }
        var names = ""
        for cell in rows[0] where !cell.isEmpty && names.utf8.count + cell.utf8.count <= longestNames {
            names += (names.isEmpty ? "" : " · ") + cell
        }
        return names.isEmpty ? "[\(size)]" : "[\(size): \(names)]"
    }

    // MARK: Frames

    private static func frame(_ node: Int, _ tree: MarkupTree) -> String? {
        guard let source = tree.attribute(.src, of: node), let host = host(of: source),
            let known = frames.first(where: { host == $0.host || host.hasSuffix("." + $0.host) })
        else { return nil }
        let title = tree.attribute(.title, of: node).map { LineText.collapsed($0) } ?? ""
        let isNamed = (4...200).contains(title.utf8.count) && !isGeneric(title)
        return bracketed(known.what, known.name, isNamed ? title : nil)
    }

    /// Whether a frame's title names the player and not what is played.
    private static func isGeneric(_ title: String) -> Bool {
        let words = Set(HeadlineFinder.words(title))
        return !words.isDisjoint(with: genericWords)
    }

    private static let genericWords = Set(
        ["player", "embed", "embedded", "iframe", "frame", "widget", "advertisement", "spieler", "lecteur"]
            .flatMap { HeadlineFinder.words($0) })

    private static func host(of address: String) -> String? {
        guard let slashes = address.firstRange(of: "//") else { return nil }
        let rest = address[slashes.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        let host = rest.lowercased()
        guard !host.isEmpty, host.utf8.count <= 100 else { return nil }
        return host
    }

    private static let frames: [(host: String, what: String, name: String)] = [
        ("youtube.com", "video", "youtube.com"), ("youtube-nocookie.com", "video", "youtube.com"),
        ("youtu.be", "video", "youtube.com"), ("vimeo.com", "video", "vimeo.com"),
        ("dailymotion.com", "video", "dailymotion.com"), ("rutube.ru", "video", "rutube.ru"),
        ("bilibili.com", "video", "bilibili.com"), ("youku.com", "video", "youku.com"),
        ("ted.com", "video", "ted.com"), ("soundcloud.com", "audio", "soundcloud.com"),
        ("spotify.com", "audio", "spotify.com"), ("podcasts.apple.com", "audio", "podcasts.apple.com"),
        ("acast.com", "audio", "acast.com"), ("megaphone.fm", "audio", "megaphone.fm"),
        ("omny.fm", "audio", "omny.fm"), ("simplecast.com", "audio", "simplecast.com"),
        ("podigee.io", "audio", "podigee.io"), ("twitter.com", "post", "x.com"), ("x.com", "post", "x.com"),
        ("instagram.com", "post", "instagram.com"), ("tiktok.com", "post", "tiktok.com"),
        ("bsky.app", "post", "bsky.app"), ("threads.net", "post", "threads.net"), ("t.me", "post", "t.me"),
        ("datawrapper.de", "chart", "datawrapper.de"), ("dwcdn.net", "chart", "datawrapper.de"),
        ("flourish.studio", "chart", "flourish.studio"), ("infogram.com", "chart", "infogram.com"),
        ("tableau.com", "chart", "tableau.com"), ("ourworldindata.org", "chart", "ourworldindata.org"),
        ("openstreetmap.org", "map", "openstreetmap.org"), ("scribd.com", "document", "scribd.com"),
        ("documentcloud.org", "document", "documentcloud.org"),
    ]

    // MARK: Posts

    private static func post(_ node: Int, _ tree: MarkupTree) -> String? {
        guard let site = site(of: node, tree) else { return nil }
        let text = tree.text(of: node)
        return bracketed("post", site, handle(in: text))
    }

    /// Where a quotation was posted: by the name the site's own code gives it, or by a link to the post.
    private static func site(of node: Int, _ tree: MarkupTree) -> String? {
        let name = tree.attribute(.className, of: node) ?? ""
        if let known = posts.first(where: { name.contains($0.name) }) { return known.site }
        let end = min(Int(tree.nodes[node].end), node + 60)
        for index in node..<end where tree.nodes[index].tag == .a {
            guard let target = tree.attribute(.href, of: index), target.contains("/status/") else { continue }
            if let host = host(of: target), ["twitter.com", "x.com", "mobile.twitter.com"].contains(host) {
                return "x.com"
            }
        }
        return nil
    }

    /// The first `@name` in brackets, as posts are signed.
    private static func handle(in text: String) -> String? {
        guard let open = text.firstRange(of: "(@") else { return nil }
        let name = text[open.upperBound...].prefix { $0.isLetter || $0.isNumber || "_.-".contains($0) }
        return (1...60).contains(name.count) ? "@" + name : nil
    }

    private static let posts: [(name: String, site: String)] = [
        ("twitter-tweet", "x.com"), ("twitter-video", "x.com"), ("instagram-media", "instagram.com"),
        ("tiktok-embed", "tiktok.com"), ("bluesky-embed", "bsky.app"), ("fb-post", "facebook.com"),
        ("text-post-media", "threads.net"), ("mastodon-embed", "Mastodon"), ("reddit-embed", "reddit.com"),
    ]
}
