public import Articles
public import Tracking

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// What an operator decides about from the site: pages that were set aside, and lines that are left out of articles.
///
/// The rest of the site only reads; only who knows the password comes to a desk.
public protocol ReviewDesk: Sendable {
    /// The pages that wait, the newest first.
    func waiting() async throws(WebsiteError) -> [QuarantinedPage]
    /// What can be read in a page; `nil` where that is nothing.
    func reading(of page: QuarantinedPage) async throws(WebsiteError) -> Article?
    /// Records a page: it is the article after all.
    func accept(_ page: QuarantinedPage) async throws(WebsiteError)
    /// Lets go of a page, and of its like.
    func reject(_ page: QuarantinedPage) async throws(WebsiteError)
    /// The lines that recur in a publication's articles, what is left out first.
    func lines(of publication: String) async throws(WebsiteError) -> [KnownLine]
    /// Decides about a line; `nil` leaves it to the rules again.
    func rule(
        on line: KnownLine, in publication: String, isBoilerplate: Bool?, at time: Date
    ) async throws(WebsiteError)
}

/// A desk over a store.
public struct StoreReviewDesk: ReviewDesk {
    private let directory: String
    private let tracker: @Sendable (Store) -> Tracker

    /// Creates a desk.
    ///
    /// - Parameter tracker: makes what records an accepted page.
    public init(_ directory: String, tracker: @escaping @Sendable (Store) -> Tracker) {
        self.directory = directory
        self.tracker = tracker
    }

    /// The pages that wait, the newest first.
    public func waiting() async throws(WebsiteError) -> [QuarantinedPage] {
        try await store(for: .reading).quarantined()
    }

    /// What can be read in a page; `nil` where that is nothing.
    public func reading(of page: QuarantinedPage) async throws(WebsiteError) -> Article? {
        let store = try await store(for: .reading)
        return try await Website.reading { () async throws(TrackingError) in try store.reading(of: page) }
    }

    /// Records a page: it is the article after all.
    public func accept(_ page: QuarantinedPage) async throws(WebsiteError) {
        let store = try await store(for: .recording)
        _ = try await Website.reading { () async throws(TrackingError) in
            try await tracker(store).accept(page)
        }
    }

    /// Lets go of a page, and of its like.
    public func reject(_ page: QuarantinedPage) async throws(WebsiteError) {
        let store = try await store(for: .recording)
        try await Website.reading { () async throws(TrackingError) in try store.reject(page) }
    }

    /// The lines that recur in a publication's articles, what is left out first.
    public func lines(of publication: String) async throws(WebsiteError) -> [KnownLine] {
        let store = try await store(for: .reading)
        return try await Website.reading { () async throws(TrackingError) in
            try await store.boilerplate(of: publication)
        }
    }

    /// Decides about a line; `nil` leaves it to the rules again.
    public func rule(
        on line: KnownLine, in publication: String, isBoilerplate: Bool?, at time: Date
    ) async throws(WebsiteError) {
        let store = try await store(for: .recording)
        try await Website.reading { () async throws(TrackingError) in
            try await store.rule(
                on: line.line.text, in: publication, isBoilerplate: isBoilerplate, at: time)
        }
    }

    private func store(for purpose: Store.Purpose) async throws(WebsiteError) -> Store {
        try await Website.reading { () async throws(TrackingError) in
            try await Store.open(directory, for: purpose)
        }
    }
}
