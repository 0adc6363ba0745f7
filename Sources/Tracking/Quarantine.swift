import ArticleArchive
public import Articles
import Extraction
import Glibc

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A page that was not recorded, because it is probably not the article any more: kept for a person to look at.
public struct QuarantinedPage: Sendable, Hashable, Codable {
    /// What became of it.
    public enum State: String, Sendable, Hashable, Codable {
        /// Nobody has looked at it yet.
        case waiting
        /// It was not the article. Only this note is kept, so that its like is not kept again.
        case rejected
    }

    /// Names it: the article's id and the beginning of the digest of its words.
    public var id: String
    /// The publication of the article it was taken for.
    public var publication: String
    /// The name of that article.
    public var article: String
    /// When it was seen.
    public var observed: Date
    /// Where it was seen.
    public var source: String
    /// The address that answered, where there was one.
    public var address: String?
    /// The HTTP status, where there was one.
    public var status: Int?
    /// The `Content-Type` as received.
    public var mediaType: String?
    /// Why it was not recorded.
    public var reason: String
    /// How many bytes it has.
    public var size: Int
    /// What became of it.
    public var state: State
}

/// The pages that wait for a person: under `quarantine/` in the store, each as `<id>.page`, the bytes as
/// received, and `<id>.json`, what is known of it.
struct Quarantine: Sendable {
    private let directory: String

    /// The most pages of one article that wait; the oldest make room.
    private static let most = 5
    private static let largestNote = 1_000_000

    init(of store: String) { directory = store + "/quarantine" }

    /// Where the bytes of a page are.
    func path(of id: String) -> String { "\(directory)/\(id).page" }

    /// Keeps a page; one with the same words that waits already, or was rejected, is not kept again.
    ///
    /// - Parameter words: the words that were read in it; `nil` where none could be, then the bytes decide.
    func keep(
        _ seen: Seen, words: String?, as identity: ArticleIdentity, observed: Date, reason: String
    ) throws(TrackingError) {
        let digest = ArticleArchive.digest(of: words.map { Array($0.utf8) } ?? seen.page.bytes)
        let id = "\(identity.id)-\(digest.drop { $0 != ":" }.dropFirst().prefix(10))"
        let known = pages().filter { $0.article == identity.name }
        guard !known.contains(where: { $0.id == id }) else { return }
        for old in known.filter({ $0.state == .waiting }).sorted(by: { $0.observed > $1.observed })
            .dropFirst(Self.most - 1)
        {
            remove(old.id)
        }
        let page = QuarantinedPage(
            id: id, publication: identity.publication, article: identity.name, observed: observed,
            source: seen.sourceName, address: seen.page.address?.description, status: seen.status,
            mediaType: seen.page.mediaType, reason: reason, size: seen.page.bytes.count, state: .waiting)
        try write(Data(seen.page.bytes), to: path(of: id))
        try write(page)
    }

    /// All notes, the newest first; those that cannot be read are passed over.
    func pages() -> [QuarantinedPage] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        return names.filter { $0.hasSuffix(".json") }.compactMap { name in
            guard let file = try? FileOnDisk("\(directory)/\(name)"),
                let bytes = try? file.bytes(limit: Self.largestNote),
                let page = try? decoder.decode(QuarantinedPage.self, from: Data(bytes)),
                "\(page.id).json" == name
            else { return nil }
            return page
        }
        .sorted { ($0.observed, $0.id) > ($1.observed, $1.id) }
    }

    /// The bytes of a page that waits.
    func bytes(of page: QuarantinedPage) throws(TrackingError) -> [UInt8] {
        try FileOnDisk(path(of: page.id)).bytes(limit: Source.maximumFileSize)
    }

    /// Notes that a page was not the article, and lets go of its bytes.
    func reject(_ page: QuarantinedPage) throws(TrackingError) {
        var page = page
        page.state = .rejected
        try write(page)
        unlink(path(of: page.id))
    }

    /// Notes that the pages taken for one article were taken for another.
    func hand(over origin: ArticleIdentity, to target: ArticleIdentity) throws(TrackingError) {
        for var page in pages() where (page.publication, page.article) == (origin.publication, origin.name) {
            (page.publication, page.article) = (target.publication, target.name)
            try write(page)
        }
    }

    /// Forgets a page.
    func remove(_ id: String) {
        unlink("\(directory)/\(id).json")
        unlink(path(of: id))
    }

    private func write(_ page: QuarantinedPage) throws(TrackingError) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .iso8601
        let note: Data
        do { note = try encoder.encode(page) } catch {
            throw TrackingError(.store, "a quarantined page has no JSON form: \(error)")
        }
        try write(note, to: "\(directory)/\(page.id).json")
    }

    private func write(_ data: Data, to path: String) throws(TrackingError) {
        do {
            try FileManager.default.createDirectory(
                atPath: directory, withIntermediateDirectories: true)
            try data.write(to: URL(filePath: path), options: .atomic)
        } catch {
            throw TrackingError(
                .store, "\(path) cannot be written; check the permissions and the room on the disk")
        }
    }
}

extension Store {
    var quarantine: Quarantine { Quarantine(of: directory) }

    /// The pages that wait for a person, the newest first.
    public func quarantined() -> [QuarantinedPage] {
        quarantine.pages().filter { $0.state == .waiting }
    }

    /// The page of this id, or whose id begins so.
    ///
    /// - Throws: ``TrackingError`` with code `notFound`, or `usage` where several fit.
    public func quarantined(named name: String) throws(TrackingError) -> QuarantinedPage {
        let fitting = quarantined().filter { $0.id.hasPrefix(name) }
        guard let page = fitting.first, !name.isEmpty else {
            throw TrackingError(
                .notFound, "no page called '\(name)' waits in quarantine (see 'stet quarantine')")
        }
        guard fitting.count == 1 else {
            throw TrackingError(
                .usage, "'\(name)' fits several pages in quarantine:", candidates: fitting.map(\.id))
        }
        return page
    }

    /// Where the bytes of a page are, as received.
    public func path(of page: QuarantinedPage) -> String { quarantine.path(of: page.id) }

    /// The article that the page can be read as; `nil` where it cannot.
    public func reading(of page: QuarantinedPage) throws(TrackingError) -> Article? {
        let bytes = try quarantine.bytes(of: page)
        return try? Extractor.read(page.page(bytes)).article
    }

    /// Notes that a page was not the article; its like is not kept again.
    public func reject(_ page: QuarantinedPage) throws(TrackingError) { try quarantine.reject(page) }
}

extension QuarantinedPage {
    func page(_ bytes: [UInt8]) -> Page {
        Page(bytes: bytes, mediaType: mediaType, address: address.flatMap { try? WebAddress($0) })
    }
}
