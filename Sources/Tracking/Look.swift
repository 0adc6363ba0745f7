import Articles
import Extraction
import Fetching

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What one look at a source brought home.
struct Seen {
    var page: Page
    var requested: WebAddress?
    var sourceName: String
    var status: Int?
    var head = ResponseHead()
    var milliseconds: Int?
    /// Whether the article goes over several pages, of which the head is the first one's alone.
    var isSequence = false

    /// Where the article may have been seen before, the surest first; an address given for it alone decides.
    func addresses(explicit: WebAddress?) -> [WebAddress] {
        explicit.map { [$0] } ?? [requested, page.address].compactMap { $0 }
    }
}

/// What a look brought home.
enum Haul {
    /// Bytes, whatever they are.
    case page(Seen)
    /// The server's word that the page is what it was (304).
    case same(Seen)
    /// The server could not be asked, or answered with an error.
    case nothing(FailedLook)

    /// What was seen, and the address that answered, after redirects; `nil` where none did.
    var seen: (Seen, final: WebAddress?) {
        switch self {
        case .page(let seen), .same(let seen): (seen, seen.page.address)
        case .nothing(let failure): (failure.seen, failure.final)
        }
    }
}

/// A look at the web that brought nothing home.
struct FailedLook {
    /// What is known of it all the same.
    let seen: Seen
    /// What to tell.
    let error: TrackingError
    /// The address that answered, after redirects; `nil` where none did.
    var final: WebAddress?
    /// Whether it was given up by who took it, so that it says nothing of the page.
    var isCancelled = false

    /// Whether the server says that the page is gone (RFC 9110, 404 and 410).
    var isGone: Bool { seen.status == 404 || seen.status == 410 }
}

extension Tracker {
    /// Reads or fetches a source.
    ///
    /// - Parameters:
    ///   - validators: what to ask an address with.
    ///   - allows: whether a further page of the article may be asked for.
    /// - Throws: ``TrackingError`` where a file cannot be read.
    func look(
        at source: Source, as address: WebAddress?, validators: Validators? = nil,
        allows: @Sendable (WebAddress) -> Bool = { _ in true }
    ) async throws(TrackingError) -> Haul {
        switch source {
        case .bytes(let bytes, let name):
            return .page(Seen(page: Page(bytes: bytes, mediaType: nil, address: address), sourceName: name))
        case .capture(let bytes, let mediaType, let of):
            let page = Page(bytes: bytes, mediaType: mediaType, address: of)
            return .page(Seen(page: page, requested: of, sourceName: of.description))
        case .file(let path):
            let (bytes, mediaType) = try Source.read(file: path)
            let name = path.split(separator: "/").last.map(String.init) ?? path
            return .page(
                Seen(page: Page(bytes: bytes, mediaType: mediaType, address: address), sourceName: name))
        case .address(let requested):
            let haul = await look(at: requested, validators: validators)
            guard case .page(let seen) = haul else { return haul }
            return await withFollowingPages(seen, allows: allows)
        }
    }

    private func look(at requested: WebAddress, validators: Validators?) async -> Haul {
        let begun = now()
        var seen = Seen(
            page: Page(bytes: [], mediaType: nil, address: nil), requested: requested,
            sourceName: requested.description)
        do {
            let look = try await fetcher.look(at: requested, validators: validators)
            seen.milliseconds = milliseconds(since: begun)
            switch look {
            case .page(let response):
                seen.page = Page(
                    bytes: response.body, mediaType: response.head["content-type"], address: response.final)
                seen.head = response.head
                seen.status = response.status
                return .page(seen)
            case .unchanged(let final, let head):
                seen.page.address = final
                seen.head = head
                seen.status = 304
                return .same(seen)
            }
        } catch {
            seen.milliseconds = milliseconds(since: begun)
            seen.status = error.status
            seen.head = error.head ?? ResponseHead()
            return .nothing(
                FailedLook(
                    seen: seen, error: TrackingError(.unreadable, error.description), final: error.final,
                    isCancelled: error.code == .cancelled))
        }
    }

    /// Fetches the pages on which an article goes on, and makes one of all.
    ///
    /// A page that should be there and cannot be had fails the look: without it a part of the article would look
    /// deleted.
    private func withFollowingPages(
        _ first: Seen, allows: @Sendable (WebAddress) -> Bool
    ) async -> Haul {
        var sequence = PageSequence(first.page)
        while let next = sequence.next, allows(next) {
            do { try await Task.sleep(for: pause) } catch {}
            do {
                let response = try await fetcher.fetch(next)
                let page = Page(
                    bytes: response.body, mediaType: response.head["content-type"], address: response.final)
                guard sequence.append(page) else { break }
            } catch {
                var seen = first
                // That a further page is gone does not say that the article is.
                seen.status = error.status.flatMap { $0 == 404 || $0 == 410 ? nil : $0 }
                return .nothing(
                    FailedLook(
                        seen: seen,
                        error: TrackingError(
                            .unreadable,
                            "page \(sequence.pages.count + 1) of the article could not be had: \(error.description)"
                        ),
                        isCancelled: error.code == .cancelled))
            }
        }
        guard sequence.pages.count > 1 else { return .page(first) }
        var seen = first
        seen.page = sequence.joined
        seen.isSequence = true
        return .page(seen)
    }

    private func milliseconds(since begun: Date) -> Int {
        Int(max(0, min(now().timeIntervalSince(begun), 86400)) * 1000)
    }
}
