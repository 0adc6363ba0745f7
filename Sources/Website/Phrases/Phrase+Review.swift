extension Phrase {
    /// The operator's desk.
    enum Review {
        static let title = "Review"
        static let lede = """
            Pages that were not recorded, because they are probably not the article any more. Accept one if it is the \
            article after all; reject it, and its like is not kept again.
            """
        static let none = "No page waits."
        static let boilerplate = "Lines that are left out"
        static let pages = "Pages that wait"
        static let article = "The article as it stands"
        static let all = "All that waits"
        static let accept = "Accept: it is the article"
        static let reject = "Reject: it is not"
        static let reading = "What can be read in it"
        static let unreadable = "Nothing can be read in it as an article."

        static let reason = "Not recorded"
        static let seen = "Seen"
        static let source = "At"
        static let answeredBy = "Answered by"
        static let status = "Status"
        static let bytes = "Bytes"
        static let difference = "Against the latest revision"

        static let password = "A password is needed here."
        static let tooManyWrong = "Too many wrong passwords came; try again in a minute."
        static let foreign = "This was not sent from this site's own page; go there and try again."
        static let decided = "No page of this name waits; somebody may have decided about it."
    }

    /// Lines that recur in a publication's articles.
    enum Lines {
        static let title = "Lines that are left out"
        static func title(_ publication: String) -> String { "Lines of \(publication)" }
        static let lede = """
            What recurs in a publication's articles and is not the article is learnt from those that are tracked, and \
            left out of what is read from then on. What you say of a line stands above that. Neither makes a \
            revision by itself: it applies when an article's words change next.
            """
        static let none = "No line recurs in its articles."
        static let leftOut = "left out"
        static let kept = "kept"
        static func evidence(articles: Int, inside: Int) -> String {
            "stood in \(articles) articles"
                + (inside > 0 ? ", in \(inside) of them among the paragraphs" : "")
        }
        static let keep = "Keep: it is the articles’"
        static let drop = "Leave out: it is boilerplate"
        static let reset = "Leave it to the rules"
        static let unknown = "No line of this name recurs in the publication's articles."
    }
}
