#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Reads the records of a WARC or ARC file one after the other, compressed or not.
///
/// Memory is bounded by the longest record taken. What is damaged is reported and skipped: reading goes on at
/// the next place that looks like a record.
public struct ArchiveReader {
    /// What comes next in an archive.
    public enum Item: Sendable {
        /// A record.
        case record(ArchiveRecord)
        /// Something that could not be read.
        case damage(ArchiveDamage)
    }

    /// The longest block taken, in bytes; the record is reported as damage where it is longer.
    public static let maximumBlock = 256_000_000
    private static let maximumFields = 1_000

    private var stream: ArchiveStream
    private var isARC = false
    private var pending: ArchiveDamage?
    /// A record read already, behind damage that is told first.
    private var held: ArchiveRecord?

    /// Creates a reader.
    ///
    /// - Parameter supply: gives the next bytes of the file, none at its end; what it throws, ``next()`` throws.
    public init(_ supply: @escaping () throws(WebArchiveError) -> [UInt8]) { stream = ArchiveStream(supply) }

    /// Creates a reader of a file in memory.
    public init(_ bytes: [UInt8]) {
        var rest = bytes
        self.init {
            defer { rest = [] }
            return rest
        }
    }

    /// The next record or the next damage; `nil` at the end.
    public mutating func next() throws(WebArchiveError) -> Item? {
        if let record = held {
            held = nil
            return .record(record)
        }
        if let damage = pending ?? stream.takeDamage() {
            pending = nil
            return .damage(damage)
        }
        var strange: ArchiveDamage?
        while true {
            _ = try stream.peek(1)
            let start = stream.offset
            guard let line = try stream.line() else {
                return (strange ?? stream.takeDamage()).map(Item.damage)
            }
            if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { continue }
            let text = String(decoding: line, as: UTF8.self)
            if text.hasPrefix("WARC/") || ARCHeader.isLikely(text, isARC: isARC) {
                let item = try text.hasPrefix("WARC/") ? warc(at: start) : arc(text, at: start)
                // What was skipped on the way is told first.
                guard let strange else { return item }
                guard case .record(let record) = item else { return .damage(strange) }
                held = record
                return .damage(strange)
            }
            strange = strange ?? ArchiveDamage(offset: start, message: "what stands here is no record")
        }
    }

    private mutating func warc(at start: Int) throws(WebArchiveError) -> Item {
        var fields: [ArchiveRecord.Field] = []
        while let line = try stream.line(), !line.isEmpty, fields.count < Self.maximumFields {
            let text = String(decoding: line, as: UTF8.self)
            if text.first?.isWhitespace == true, !fields.isEmpty {
                fields[fields.count - 1].value += " " + FieldText.trimmed(text[...])
            } else if let colon = text.firstIndex(of: ":") {
                fields.append(
                    ArchiveRecord.Field(
                        FieldText.trimmed(text[..<colon]),
                        FieldText.trimmed(text[text.index(after: colon)...])))
            }
        }
        var record = ArchiveRecord(kind: .other, fields: fields, block: [], offset: start, isTruncated: false)
        guard let length = record["Content-Length"].flatMap({ Int($0) }), length >= 0 else {
            return .damage(
                stream.takeDamage() ?? ArchiveDamage(offset: start, message: "a record without a length"))
        }
        record.kind = record["WARC-Type"].flatMap { ArchiveRecord.Kind(rawValue: $0.lowercased()) } ?? .other
        record.target = record["WARC-Target-URI"].map(ArchiveRecord.unbracketed)
        record.date = record["WARC-Date"].flatMap(ArchiveTime.parse)
        record.isTruncated = record["WARC-Truncated"].map { !$0.isEmpty } ?? false
        return try block(of: record, length: length)
    }

    private mutating func arc(_ line: String, at start: Int) throws(WebArchiveError) -> Item {
        isARC = true
        guard let header = ARCHeader(line) else {
            return .damage(ArchiveDamage(offset: start, message: "an ARC record without a length"))
        }
        var record = ArchiveRecord(
            kind: header.target.hasPrefix("filedesc://") ? .warcinfo : .response, target: header.target,
            date: header.date, fields: [ArchiveRecord.Field("Content-Type", header.mediaType)], block: [],
            offset: start, isTruncated: false)
        if record.kind == .response, !header.target.lowercased().hasPrefix("http") { record.kind = .resource }
        return try block(of: record, length: header.length)
    }

    private mutating func block(of record: ArchiveRecord, length: Int) throws(WebArchiveError) -> Item {
        guard length <= Self.maximumBlock else {
            _ = try stream.skip(length)
            return .damage(
                ArchiveDamage(
                    offset: record.offset, message: "a record longer than \(Self.maximumBlock) bytes"))
        }
        var record = record
        record.block = try stream.bytes(length)
        if record.block.count < length {
            record.isTruncated = true
            let cause = stream.takeDamage()?.message ?? "the file ends inside a record"
            pending = ArchiveDamage(offset: record.offset, message: cause)
            // Half a record of something else is of no use.
            if record.kind != .response, record.kind != .resource { return try next() ?? .record(record) }
        }
        return .record(record)
    }
}
