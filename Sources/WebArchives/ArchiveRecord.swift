#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// One record of a web archive: a WARC record (ISO 28500), or an entry of the older ARC format as one.
public struct ArchiveRecord: Sendable, Hashable {
    /// What a record is (ISO 28500, section 6).
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case warcinfo, response, resource, request, metadata, revisit, conversion, continuation
        /// A kind of its own making.
        case other
    }

    /// A named field, as written.
    public struct Field: Sendable, Hashable {
        /// The name as spelt.
        public var name: String
        /// The value without white space around it.
        public var value: String

        /// Creates a field.
        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// What it is.
    public var kind: Kind
    /// The address it is about, as written, `nil` where it is about none.
    ///
    /// Without the angle brackets that some writers put around it.
    public var target: String?
    /// When it was captured.
    public var date: Date?
    /// All named fields in the order given.
    public var fields: [Field]
    /// The record's block: for a response the HTTP message as it came over the wire.
    public var block: [UInt8]
    /// Where it begins: in bytes of the file for plain files, of the compressed file for those with a member a
    /// record.
    public var offset: Int
    /// Whether the file ended before the block did, or the writer says that it was cut (`WARC-Truncated`).
    public var isTruncated: Bool

    /// The value of the first field of a name, whatever its letter case.
    public subscript(name: String) -> String? {
        fields.first { $0.name.utf8.count == name.utf8.count && $0.name.lowercased() == name.lowercased() }?
            .value
    }

    /// The record's own name, `urn:uuid:…`.
    public var id: String? { self["WARC-Record-ID"].map(ArchiveRecord.unbracketed) }

    /// What a revisit is the same as: the address and the time of the capture that has the payload.
    public var original: (target: String?, date: Date?)? {
        guard kind == .revisit else { return nil }
        return (
            self["WARC-Refers-To-Target-URI"].map(ArchiveRecord.unbracketed) ?? target,
            self["WARC-Refers-To-Date"].flatMap(ArchiveTime.parse)
        )
    }

    /// The HTTP message inside; `nil` where there is none that can be read.
    public var message: HTTPMessage? {
        switch kind {
        case .response, .revisit:
            target?.lowercased().hasPrefix("http") == false ? nil : HTTPMessage(block)
        case .resource, .conversion:
            HTTPMessage(
                status: 200,
                fields: [Field("Content-Type", self["Content-Type"] ?? "application/octet-stream")],
                body: block)
        default: nil
        }
    }

    static func unbracketed(_ text: String) -> String {
        text.hasPrefix("<") && text.hasSuffix(">") && text.count > 1
            ? String(text.dropFirst().dropLast()) : text
    }
}
