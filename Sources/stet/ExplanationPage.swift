import Articles
import Extraction
import Rendering

/// The page that `stet extract --explain` writes: each line of the original with what became of it.
///
/// One file, no scripts, nothing fetched (its policy forbids both); every word of the original is escaped.
enum ExplanationPage {
    static func html(of explanation: Explanation, name: String) -> String {
        let rows = explanation.lines.map(row).joined()
        return """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer">
            <title>How \(escaped(name)) was read</title><style>\(style)</style></head><body>
            <h1>How <q>\(escaped(name))</q> was read</h1>
            \(summary(explanation))
            <p class="key"><span class="body">body</span> <span class="top">above the body</span> <span class="caption">caption</span> <span class="note">correction, byline</span> <span class="left">left out</span> <span class="outside">put aside by an element’s name</span> <span class="apart">apart from the article</span></p>
            <table class="lines">\(rows)</table>
            \(facts(explanation.facts))
            </body></html>

            """
    }

    private static func summary(_ explanation: Explanation) -> String {
        switch explanation.outcome {
        case .failure(let error):
            return
                "<p class=\"verdict\"><strong>\(error.code.rawValue)</strong>: \(escaped(error.description))</p>"
        case .success(let reading):
            let parts = [reading.verdict.kind.rawValue] + reading.verdict.evidence
            let count =
                "\(Plural.count(reading.article.blocks.count, "block")), \(Plural.count(reading.leftOut.count, "line")) left out"
            return
                "<p class=\"verdict\"><strong>\(escaped(parts.joined(separator: "; ")))</strong>: \(count); taken from \(reading.source.rawValue), \(escaped(reading.mediaType)); extractor \(Extractor.version)</p>"
        }
    }

    private static func row(_ line: Explanation.Line) -> String {
        let (style, label) = look(line.role)
        return
            "<tr class=\"\(style)\"><th scope=\"row\">\(escaped(label))</th><td dir=\"auto\">\(escaped(line.text))</td></tr>\n"
    }

    /// What was believed about the article, where it was found, and what lost against it.
    private static func facts(_ facts: [MetadataFact]) -> String {
        guard !facts.isEmpty else { return "" }
        let rows = facts.map { fact in
            let others = fact.others.map { other in
                "<li><code>\(escaped(other.source))</code> <span dir=\"auto\">\(escaped(other.value))</span></li>"
            }.joined()
            return
                "<tr><th scope=\"row\">\(escaped(fact.name))</th><td dir=\"auto\">\(escaped(fact.value ?? "nothing"))</td><td><code>\(escaped(fact.source ?? ""))</code></td><td>\(others.isEmpty ? "" : "<ul>\(others)</ul>")</td></tr>\n"
        }
        return """
            <h2>What the page says about the article</h2>
            <div class="wide"><table class="facts"><thead><tr><th scope="col">what</th><th scope="col">taken</th><th scope="col">from</th><th scope="col">not taken: what other places say</th></tr></thead><tbody>\(rows.joined())</tbody></table></div>
            """
    }

    private static func look(_ role: Explanation.Role) -> (style: String, label: String) {
        switch role {
        case .block(let kind):
            switch kind {
            case .headline, .kicker, .standfirst, .bullet: ("top", kind.rawValue)
            case .caption: ("caption", kind.rawValue)
            case .byline, .correction: ("note", kind.rawValue)
            default: ("body", kind.rawValue)
            }
        case .leftOut(let reason): ("left", "left out: \(words(reason))")
        case .outside(let reason, let element): ("outside", "\(words(reason)): \(element)")
        case .apart: ("apart", "apart")
        }
    }

    private static func words(_ reason: LeftOut.Reason) -> String {
        switch reason {
        case .advertisement: "advertisement"
        case .readingTime: "how long it takes to read"
        case .trustLabel: "why to trust the publication"
        case .comments: "comments"
        case .sharing: "buttons to share, save or listen"
        case .relativeTime: "a time that changes by itself"
        case .date: "a date, kept as metadata"
        case .signUp: "newsletter, account, subscription"
        case .related: "other articles"
        case .follow: "whom to follow"
        case .navigation: "menus and labels of the page"
        case .consent: "cookies and consent"
        case .table: "a figure or a word in a table"
        case .copyright: "who owns the words"
        case .credit: "a picture’s credit without a caption"
        case .duplicate: "the same words again"
        case .biography: "about the author"
        case .rule: "a rule for the publication says so"
        case .learned: "what the publication prints on its articles"
        }
    }

    /// Words of a page as text of an HTML element or attribute, without bidirectional tricks.
    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in Printable.line(text, limit: 100_000).unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static let style = """
        :root{color-scheme:light dark}
        body{font:1rem/1.5 Georgia,serif;max-width:70rem;margin:2rem auto;padding:0 1rem;background:#fdfbf6;color:#1c1a16}
        h1{font-size:1.5rem}h2{font-size:1.2rem;margin-top:2.5rem}table{border-collapse:collapse;width:100%}
        .wide{overflow-x:auto}.facts th,.facts td{border:0;border-top:1px solid #d6cfc0;vertical-align:top;min-width:7rem}
        .facts th{width:auto}.facts td{padding:.35rem .75rem;font-size:.9rem}.facts ul{margin:0;padding:0 0 0 1rem;color:#655f54}
        code{font:.75rem/1.4 ui-monospace,monospace}
        th{font:.75rem/1.4 system-ui,sans-serif;text-align:left;vertical-align:top;width:14rem;padding:.35rem .75rem;color:#4d483e;overflow-wrap:anywhere}
        td{padding:.25rem .75rem;border-left:.4rem solid var(--c);overflow-wrap:anywhere}
        .key span{border-left:.4rem solid var(--c);padding:0 .6rem 0 .4rem}
        .body{--c:#0b7a57}.top{--c:#1d4f8c}.caption{--c:#6b4aa0}.note{--c:#8a6a00}.left{--c:#b03a12}.outside{--c:#8c8577}.apart{--c:#d6cfc0}
        tr.left td,tr.outside td,tr.apart td{color:#655f54}tr.left td{text-decoration:line-through}
        tr.top td{font-weight:600}
        @media(max-width:40rem){.lines,.lines tbody,.lines tr,.lines th,.lines td{display:block;width:auto}.lines th{padding-bottom:0}.lines tr{margin-bottom:.75rem}}
        @media(prefers-color-scheme:dark){.facts th,.facts td{border-color:#3a372f}.facts ul{color:#a8a294}body{background:#161513;color:#e9e4d9}th{color:#b9b3a5}tr.left td,tr.outside td,tr.apart td{color:#a8a294}
        .body{--c:#4fd1a5}.top{--c:#9cc3f5}.caption{--c:#cfc8ff}.note{--c:#e6c34d}.left{--c:#ff9a73}.apart{--c:#3a372f}}
        """
}
