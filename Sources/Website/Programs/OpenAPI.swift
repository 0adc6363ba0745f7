import Rendering

/// The document that describes the API (OpenAPI 3.1.0).
enum OpenAPI {
    /// One path of the API.
    private struct Operation {
        var path: String
        var summary: String
        var query: [String] = []
        var schema: String
        var isBounded = false
    }

    private static let filters = [
        "publication", "significance", "kind", "language", "from", "to", "headline", "stealth", "after",
        "limit",
    ]

    private static let operations = [
        Operation(
            path: "/changes", summary: "What changed, newest first.", query: filters, schema: "Changes"),
        Operation(
            path: "/articles", summary: "The tracked articles, newest change first.",
            query: ["publication", "afterArticle", "limit"], schema: "Articles"),
        Operation(
            path: "/articles/{publication}/{name}", summary: "One article and its revisions.",
            schema: "Article"),
        Operation(
            path: "/articles/{publication}/{name}/revisions/{revision}",
            summary: "The words of one revision.", schema: "State"),
        Operation(
            path: "/articles/{publication}/{name}/compare/{from}/{to}",
            summary: "What changed between two revisions, word by word.", schema: "Diff", isBounded: true),
        Operation(
            path: "/articles/{publication}/{name}/observations",
            summary:
                "The looks at an article, oldest first, those that found the same as one run; the latest 5,000.",
            schema: "Observations"),
        Operation(
            path: "/articles/{publication}/{name}/provenance",
            summary: "Which revision brought each word of the latest revision.", schema: "Provenance",
            isBounded: true),
        Operation(path: "/publications", summary: "The publications by name.", schema: "Publications"),
        Operation(
            path: "/publications/{publication}", summary: "How a publication edits.", schema: "Publication"),
        Operation(
            path: "/search", summary: "Where a phrase stands or stood, and from when until when.",
            query: ["q", "publication", "gone", "afterArticle", "limit"], schema: "Search"),
        Operation(path: "/openapi.json", summary: "This document.", schema: "Document"),
    ]

    /// The parameters by name; those of a path have no place in a query.
    private static let parameters: [(name: String, text: String)] = [
        (
            "publication",
            #"{"name":"publication","in":"query","description":"Only this publication.","schema":{"type":"string"}}"#
        ),
        (
            "significance",
            #"{"name":"significance","in":"query","description":"Only what matters at least this much.","schema":{"type":"number","minimum":0,"maximum":1}}"#
        ),
        (
            "kind",
            #"{"name":"kind","in":"query","description":"Only revisions of this kind; without it, all but first and technical ones.","schema":{"type":"string","enum":["first","edit","revert","technical","vanished","returned"]}}"#
        ),
        (
            "language",
            #"{"name":"language","in":"query","description":"Only this language, by its primary subtag.","schema":{"type":"string"}}"#
        ),
        (
            "from",
            #"{"name":"from","in":"query","description":"Only what was observed on this date or later (UTC).","schema":{"type":"string","format":"date"}}"#
        ),
        (
            "to",
            #"{"name":"to","in":"query","description":"Only what was observed on this date or earlier (UTC).","schema":{"type":"string","format":"date"}}"#
        ),
        (
            "headline",
            #"{"name":"headline","in":"query","description":"1: only what changed the headline; only: and nothing else.","schema":{"type":"string","enum":["1","only"]}}"#
        ),
        (
            "stealth",
            #"{"name":"stealth","in":"query","description":"1: only stealth edits.","schema":{"type":"string","enum":["1"]}}"#
        ),
        (
            "after",
            #"{"name":"after","in":"query","description":"`next` of the page before.","schema":{"type":"string","pattern":"^(-[0-9]{1,10}|[0-9]{1,11})\\.[0-9a-f]{40}$"}}"#
        ),
        (
            "afterArticle",
            #"{"name":"after","in":"query","description":"`next` of the page before.","schema":{"type":"string","pattern":"^[a-z0-9._-]+/[a-z0-9-]*[a-z0-9]-[a-z0-9]+$"}}"#
        ),
        (
            "limit",
            #"{"name":"limit","in":"query","description":"How many rows at most.","schema":{"type":"integer","minimum":1,"maximum":200,"default":50}}"#
        ),
        (
            "gone",
            #"{"name":"gone","in":"query","description":"1: only articles in whose latest revision the phrase does not stand.","schema":{"type":"string","enum":["1"]}}"#
        ),
        (
            "q",
            #"{"name":"q","in":"query","description":"The phrase. Letter case, accents and punctuation make no difference; an asterisk at the end stands for the rest of a word.","schema":{"type":"string","maxLength":200}}"#
        ),
    ]

    /// The document for a site.
    static func text(_ settings: SiteSettings) -> String {
        let paths = operations.map { "\"\($0.path)\":{\"get\":\(operation($0))}" }
        return """
            {"openapi":"3.1.0","info":{"title":\(quoted(settings.title)),"version":\(quoted(settings.release)),\
            "description":"How published articles changed, word by word. Read-only. A revision is named by its number, first, latest, the beginning of its commit id, or a time. Shapes carry their name and number in `format`; new keys may come at any time."},\
            "servers":[{"url":\(quoted(settings.address + "/api/v1"))}],
            "paths":{
            \(paths.joined(separator: ",\n"))
            },
            "components":{"schemas":{
            \(OpenAPISchemas.text)
            }}}

            """
    }

    private static func operation(_ operation: Operation) -> String {
        let inPath = operation.path.split(separator: "/").filter { $0.hasPrefix("{") }.map {
            #"{"name":"\#($0.dropFirst().dropLast())","in":"path","required":true,"schema":{"type":"string","minLength":1}}"#
        }
        let inQuery = operation.query.compactMap { name in Self.parameters.first { $0.name == name }?.text }
        var answers = [
            ##""200":{"description":"Done.","headers":{"ETag":{"schema":{"type":"string"}}},"content":{"application/json":{"schema":{"$ref":"#/components/schemas/\##(operation.schema)"}}}}"##,
            #""304":{"description":"Unchanged since the ETag given."}"#,
        ]
        var problems = ["429"]
        if !inQuery.isEmpty || !inPath.isEmpty { problems.append("400") }
        if !inPath.isEmpty { problems.append("404") }
        if operation.isBounded { problems.append("413") }
        answers += problems.map {
            ##""\##($0)":{"description":"Why not.","content":{"application/problem+json":{"schema":{"$ref":"#/components/schemas/Problem"}}}}"##
        }
        let listed = (inPath + inQuery).joined(separator: ",")
        return
            "{\"summary\":\(quoted(operation.summary)),\"parameters\":[\(listed)],\"responses\":{\(answers.joined(separator: ","))}}"
    }

    private static func quoted(_ text: String) -> String {
        (try? JSONText.make(text, onOneLine: true)).map { String($0.dropLast()) } ?? "\"\""
    }
}
