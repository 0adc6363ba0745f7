import Articles
import ProseDiff
import Rendering

/// Changes as a feed (RFC 4287).
struct AtomFeed {
    struct Entry {
        var title: String
        var path: String
        var updated: String
        var author: String
        var summary: String
        /// HTML, to be escaped once more.
        var content: Markup
    }

    var title: String
    /// The path of the feed itself, and of the page it belongs to.
    var path: String
    var page: String
    var updated: String
    var entries: [Entry]

    func xml(_ settings: SiteSettings) -> String {
        let document: Markup = """
            <?xml version="1.0" encoding="utf-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom">
            <id>\(settings.address + path)</id>
            <title>\(XMLWords.clean(title))</title>
            <updated>\(updated)</updated>
            <generator version="\(settings.release)">\(Phrase.Feed.maker)</generator>
            <link rel="self" type="application/atom+xml" href="\(settings.address + path)"/>
            <link rel="alternate" type="text/html" href="\(settings.address + page)"/>
            \(entries.map { entry($0, settings) })</feed>

            """
        return document.text
    }

    private func entry(_ entry: Entry, _ settings: SiteSettings) -> Markup {
        """
        <entry>
        <id>\(settings.address + entry.path)</id>
        <title>\(XMLWords.clean(entry.title))</title>
        <updated>\(entry.updated)</updated>
        <author><name>\(XMLWords.clean(entry.author))</name></author>
        <link rel="alternate" type="text/html" href="\(settings.address + entry.path)"/>
        <summary>\(XMLWords.clean(entry.summary))</summary>
        <content type="html">\(XMLWords.clean(entry.content.text))</content>
        </entry>

        """
    }
}

/// Words for XML 1.0, which has no place for some scalars even as references (section 2.2).
enum XMLWords {
    static func clean(_ words: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in words.unicodeScalars {
            switch scalar.value {
            case 0xFFFE, 0xFFFF: result.append("\u{FFFD}")
            default: result.append(scalar)
            }
        }
        return String(result)
    }
}

/// A comparison as plain HTML for feed readers, which bring their own styles.
enum FeedDiff {
    static func html(_ document: DiffDocument) -> Markup {
        let (old, new) = (document.old.article.blocks, document.new.article.blocks)
        var markup: Markup = "<p>\(document.summary)</p>"
        if let why = document.judgement.words { markup += "<p><small>\(why)</small></p>" }
        for change in document.diff.changes where change.kind != .kept {
            let words = document.diff.runs(of: change, old: old, new: new).map {
                $0.markup(old: old, new: new)
            }
            let note: Markup =
                change.hasMoved && change.edits.isEmpty ? "<small>\(Phrase.Feed.moved)</small>" : ""
            markup += "<p dir=\"auto\">\(note)\(words)</p>"
        }
        return markup
    }
}
