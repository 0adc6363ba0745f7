public import Articles
import Fetching
import Tracking
import WebArchives

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Where an archive lists its captures, and where it keeps them.
public enum MementoPlace: Sendable, Hashable {
    /// The Wayback Machine of the Internet Archive.
    case wayback
    /// Another archive that is laid out as pywb's are: under this address there are `cdx`, `timemap/link/` and
    /// the captures.
    case archive(WebAddress)
    /// A list of captures of one address (RFC 7089, section 5).
    case timeMap(WebAddress)

    /// What to call it.
    var name: String {
        switch self {
        case .wayback: "web.archive.org"
        case .archive(let address), .timeMap(let address): address.description
        }
    }
}

/// One capture in an archive.
struct ListedCapture: Hashable {
    var date: Date
    /// Where its bytes are as they were received.
    var raw: WebAddress
    /// The address that was captured.
    var original: WebAddress
    /// Equal ones are equal bytes.
    var digest: String?
}

/// Asks an archive what it has of an address.
struct MementoList {
    let place: MementoPlace
    let address: WebAddress
    let from: Date?
    let until: Date?

    /// The captures in time order, each once.
    func captures(by reader: inout PacedReader) async throws(TrackingError) -> [ListedCapture] {
        var captures: [ListedCapture]
        switch place {
        case .wayback:
            captures = try await index(
                at: "https://web.archive.org/cdx/search/cdx", raw: "https://web.archive.org/web", by: &reader)
        case .archive(let base):
            let root =
                base.description.hasSuffix("/") ? String(base.description.dropLast()) : base.description
            captures = try await index(at: root + "/cdx", raw: root, by: &reader)
            if captures.isEmpty {
                let map = try parsed(root + "/timemap/link/" + address.description)
                captures = try await timeMap(at: map, by: &reader)
            }
        case .timeMap(let map): captures = try await timeMap(at: map, by: &reader)
        }
        var seen: Set<WebAddress> = []
        return captures.filter { capture in
            (from.map { capture.date >= $0 } ?? true) && (until.map { capture.date <= $0 } ?? true)
                && seen.insert(capture.raw).inserted
        }.sorted { ($0.date, $0.raw.description) < ($1.date, $1.raw.description) }
    }

    private func parsed(_ text: String) throws(TrackingError) -> WebAddress {
        do { return try WebAddress(text) } catch { throw TrackingError(.usage, error.description) }
    }

    // MARK: CDX

    /// The Wayback Machine's pages of 5,000 lines follow each other by a key.
    private static let pageLength = 5_000
    private static let mostPages = 200

    private func index(
        at server: String, raw: String, by reader: inout PacedReader
    ) async throws(TrackingError) -> [ListedCapture] {
        let archive = try parsed(raw)
        var query = "?url=" + Self.escaped(address.description) + "&output=json"
        if let from { query += "&from=" + Self.digits(from) }
        if let until { query += "&to=" + Self.digits(until) }
        if place == .wayback {
            // Redirects and errors are no states of the article; revisits have no status of their own.
            query += "&filter=!statuscode:[345]..&showResumeKey=true&limit=\(Self.pageLength)"
        }
        var captures: [ListedCapture] = []
        var resume = ""
        for _ in 0..<Self.mostPages {
            guard let response = try await reader.read(parsed(server + query + resume)) else { break }
            let index = CaptureIndex(response.body)
            for capture in index.captures where capture.status == nil || capture.status == 200 {
                guard let raw = capture.rawAddress(in: archive),
                    let original = try? WebAddress(capture.original)
                else { continue }
                captures.append(
                    ListedCapture(
                        date: capture.date, raw: raw, original: original, digest: capture.digest))
            }
            guard place == .wayback, let key = index.resumeKey else { break }
            resume = "&resumeKey=" + Self.escaped(key)
        }
        return captures
    }

    private static func digits(_ date: Date) -> String { Timestamp.iso8601(date).filter(\.isNumber) }

    private static func escaped(_ text: String) -> String {
        text.utf8.map { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "_"), UInt8(ascii: "~"):
                String(UnicodeScalar(byte))
            default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }.joined()
    }

    // MARK: TimeMaps

    private static let mostParts = 200

    private func timeMap(
        at first: WebAddress, by reader: inout PacedReader
    ) async throws(TrackingError) -> [ListedCapture] {
        var captures: [ListedCapture] = []
        var parts = [first]
        var index = 0
        while index < parts.count, index < Self.mostParts {
            let part = parts[index]
            index += 1
            guard let response = try await reader.read(part) else {
                if index > 1 { continue }
                throw TrackingError(.unreadable, "\(part): there is no list of captures there")
            }
            let map: TimeMap
            do { map = try TimeMap(response.body, from: response.final) } catch {
                throw TrackingError(.unreadable, error.description)
            }
            for memento in map.mementos {
                captures.append(
                    ListedCapture(
                        date: memento.date, raw: Self.raw(memento.address), original: address, digest: nil))
            }
            // A list may lead anywhere: only the archive it came from is asked.
            for next in map.parts where next.host == first.host && !parts.contains(next) {
                parts.append(next)
            }
        }
        return captures
    }

    /// The same capture without what the archive adds to pages: `id_` behind the fourteen digits.
    static func raw(_ memento: WebAddress) -> WebAddress {
        let text = memento.description
        guard let digits = text.firstMatch(of: /\/([0-9]{14})(?:[a-z]{2}_)?\//) else { return memento }
        let address = text.replacingCharacters(in: digits.range, with: "/\(digits.output.1)id_/")
        return (try? WebAddress(address)) ?? memento
    }
}

extension String {
    fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
        self[..<range.lowerBound] + text + self[range.upperBound...]
    }
}
