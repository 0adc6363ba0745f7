import Articles

extension Phrase {
    /// An article's life.
    enum Article {
        static func description(_ publication: String, _ revisions: Int, since time: String) -> String {
            "\(publication): \(Change.revisions(revisions)) since \(time)."
        }
        static let feed = "Revisions of this article"
        static func standing(_ edits: Int) -> String {
            switch edits {
            case 0: "Not edited since it was first seen."
            case 1: "Edited once."
            default: "Edited \(edits) times."
            }
        }
        static func seen(first: Markup, last: Markup) -> Markup {
            "First seen \(first), last looked at \(last)."
        }
        static let firstAndLatest = "First and latest compared"
        static let original = "The page as it is now"
        static let snapshot = "Page as received"
        static let feedLink = "Feed"
        static let json = "JSON"
        static let revisions = "Revisions"
        static func revision(_ number: Int) -> String { "Revision \(number)" }
        static func headlines(_ count: Int) -> String { "\(count) headlines" }
        static let standsNow = "As it stands"
        static func stoodIn(_ number: Int) -> String { "As it stood in revision \(number)" }
        static let git = "With plain git"
        static let gitMeaning = "Every revision is a commit of a bare repository:"
        static func gitCommand(_ identity: ArticleIdentity) -> String {
            "git -C repos/\(identity.publication).git log -p --word-diff \(identity.name) -- \(identity.name).txt"
        }
    }

    /// The words of an article with where they come from.
    enum Provenance {
        static let key = """
            Words with a dotted line came after the first revision: point at them, or tap them, for when they came and \
            what stood there before; follow them to the edit that brought them.
            """
        static let gone = "show what was removed, in its place"
        static let age = "colour words by age"
        static let older = "older"
        static let newer = "newer"
        static func edited(_ count: Int) -> String { "edited \(count)×" }
        static func new(in revision: Int) -> String { "new in \(revision)" }
        static func came(in revision: Int, _ time: String) -> String { "In revision \(revision), \(time)" }
        static func returned(in revision: Int, _ time: String) -> String {
            "; away, and back in revision \(revision), \(time)"
        }
        static func before(_ words: String) -> String { "; before: “\(words)”" }
        static func stood(from: String, to: String) -> String { "Stood from \(from) to \(to)" }
        static func back(since time: String) -> String { ", back since \(time)" }
    }

    /// The line of time.
    enum Timeline {
        static let name = "Timeline"
        static let wholeLife = "Its whole life"
        static let beginning = "Its first two days"
        static func contents(_ name: String, _ revisions: Int, looks: Int?) -> String {
            "\(name) · \(Change.revisions(revisions))" + (looks.map { ", \(Change.looks($0))" } ?? "")
        }
        static func alternative(
            _ name: String, _ revisions: Int, looks: Int?, from: String, to: String
        ) -> String {
            "\(name): \(Change.revisions(revisions))" + (looks.map { " and \(Change.looks($0))" } ?? "")
                + " from \(from) to \(to)"
        }
        static func revision(_ number: Int, _ time: String) -> String { "Revision \(number), \(time)" }
        static func revision(_ number: Int, _ time: String, _ summary: String) -> String {
            "Revision \(number), \(time): \(summary)"
        }
    }

    /// The looks at an article.
    enum Looks {
        static let title = "Looks"
        static func count(_ looks: Int) -> String { "\(Change.looks(looks)), newest first" }
        static func latest(_ rows: Int, of all: Int) -> String { "The latest \(rows) rows of \(all)." }
        static let when = "when (UTC)"
        static let looks = "looks"
        static let found = "found"
        static func status(_ number: Int) -> String { ", status \(number)" }

        static func outcome(_ outcome: Observation.Outcome) -> String {
            switch outcome {
            case .unchanged: "unchanged"
            case .revised: "revised"
            case .quarantined: "quarantined"
            case .missing: "missing"
            case .failed: "failed"
            }
        }
    }
}
