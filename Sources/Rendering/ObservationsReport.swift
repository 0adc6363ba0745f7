public import Articles

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// The looks at an article for other programs: `stet-observations/1`.
public struct ObservationsReport: Sendable, Hashable, Codable {
    /// The name of the shape.
    public var format = "stet-observations/1"
    /// Which article.
    public var article: ArticleReference
    /// Its newest headline.
    public var headline: String
    /// The addresses it was seen at, the latest first.
    public var addresses: [Address]
    /// The looks in the order given.
    public var observations: [Run]

    /// One address.
    public struct Address: Sendable, Hashable, Codable {
        /// What all its spellings have in common.
        public var key: String
        /// Its shortest spelling.
        public var address: String?
        /// When the article was first seen there.
        public var first: Date
        /// When it was last seen there.
        public var last: Date
    }

    /// One look, or several that found the same.
    public struct Run: Sendable, Hashable, Codable {
        /// When the first was taken.
        public var first: Date
        /// When the last was taken.
        public var last: Date
        /// How many there were.
        public var looks: Int
        /// What they found: `unchanged`, `revised`, `quarantined`, `missing` or `failed`.
        public var outcome: Observation.Outcome
        /// Where they looked.
        public var source: String
        /// The HTTP status.
        public var status: Int?
        /// The digest of the bytes that the first look received.
        public var firstSnapshot: String?
        /// The digest of the bytes that the last look received.
        public var snapshot: String?
        /// The `ETag` that the last look was given.
        public var tag: String?
        /// The `Last-Modified` that the last look was given.
        public var lastModified: String?
        /// How long the last look took.
        public var milliseconds: Int?
        /// The reason in words.
        public var detail: String?
    }

    /// Creates a report.
    public init(_ article: TrackedArticle, _ addresses: [SeenAddress], _ runs: [ObservationRun]) {
        self.article = ArticleReference(article.identity)
        headline = article.headline
        self.addresses = addresses.map {
            Address(key: $0.key, address: $0.address, first: $0.first, last: $0.last)
        }
        observations = runs.map {
            Run(
                first: $0.first, last: $0.last, looks: $0.looks, outcome: $0.outcome, source: $0.source,
                status: $0.status, firstSnapshot: $0.firstSnapshot, snapshot: $0.snapshot,
                tag: $0.validators.tag, lastModified: $0.validators.lastModified,
                milliseconds: $0.milliseconds, detail: $0.detail)
        }
    }
}
