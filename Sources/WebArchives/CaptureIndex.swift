public import Articles

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// The captures that an archive's index lists (CDX, in any of the forms that the Wayback Machine and pywb
/// answer in).
public struct CaptureIndex: Sendable, Hashable {
    /// One capture.
    public struct Capture: Sendable, Hashable {
        /// Its fourteen digits, as written.
        public var timestamp: String
        /// When it was made.
        public var date: Date
        /// The address that was captured, as written.
        public var original: String
        /// The media type, `nil` where it is not said.
        ///
        /// `warc/revisit` means the payload of an earlier capture.
        public var mediaType: String?
        /// The status; `nil` where it is not said.
        public var status: Int?
        /// The payload's digest; equal ones are equal payloads.
        public var digest: String?

        /// Where the archive keeps the capture as it was made, without its own additions (`id_`).
        ///
        /// - Parameter archive: the part before the time, such as `https://web.archive.org/web`.
        public func rawAddress(in archive: WebAddress) -> WebAddress? {
            let prefix = archive.description.hasSuffix("/") ? archive.description : archive.description + "/"
            return try? WebAddress(prefix + timestamp + "id_/" + original)
        }
    }

    /// The captures, oldest first.
    public private(set) var captures: [Capture] = []
    /// How many lines could not be read.
    public private(set) var unreadable = 0
    /// What to hand in to get the lines that follow (`showResumeKey`); `nil` at the end.
    public private(set) var resumeKey: String?

    /// The most captures taken.
    public static let maximumCaptures = 1_000_000

    /// Reads an index: JSON with or without a head line, one JSON object a line, CDXJ, or words with spaces.
    public init(_ bytes: [UInt8]) {
        let first = bytes.first { $0 > 0x20 }
        if first == UInt8(ascii: "["),
            let rows = try? JSONDecoder().decode([[String?]].self, from: Data(bytes))
        {
            takeRows(rows)
        } else {
            var names = Self.usualNames
            for line in bytes.split(separator: 0x0A).prefix(Self.maximumCaptures) {
                takeLine(FieldText.trimmed(String(decoding: line, as: UTF8.self)[...]), &names)
            }
        }
        captures.sort { $0.date < $1.date }
    }

    private static let usualNames = [
        "urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length",
    ]

    private mutating func takeRows(_ rows: [[String?]]) {
        var names = Self.usualNames
        for (index, row) in rows.prefix(Self.maximumCaptures).enumerated() {
            let words = row.map { $0 ?? "-" }
            if index == 0, words.contains("timestamp") {
                names = words
            } else if words.isEmpty {
                continue
            } else if words.count == 1, index == rows.count - 1 {
                resumeKey = words[0]
            } else {
                take(Dictionary(zip(names, words)) { first, _ in first })
            }
        }
    }

    private mutating func takeLine(_ line: String, _ names: inout [String]) {
        if line.isEmpty || line.hasPrefix("!meta") { return }
        if line.hasPrefix("CDX ") || line.hasPrefix("CDX\t") {
            names = line.split(whereSeparator: \.isWhitespace).dropFirst().map {
                Self.letters[$0] ?? String($0)
            }
            return
        }
        if let brace = line.firstIndex(of: "{") {
            guard var values = Self.object(line[brace...]) else {
                unreadable += 1
                return
            }
            let words = line[..<brace].split(separator: " ")
            if words.count >= 2 { values["timestamp"] = values["timestamp"] ?? String(words[1]) }
            return take(values)
        }
        take(Dictionary(zip(names, line.split(separator: " ").map(String.init))) { first, _ in first })
    }

    private mutating func take(_ values: [String: String]) {
        let said = values.filter { $0.value != "-" && !$0.value.isEmpty }
        guard let timestamp = said["timestamp"], let date = ArchiveTime.digits(timestamp),
            let original = said["original"] ?? said["url"], captures.count < Self.maximumCaptures
        else {
            unreadable += 1
            return
        }
        captures.append(
            Capture(
                timestamp: timestamp, date: date, original: original,
                mediaType: said["mimetype"] ?? said["mime"],
                status: (said["statuscode"] ?? said["status"]).flatMap { Int($0) }, digest: said["digest"]))
    }

    private static func object(_ text: Substring) -> [String: String]? {
        guard let values = try? JSONDecoder().decode([String: Loose].self, from: Data(text.utf8)) else {
            return nil
        }
        return values.compactMapValues(\.text)
    }

    /// The letters of the older formats' first line (Internet Archive, "CDX File Format").
    private static let letters: [Substring: String] = [
        "N": "urlkey", "b": "timestamp", "a": "original", "m": "mimetype", "s": "statuscode", "k": "digest",
    ]

    private struct Loose: Decodable {
        let text: String?

        init(from decoder: any Decoder) throws {
            let value = try? decoder.singleValueContainer()
            text = (try? value?.decode(String.self)) ?? (try? value?.decode(Int.self)).map { String($0) }
        }
    }
}
