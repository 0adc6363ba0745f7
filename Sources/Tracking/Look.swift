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
    var validators = Observation.Validators()
    var milliseconds: Int?

    /// Where the article may have been seen before, the surest first; an address given for it alone decides.
    func addresses(explicit: WebAddress?) -> [WebAddress] {
        explicit.map { [$0] } ?? [requested, page.address].compactMap { $0 }
    }
}

/// What came of a look.
enum Look {
    /// Bytes, whatever they are.
    case page(Seen)
    /// The server could not be asked, or answered with an error.
    case nothing(FailedLook)
}

/// A look at the web that brought nothing home.
struct FailedLook {
    /// What is known of it all the same.
    let seen: Seen
    /// What to tell.
    let error: TrackingError

    /// Whether the server says that the page is gone (RFC 9110, 404 and 410).
    var isGone: Bool { seen.status == 404 || seen.status == 410 }
}

extension Tracker {
    /// Reads or fetches a source.
    ///
    /// - Throws: ``TrackingError`` where a file cannot be read.
    func look(at source: Source, as address: WebAddress?) async throws(TrackingError) -> Look {
        switch source {
        case .bytes(let bytes, let name):
            return .page(Seen(page: Page(bytes: bytes, mediaType: nil, address: address), sourceName: name))
        case .file(let path):
            let (bytes, mediaType) = try Source.read(file: path)
            let name = path.split(separator: "/").last.map(String.init) ?? path
            return .page(
                Seen(page: Page(bytes: bytes, mediaType: mediaType, address: address), sourceName: name))
        case .address(let requested):
            let begun = now()
            func milliseconds() -> Int { Int(max(0, min(now().timeIntervalSince(begun), 86400)) * 1000) }
            do {
                let response = try await fetcher.fetch(requested)
                let page = Page(
                    bytes: response.body, mediaType: response.head["content-type"], address: response.final)
                return .page(
                    Seen(
                        page: page, requested: requested, sourceName: requested.description,
                        status: response.status,
                        validators: Observation.Validators(
                            tag: response.head["ETag"], lastModified: response.head["Last-Modified"]),
                        milliseconds: milliseconds()))
            } catch {
                let seen = Seen(
                    page: Page(bytes: [], mediaType: nil, address: nil), requested: requested,
                    sourceName: requested.description, status: error.status, milliseconds: milliseconds())
                return .nothing(FailedLook(seen: seen, error: TrackingError(.unreadable, error.description)))
            }
        }
    }
}
