import Articles

/// All words of the interface, in English, by the page they stand on; what articles say is not among them.
///
/// Whoever translates the site translates the files of this folder, and nothing else. A phrase with a value in it is
/// a function, because languages put values in different places; one with elements in it is ``Markup``.
enum Phrase {
    /// Around every page.
    enum Frame {
        /// The language of all of them.
        static let language = "en"
        static let skip = "Skip to the content"
        static let navigation = "Site"
        static let changes = "Changes"
        static let publications = "Publications"
        static let method = "Method"
        static let searchAll = "Search all words"
        static let search = "Search"
        static let note = "Times are UTC. Words stand as published."
        static let recorded = "What is recorded, and what is not"
        static let api = "API"
        static let feed = "Feed"
    }

    /// What several pages say of changes and revisions.
    enum Change {
        static let added = "words added: "
        static let removed = "removed: "
        static let stealth = "stealth edit"
        static let stealthMeaning = "No correction note, and the page’s “updated” time stayed the same"
        static func weight(_ significance: String) -> String { "matters \(significance)" }
        static let weightMeaning = "How much it matters: 0 for nothing, 1 for a correction note"
        static let firstSeen = "first seen"
        static func revision(_ number: Int) -> String { "revision \(number)" }
        static func revisions(_ count: Int) -> String { count == 1 ? "1 revision" : "\(count) revisions" }
        static func edits(_ count: Int) -> String { count == 1 ? "1 edit" : "\(count) edits" }
        static func looks(_ count: Int) -> String { count == 1 ? "1 look" : "\(count) looks" }

        static func kind(_ kind: Revision.Kind) -> String {
            switch kind {
            case .first: "first"
            case .edit: "edit"
            case .revert: "revert"
            case .technical: "technical"
            case .vanished: "vanished"
            case .returned: "returned"
            }
        }
    }

    /// The publications.
    enum Publications {
        static let title = "Publications"
        static let description = "The publications whose articles are tracked."
        static let none = "No article is tracked yet."
    }

    /// How a publication edits.
    enum Publication {
        static func description(_ name: String, edited: Int, of articles: Int) -> String {
            "\(edited) of \(articles) articles of \(name) were edited after they were first seen."
        }
        static func feed(_ name: String) -> String { "What changed in \(name)" }
        static let articles = "articles"
        static let edited = "of them edited"
        static let edits = "edits"
        static let stealth = "of them stealth edits"
        static func share(_ part: Int, percent: Int) -> String { "\(part) (\(percent) %)" }
        static let weeks = "Edits a week"
        static let week = "week beginning"
        static let hours = "Hours from the first look to an edit"
        static let hour = "hours"
        /// The bars of that chart: how many hours, up to the next one.
        static let spans = ["under 1", "1 to 6", "6 to 24", "24 to 72", "over 72"]
        static let most = "Most revised"
        static let latest = "Latest changes"
        static let all = "All its changes"
    }

    /// Charts.
    enum Chart {
        static let nothing = "Nothing to show yet."
        static let numbers = "The numbers"
        static func bar(_ name: String, _ value: Int, _ unit: String) -> String {
            "\(name): \(value) \(unit)"
        }
        static func alternative(_ unit: String, from first: String, to last: String, most: Int) -> String {
            "Bars of \(unit) from \(first) to \(last), the highest \(most)"
        }
        static func caption(from first: String, to last: String, most: Int, _ unit: String) -> String {
            (first == last ? first : "\(first) – \(last)") + ", at most \(most) \(unit)"
        }
    }

    /// What went wrong, and what to do.
    enum Trouble {
        static let lead = "What changed lately"
        static let readOnly = "This site is read."
        static let noPage = "No page has this address."
        static let noPath = "The API has no such path; /api/v1/openapi.json lists all."
        static let noArticle = "No article is tracked under this name."
        static let noPublication = "No article of this publication is tracked."
        static let noComparison = "url is the address of a comparison on this site."
        static let manyPictures = "Many pictures are being drawn; try again in a moment."
        static func manyRequests(_ perSecond: Int) -> String {
            "One client may ask \(perSecond) times a second; try again in a moment."
        }
        static let manyRevisions = "The article has too many revisions to be read at once."
        static let longRevisions = """
            These two revisions are too long to be compared on a page; 'stet diff' compares them on the command line.
            """
        static let end = "after is what the page before named as its end."
        static let limit = "limit is a number from 1 to 200."
        static let longPhrase = "A phrase has at most 200 characters."
        static let headline = "headline is 1 or only."
        static let significance = "significance is a number from 0 to 1."
        static func empty(_ name: String) -> String { "\(name) is empty; leave it out instead." }
        static func flag(_ name: String) -> String { "\(name) is 1 or left out." }
        static func pixels(_ name: String) -> String { "\(name) is a number of pixels." }
        static func date(_ name: String) -> String { "\(name) is a date: 2026-11-23." }
        static func kind(_ known: [String]) -> String { "kind is one of \(known.joined(separator: ", "))." }

        static func title(_ code: WebsiteError.Code) -> String {
            switch code {
            case .badRequest: "This cannot be meant"
            case .notFound: "There is nothing here"
            case .tooLarge: "Too much for one page"
            case .tooMany: "Too many requests"
            case .store: "The store cannot be read"
            }
        }
    }

    /// Feeds.
    enum Feed {
        static let changes = "What changed"
        static let maker = "Stet"
        static let firstSeen = "First seen."
        static let moved = "moved: "
        static func title(_ words: String, _ site: String) -> String { "\(words) · \(site)" }
        static func since(_ time: String) -> String { "stands since \(time)" }
        static func stood(from: String, to: String) -> String { "stood from \(from) to \(to)" }
    }
}
