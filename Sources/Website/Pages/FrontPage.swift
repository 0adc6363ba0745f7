import Articles

/// What changed lately, newest first.
struct FrontPage {
    var changes: ChangePage
    var query: ChangeQuery
    var days: [PublicationStatistics.Bin]
    var publications: [String]
    /// Articles to show where none was edited yet.
    var newest: [TrackedArticle]
    /// Days since 1970-01-01.
    var today: Int

    var page: Page {
        Page(
            title: "", description: "How newspapers change what they have published, word by word.",
            path: query.path(after: nil),
            feed: (Link.to("/feed.atom", query.pairs), "What changed"), main: main)
    }

    private var main: Markup {
        """
        <div class="lead"><h1>What changed</h1>
        <p class="lede">Articles that were edited after they were published, newest first. Open one to read what stood before.</p>
        \(Sparkline(days: days, today: today).svg)</div>
        \(filters)
        <p id="news" class="news" role="status" hidden><a href="\(query.path(after: nil))">New changes</a></p>
        \(ChangeList(changes: changes.changes).markup)
        \(more)
        """
    }

    private var more: Markup {
        if changes.changes.isEmpty, changes.next == nil {
            if query.pairs.isEmpty, !newest.isEmpty { return unedited }
            return query.pairs.isEmpty
                ? "<div class=\"empty\"><p>No article is tracked yet.</p><p>Begin with <code>stet track https://…</code>; what changes will stand here.</p></div>"
                : "<p class=\"empty\">Nothing fits. <a href=\"/\">Show all changes</a></p>"
        }
        guard let next = changes.next else { return "" }
        return
            "<p class=\"more\"><a rel=\"next\" href=\"\(query.path(after: next))\">Older changes</a></p>"
    }

    private var unedited: Markup {
        let rows: [Markup] = newest.map {
            "<li><a href=\"\(Link.article($0.identity))\" dir=\"auto\">\($0.headline)</a> <span class=\"count\">\($0.identity.publication)</span></li>\n"
        }
        return """
            <div class="empty"><p>None of the tracked articles was edited so far. As soon as one is, it stands here.</p></div>
            <ul class="ranking">\(rows)</ul>
            """
    }

    private var filters: Markup {
        let filter = query.filter
        return """
            <details class="filters"\(query.pairs.isEmpty ? "" : " open" as Markup)><summary>Choose</summary>
            <form action="/"><div>
            <label>Publication <select name="publication"><option value="">all</option>\(publications.map { option($0, filter.publication) })</select></label>
            <label>Matters at least <select name="significance">\(["", "0.3", "0.5", "0.7", "0.9"].map { option($0, query.significance, named: $0.isEmpty ? "any" : $0) })</select></label>
            <label>Kind <select name="kind"><option value="">all edits</option>\(Revision.Kind.allCases.map { option($0.rawValue, query.kind) })</select></label>
            <label>Language <input name="language" size="3" maxlength="8" value="\(filter.language ?? "")"></label>
            <label>From <input type="date" name="from" value="\(query.from)"></label>
            <label>To <input type="date" name="to" value="\(query.to)"></label>
            <label>Headline <select name="headline">\([("", "any"), ("1", "changed"), ("only", "changed alone")].map { option($0.0, query.headline, named: $0.1) })</select></label>
            <label><input type="checkbox" name="stealth" value="1"\(checked(filter.isStealth))> stealth edits</label>
            <button>Show</button></div></form></details>
            """
    }

    private func option(_ value: String, _ chosen: String?, named name: String? = nil) -> Markup {
        "<option value=\"\(value)\"\(value == (chosen ?? "") ? " selected" as Markup : "")>\(name ?? value)</option>"
    }

    private func checked(_ isChecked: Bool) -> Markup { isChecked ? " checked" : "" }
}
