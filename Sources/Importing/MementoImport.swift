public import Articles
public import Fetching
public import Tracking

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Records what an archive of the web has of an address (Memento, RFC 7089), each capture for the time it was made.
///
/// Captures are read as they were received, oldest first. An import that was interrupted is begun again and goes
/// on where it was.
public struct MementoImport: Sendable {
    private let tracker: Tracker
    private let fetcher: Fetcher
    private let clock: ImportClock
    private let delay: Double
    private let directory: String

    /// Creates an import.
    ///
    /// - Parameters:
    ///   - store: the store to record into.
    ///   - delay: the least time between two requests, in seconds.
    public init(into store: Store, by fetcher: Fetcher, clock: ImportClock, delay: Double) {
        tracker = Tracker(store: store, fetcher: fetcher, now: clock.now)
        directory = store.directory
        self.fetcher = fetcher
        self.clock = clock
        self.delay = delay
    }

    /// Imports the captures of an address.
    ///
    /// - Parameters:
    ///   - address: what was captured.
    ///   - place: which archive has it.
    ///   - from: only captures made then or later.
    ///   - until: only captures made then or earlier.
    ///   - limit: the most captures to read in this run; the next run goes on behind them.
    ///   - progress: is told how far it is.
    /// - Throws: ``TrackingError``: `unreadable` where the archive cannot be read, or has nothing of the
    ///   address; `store`.
    public func run(
        _ address: WebAddress, in place: MementoPlace, from: Date? = nil, until: Date? = nil,
        limit: Int? = nil, progress: @escaping @Sendable (ImportProgress) -> Void = { _ in }
    ) async throws(TrackingError) -> ImportCounts {
        var counts = ImportCounts()
        var reader = PacedReader(fetcher, clock, delay: delay) {
            progress(ImportProgress(counts: ImportCounts(), waiting: $0))
        }
        let list = MementoList(place: place, address: address, from: from, until: until)
        let captures = try await list.captures(by: &reader)
        guard !captures.isEmpty else {
            throw TrackingError(.unreadable, "\(place.name) has no capture of \(address) in that time")
        }
        var journal = ImportJournal(in: directory, of: "memento \(place.name)")
        var last: (digest: String, mediaType: String?, bytes: [UInt8])?
        for capture in captures {
            if journal.contains(capture.raw.description) {
                counts.done += 1
                continue
            }
            if let limit, counts.pages >= limit { break }
            counts.pages += 1
            var date = capture.date
            var page = last.flatMap { $0.digest == capture.digest ? ($0.mediaType, $0.bytes) : nil }
            if page == nil, let response = try await reader.read(capture.raw) {
                // An archive may answer with the nearest capture it has.
                date = response.head["Memento-Datetime"].flatMap(HTTPDate.parse) ?? date
                page = (response.head["Content-Type"], response.body)
                last = capture.digest.map { ($0, response.head["Content-Type"], response.body) }
            }
            if let page {
                try await record(page.1, page.0, of: capture.original, at: date, &counts)
            } else {
                counts.passedOver += 1
            }
            try journal.note(capture.raw.description)
            progress(ImportProgress(counts: counts, all: captures.count))
        }
        return counts
    }

    private func record(
        _ bytes: [UInt8], _ mediaType: String?, of original: WebAddress, at date: Date,
        _ counts: inout ImportCounts
    ) async throws(TrackingError) {
        do {
            let source = Source.capture(bytes, mediaType: mediaType, of: original)
            // Somebody named the address: what was captured there is the article, be it ever so short.
            let tracked = try await tracker.track(
                source, observed: date, claims: Claims(isVouched: true))
            if tracked.isRecorded { counts.recorded += 1 } else { counts.unchanged += 1 }
        } catch {
            guard error.code != .store else { throw error }
            counts.passedOver += 1
        }
    }
}
