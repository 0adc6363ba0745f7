import Articles
import ByteCompression

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Writes records in WARC 1.1 (ISO 28500:2017), each a gzip member of its own.
///
/// It opens no file: what it gives is to be written one after the other.
public enum ArchiveWriter {
    /// The record that begins a file: who made it and by what.
    ///
    /// - Parameter id: a name that no other record has, best `urn:uuid:…`.
    public static func fileHead(software: String, date: Date, id: String) throws(WebArchiveError) -> [UInt8] {
        let text = "software: \(FieldText.line(software))\r\nformat: WARC File Format 1.1\r\n"
        return try record(
            .warcinfo, target: nil, date: date, id: id,
            fields: [.init("Content-Type", "application/warc-fields")], block: Array(text.utf8))
    }

    /// A response: status, header fields and body as they are to be found again.
    ///
    /// Fields that say how the body came over the wire are left out: the body is kept decoded.
    ///
    /// - Parameters:
    ///   - target: the address that answered.
    ///   - date: when.
    ///   - id: a name that no other record has.
    ///   - payloadDigest: the body's digest with its algorithm, such as `sha256:…`; `nil` writes none.
    public static func response(
        _ message: HTTPMessage, target: String, date: Date, id: String, payloadDigest: String? = nil
    ) throws(WebArchiveError) -> [UInt8] {
        var fields: [ArchiveRecord.Field] = [.init("Content-Type", "application/http;msgtype=response")]
        if let payloadDigest { fields.append(.init("WARC-Payload-Digest", payloadDigest)) }
        let block = head(message, length: message.body.count) + message.body
        return try record(.response, target: target, date: date, id: id, fields: fields, block: block)
    }

    /// A revisit: the same body as at an earlier capture, which is named and not repeated.
    public static func revisit(
        _ message: HTTPMessage, target: String, date: Date, id: String, payloadDigest: String,
        of original: (target: String, date: Date)
    ) throws(WebArchiveError) -> [UInt8] {
        let fields: [ArchiveRecord.Field] = [
            .init("Content-Type", "application/http;msgtype=response"),
            .init("WARC-Payload-Digest", payloadDigest),
            .init(
                "WARC-Profile", "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"),
            .init("WARC-Refers-To-Target-URI", original.target),
            .init("WARC-Refers-To-Date", Timestamp.iso8601(original.date)),
        ]
        return try record(
            .revisit, target: target, date: date, id: id, fields: fields,
            block: head(message, length: message.body.count))
    }

    /// Any record.
    public static func record(
        _ kind: ArchiveRecord.Kind, target: String?, date: Date, id: String, fields: [ArchiveRecord.Field],
        block: [UInt8]
    ) throws(WebArchiveError) -> [UInt8] {
        var text = "WARC/1.1\r\nWARC-Type: \(kind.rawValue)\r\nWARC-Record-ID: <\(FieldText.line(id))>\r\n"
        text += "WARC-Date: \(Timestamp.iso8601(date))\r\n"
        if let target { text += "WARC-Target-URI: \(FieldText.line(target))\r\n" }
        for field in fields { text += "\(FieldText.line(field.name)): \(FieldText.line(field.value))\r\n" }
        text += "Content-Length: \(block.count)\r\n\r\n"
        let plain = Array(text.utf8) + block + Array("\r\n\r\n".utf8)
        do throws(CompressionError) { return try Gzip.compressed(plain) } catch {
            throw WebArchiveError("a record for \(target ?? "the file") could not be written: \(error)")
        }
    }

    private static func head(_ message: HTTPMessage, length: Int) -> [UInt8] {
        var text = "HTTP/1.1 \(message.status) \r\n"
        for field in message.fields where !wireFields.contains(field.name.lowercased()) {
            let name = FieldText.line(field.name).filter { $0 != ":" && $0 != " " }
            if !name.isEmpty { text += "\(name): \(FieldText.line(field.value))\r\n" }
        }
        return Array((text + "Content-Length: \(length)\r\n\r\n").utf8)
    }

    private static let wireFields: Set<String> = ["content-length", "content-encoding", "transfer-encoding"]
}
