public import Articles
public import Fetching
public import Scheduling
import Tracking

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// One address on the watch list: an article, or a source that leads to articles.
public struct WatchItem: Sendable, Hashable, Codable {
    /// What stands there.
    public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        /// One article.
        case article
        /// RSS, Atom or JSON Feed.
        case feed
        /// A sitemap, a news sitemap, or an index of sitemaps.
        case sitemap
        /// A front page or a section's page, whose links are taken.
        case page
    }

    /// Where it is.
    public let address: WebAddress
    /// What stands there.
    public var kind: Kind
    /// When it is looked at next.
    public var due: Date
    /// Why then, in words.
    public var reason: String
    /// What to ask its server with.
    public var validators: Validators?
    /// The revision that stood when the server gave them.
    public var revision: RevisionID?
    /// How many times in a row the server said that nothing changed, without sending the page.
    public var unsentLooks: Int?
    /// Whether the server was found to say so of a page that had changed.
    public var isMisled: Bool?
    /// What an article's schedule has to know; for a source, when it appeared on the list and its failures.
    public var watched: Watched
    /// The article that is recorded of it; `nil` for a source, and before the first look that read one.
    public var identity: ArticleIdentity?
    /// How a source's articles are chosen; `nil` for an article.
    public var choice: SourceChoice?
    /// The time between two looks at a source, in seconds.
    public var interval: Double
    /// Where redirects led to at the last look that read it, where that is another address.
    public var place: WebAddress?
    /// Whether its address is gone, so that it is looked at in its ``place``.
    public var isMoved: Bool?
    /// The number of the revision that waits for a second look.
    public var provisional: Int?
    /// The source an article was found in; `nil` where it was put on the list itself.
    public var origin: String?
    /// Whether it stands in the settings, and goes when it goes there.
    public var isConfigured = false
    /// The language that an article has to say it is in (BCP 47); `nil` for any.
    public var language: String?

    /// Puts an address on the list, due at once.
    public init(
        _ address: WebAddress, _ kind: Kind, choice: SourceChoice? = nil, origin: String? = nil,
        appeared: Date, due: Date
    ) {
        self.address = address
        self.kind = kind
        self.choice = choice
        self.origin = origin
        self.due = due
        reason = "it was never looked at"
        watched = Watched(appeared: appeared)
        interval = SourcePace.first
    }

    /// After so many looks at which a server said that nothing changed, it is asked for the page itself.
    private static let trust = 12

    /// What to ask an article's server with; `nil` to have the page sent, now and then in any case, because
    /// some servers go on to say that nothing changed.
    var question: KnownPage? {
        guard isMisled != true, unsentLooks ?? 0 < Self.trust, let validators, let revision else {
            return nil
        }
        return KnownPage(validators: validators, revision: revision)
    }

    /// Takes what a look at an article says of the next one.
    mutating func take(_ look: LookReport) {
        if look.status == 304 {
            unsentLooks = (unsentLooks ?? 0) + 1
        } else {
            if look.outcome == .revised, look.validators != nil, look.validators == validators {
                isMisled = true
            }
            unsentLooks = nil
        }
        (validators, revision) = (look.validators, look.revision?.id)
    }

    /// Takes where an article was found, or that it was not: one whose address led to another and is gone now
    /// is looked at there.
    ///
    /// - Returns: whether it is looked at elsewhere from now on.
    mutating func takePlace(of look: LookReport) -> Bool {
        switch look.outcome {
        case .revised, .unchanged:
            guard let final = look.final, final != target else { return false }
            place = final
            return false
        case .missing:
            guard isMoved != true, let place, ArticleKey(place) != ArticleKey(address),
                look.final ?? address == address
            else { return false }
            isMoved = true
            validators = nil
            return true
        case .failed, .quarantined: return false
        }
    }

    /// Where it is looked at.
    var target: WebAddress { isMoved == true ? place ?? address : address }

    /// The site it is looked at on: what one `robots.txt` and one pace hold for.
    var site: String { "\(target.scheme)://\(target.hostAndPort)" }
}

/// How a source's articles are chosen.
public struct SourceChoice: Sendable, Hashable, Codable {
    /// Patterns of addresses to take; all where there are none.
    public var include: [String]
    /// Patterns of addresses to leave out.
    public var exclude: [String]
    /// Whether live blogs are taken.
    public var takesLiveBlogs: Bool
    /// Whether pages of scores are taken.
    public var takesScores: Bool
    /// The most articles taken a day; `nil` for all.
    public var dailyLimit: Int?
    /// Only articles that say they are in this language (BCP 47); `nil` for any.
    public var language: String?
    /// The day, counted from 1970, for which ``taken`` counts.
    var day: Int
    /// Articles taken on that day.
    var taken: Int

    /// Creates a choice: everything but live blogs and scores, unless told otherwise.
    public init(
        include: [String] = [], exclude: [String] = [], takesLiveBlogs: Bool = false,
        takesScores: Bool = false, dailyLimit: Int? = nil, language: String? = nil
    ) {
        self.include = include
        self.exclude = exclude
        self.takesLiveBlogs = takesLiveBlogs
        self.takesScores = takesScores
        self.dailyLimit = dailyLimit
        self.language = language
        day = 0
        taken = 0
    }

    /// The same choice with another's count of the day.
    func counting(as other: SourceChoice?) -> SourceChoice {
        var choice = self
        if let other { (choice.day, choice.taken) = (other.day, other.taken) }
        return choice
    }

    /// Counts one more article; false where the day's limit is reached.
    mutating func take(at time: Date) -> Bool {
        let today = Int(time.timeIntervalSince1970 / 86_400)
        if today != day { (day, taken) = (today, 0) }
        if let dailyLimit, taken >= dailyLimit { return false }
        taken += 1
        return true
    }
}

/// How often a source is read: more often while it has news, less often while it has none.
enum SourcePace {
    /// Before anything is known, in seconds.
    static let first = 900.0
    private static let range = 300.0...7200.0

    /// The next interval, in seconds.
    static func next(_ interval: Double, foundNews: Bool) -> Double {
        min(max(interval * (foundNews ? 0.6 : 1.4), range.lowerBound), range.upperBound)
    }
}
