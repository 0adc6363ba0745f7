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
            title: "", description: Phrase.Front.description,
            path: query.path(after: nil),
            feed: (Link.to("/feed.atom", query.pairs), Phrase.Front.title), main: main)
    }

    private var main: Markup {
        """
        <div class="lead"><h1>\(Phrase.Front.title)</h1>
        <p class="lede">\(Phrase.Front.lede)</p>
        \(Sparkline(days: days, today: today).svg)</div>
        \(filters)
        <p id="news" class="news" role="status" data-one="\(Phrase.Front.oneNew)" data-many="\(Phrase.Front.manyNew)" hidden><a href="\(query.path(after: nil))">\(Phrase.Front.news)</a></p>
        \(ChangeList(changes: changes.changes).markup)
        \(more)
        """
    }

    private var more: Markup {
        if changes.changes.isEmpty, changes.next == nil {
            if query.pairs.isEmpty, !newest.isEmpty { return unedited }
            return query.pairs.isEmpty
                ? "<div class=\"empty\">\(Phrase.Front.nothing)</div>"
                : "<p class=\"empty\">\(Phrase.Front.noneFits) <a href=\"/\">\(Phrase.Front.all)</a></p>"
        }
        guard let next = changes.next else { return "" }
        return
            "<p class=\"more\"><a rel=\"next\" href=\"\(query.path(after: next))\">\(Phrase.Front.older)</a></p>"
    }

    private var unedited: Markup {
        let rows: [Markup] = newest.map {
            "<li><a href=\"\(Link.article($0.identity))\" dir=\"auto\">\($0.headline)</a> <span class=\"count\">\($0.identity.publication)</span></li>\n"
        }
        return """
            <div class="empty"><p>\(Phrase.Front.unedited)</p></div>
            <ul class="ranking">\(rows)</ul>
            """
    }

    private var filters: Markup {
        let filter = query.filter
        return """
            <details class="filters"\(query.pairs.isEmpty ? "" : " open" as Markup)><summary>\(Phrase.Front.choose)</summary>
            <form action="/"><div>
            <label>\(Phrase.Front.publication) <select name="publication"><option value="">\(Phrase.Front.everyPublication)</option>\(publications.map { option($0, filter.publication) })</select></label>
            <label>\(Phrase.Front.significance) <select name="significance">\(["", "0.3", "0.5", "0.7", "0.9"].map { option($0, query.significance, named: $0.isEmpty ? Phrase.Front.anySignificance : $0) })</select></label>
            <label>\(Phrase.Front.kind) <select name="kind"><option value="">\(Phrase.Front.everyEdit)</option>\(Revision.Kind.allCases.map { option($0.rawValue, query.kind, named: Phrase.Change.kind($0)) })</select></label>
            <label>\(Phrase.Front.language) <input name="language" size="3" maxlength="8" value="\(filter.language ?? "")"></label>
            <label>\(Phrase.Front.from) <input type="date" name="from" value="\(query.from)"></label>
            <label>\(Phrase.Front.to) <input type="date" name="to" value="\(query.to)"></label>
            <label>\(Phrase.Front.headline) <select name="headline">\([("", Phrase.Front.anyHeadline), ("1", Phrase.Front.changedHeadline), ("only", Phrase.Front.headlineAlone)].map { option($0.0, query.headline, named: $0.1) })</select></label>
            <label><input type="checkbox" name="stealth" value="1"\(checked(filter.isStealth))> \(Phrase.Front.stealth)</label>
            <button>\(Phrase.Front.show)</button></div></form></details>
            """
    }

    private func option(_ value: String, _ chosen: String?, named name: String? = nil) -> Markup {
        "<option value=\"\(value)\"\(value == (chosen ?? "") ? " selected" as Markup : "")>\(name ?? value)</option>"
    }

    private func checked(_ isChecked: Bool) -> Markup { isChecked ? " checked" : "" }
}
