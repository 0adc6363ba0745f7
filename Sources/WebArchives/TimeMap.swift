public import Articles

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// An archive's list of the captures of an address (Memento, RFC 7089, section 5; format: RFC 6690).
public struct TimeMap: Sendable, Hashable {
    /// One capture.
    public struct Memento: Sendable, Hashable {
        /// Where it is kept.
        public var address: WebAddress
        /// When it was made.
        public var date: Date
    }

    /// The address that was captured, as written.
    public private(set) var original: String?
    /// Where the archive chooses a capture by time.
    public private(set) var timeGate: WebAddress?
    /// The captures, oldest first.
    public private(set) var mementos: [Memento] = []
    /// Other parts of the list.
    public private(set) var parts: [WebAddress] = []

    /// The most links read.
    public static let maximumLinks = 1_000_000

    /// Reads a list; what is no link in it is skipped.
    ///
    /// - Parameter address: where it came from, which relative addresses are relative to.
    /// - Throws: ``WebArchiveError`` where no link in it is one of a TimeMap.
    public init(_ bytes: [UInt8], from address: WebAddress) throws(WebArchiveError) {
        var links = LinkFormat(bytes)
        var count = 0
        while count < Self.maximumLinks, let link = links.next() {
            count += 1
            let relations = (link.parameters["rel"] ?? "").lowercased().split(separator: " ")
            let target = try? WebAddress(link.target, relativeTo: address)
            if relations.contains("original") { original = original ?? link.target }
            guard let target else { continue }
            if relations.contains("timegate") { timeGate = timeGate ?? target }
            if relations.contains("timemap"), target != address, !parts.contains(target), parts.count < 10_000
            {
                parts.append(target)
            }
            if relations.contains("memento"), let date = link.parameters["datetime"].flatMap(HTTPDate.parse) {
                mementos.append(Memento(address: target, date: date))
            }
        }
        guard original != nil || timeGate != nil || !mementos.isEmpty || !parts.isEmpty else {
            throw WebArchiveError("\(address): what came is no TimeMap")
        }
        mementos.sort { $0.date < $1.date }
    }
}
