import ArticleCatalog
public import Articles
import Extraction
public import Fetching

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// What a look at an address came to, for whoever plans the next one.
public struct LookReport: Sendable, Hashable {
    /// What the observation log says.
    public var outcome: Observation.Outcome
    /// The article, where it is known.
    public var identity: ArticleIdentity?
    /// The revision that was recorded, or the one that stands; `nil` where nothing could be read.
    public var revision: Revision?
    /// What was seen, where it is not what stood: the reason in words.
    public var reason: String?
    /// The HTTP status, where there was one.
    public var status: Int?
    /// The address that answered, after redirects; `nil` where none did.
    public var final: WebAddress?
    /// What to ask with next time.
    public var validators: Validators?
    /// When the server wants to be asked again.
    public var retryAfter: Date?
    /// How long it took, in seconds.
    public var seconds: Double
    /// Whether a revision was recorded that a second look has to confirm.
    public var isProvisional: Bool { outcome == .revised && revision?.kind == .edit }
    /// The language the page says it is in; given with the first revision.
    public var language: String?
    /// When the page says that it was published; given with the first revision.
    public var published: Date?
}

/// What a server gave to ask with, and the words it gave it for.
public struct KnownPage: Sendable, Hashable {
    /// What the server gave.
    public var validators: Validators
    /// The revision that stood then.
    ///
    /// Where another stands now, "nothing changed" means something else: who recorded it may have died before
    /// the new validators were written down.
    public var revision: RevisionID

    /// Puts the two together.
    public init(validators: Validators, revision: RevisionID) {
        self.validators = validators
        self.revision = revision
    }
}

extension Tracker {
    /// Looks at an address, records what is new, and says what there is to know for the next look.
    ///
    /// - Parameters:
    ///   - known: what the server gave at the look before; `nil` to have the page sent in any case.
    ///   - allows: whether a further page of the article may be asked for.
    /// - Throws: ``TrackingError`` where the store cannot be read or written; what is wrong with the page or
    ///   its server is in the report.
    public func look(
        at address: WebAddress, knowing known: KnownPage?,
        allows: @Sendable (WebAddress) -> Bool = { _ in true }
    ) async throws(TrackingError) -> LookReport {
        var haul = try await look(
            at: .address(address), as: nil, validators: known?.validators, allows: allows)
        var standing: StandingArticle?
        if case .same(let seen) = haul {
            standing = try await self.standing(at: seen.addresses(explicit: nil))
            if standing == nil || standing?.latest.id != known?.revision {
                haul = try await look(at: .address(address), as: nil, allows: allows)
            }
        }
        let (seen, final) = haul.seen
        let recording: Recording
        do {
            if case .same = haul, let standing {
                recording = try await same(seen, as: standing)
            } else {
                recording = try await take(haul, as: nil, observed: nil, isAccepted: false, isWatched: true)
            }
        } catch {
            guard error.code == .unreadable else { throw error }
            recording = .refused(error, .failed, nil)
        }
        var report = LookReport(
            outcome: .failed, status: seen.status, final: final, retryAfter: seen.head.retryAfter(at: now()),
            seconds: Double(seen.milliseconds ?? 0) / 1000)
        switch recording {
        case .tracked(let tracked):
            report.outcome = tracked.isRecorded ? .revised : .unchanged
            report.identity = tracked.identity
            report.revision = tracked.revision
            if tracked.isRecorded, tracked.revisions == 1 {
                let article = try await store.article(at: tracked.revision, of: tracked.identity)
                report.language = article.metadata.language
                report.published = article.metadata.published.flatMap { Timestamp.parse($0) }
            }
            // What the first of several pages answers says nothing of the others.
            if tracked.revision.kind != .vanished, !seen.isSequence {
                report.validators =
                    seen.page.address.flatMap { Validators(seen.head, of: $0) }
                    ?? (seen.status == 304 ? known?.validators : nil)
            }
        case .refused(let error, let outcome, let identity):
            report.outcome = outcome
            report.identity = identity
            report.reason = error.message
        }
        return report
    }
}
