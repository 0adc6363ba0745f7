public import ByteCompression

/// An HTTP response as an archive keeps it: status, header fields, body.
public struct HTTPMessage: Sendable, Hashable {
    /// The status.
    public var status: Int
    /// The header fields in the order received.
    public var fields: [ArchiveRecord.Field]
    /// The body as it came over the wire.
    public var body: [UInt8]

    /// Creates a message.
    public init(status: Int, fields: [ArchiveRecord.Field], body: [UInt8]) {
        self.status = status
        self.fields = fields
        self.body = body
    }

    /// Reads a message (RFC 9112); `nil` where no status line begins it.
    public init?(_ bytes: [UInt8]) {
        let (head, bodyStart) = Self.head(bytes)
        guard let first = head.first else { return nil }
        let words = first.split(separator: " ", maxSplits: 2)
        guard words.count >= 2, words[0].hasPrefix("HTTP/"), let status = Int(words[1].prefix(3)) else {
            return nil
        }
        self.status = status
        fields = []
        for line in head.dropFirst() {
            if line.first == " " || line.first == "\t", !fields.isEmpty {
                fields[fields.count - 1].value += " " + FieldText.trimmed(line[...])
            } else if let colon = line.firstIndex(of: ":") {
                fields.append(
                    ArchiveRecord.Field(
                        FieldText.trimmed(line[..<colon]),
                        FieldText.trimmed(line[line.index(after: colon)...])))
            }
        }
        body = Array(bytes[bodyStart...])
    }

    /// The value of the first field of a name, whatever its letter case.
    public subscript(name: String) -> String? {
        fields.first { $0.name.utf8.count == name.utf8.count && $0.name.lowercased() == name.lowercased() }?
            .value
    }

    /// The media type, `application/octet-stream` where none is given.
    public var mediaType: String { self["Content-Type"] ?? "application/octet-stream" }

    /// The body without its transfer and content encodings.
    ///
    /// A body that says it is chunked or compressed and is not (some archives keep it decoded with the old head)
    /// is taken as it is. `nil` where it is compressed in a way that cannot be read, or grows beyond the limit.
    public func payload(limit: ExpansionLimit = ExpansionLimit(maximumBytes: 20_000_000)) -> [UInt8]? {
        var result = body
        if self["Transfer-Encoding"]?.lowercased().contains("chunked") == true {
            result = Self.dechunked(body) ?? body
        }
        for name in (self["Content-Encoding"] ?? "").lowercased().split(separator: ",").reversed() {
            switch FieldText.trimmed(name) {
            case "gzip", "x-gzip":
                guard Gzip.isLikely(result) else { continue }
                do throws(CompressionError) { result = try Gzip.decompressed(result, limit: limit) } catch {
                    return nil
                }
            case "deflate":
                guard let plain = Self.inflated(result, .zlib, limit) ?? Self.inflated(result, .raw, limit)
                else {
                    return nil
                }
                result = plain
            case "identity", "": continue
            default: return nil
            }
        }
        return result.count <= limit.maximumBytes ? result : nil
    }

    private static func inflated(
        _ bytes: [UInt8], _ format: Inflater.Format, _ limit: ExpansionLimit
    ) -> [UInt8]? {
        do throws(CompressionError) {
            var inflater = try Inflater(format, limit: limit)
            var output: [UInt8] = []
            _ = try inflater.inflate(bytes[...], into: &output)
            return inflater.isAtEnd ? output : nil
        } catch {
            return nil
        }
    }

    /// RFC 9112, section 7.1; what follows a wrong length is taken as it is, and `nil` where the first is wrong.
    static func dechunked(_ bytes: [UInt8]) -> [UInt8]? {
        var result: [UInt8] = []
        var rest = bytes[...]
        while true {
            guard let end = rest.prefix(1_024).firstIndex(of: 0x0A) else {
                return rest.count == bytes.count ? nil : result + rest
            }
            let digits = rest[..<end].prefix { $0 != UInt8(ascii: ";") && $0 != 0x0D && $0 != 0x20 }
            guard !digits.isEmpty, digits.count <= 8,
                let size = Int(String(decoding: digits, as: UTF8.self), radix: 16), size >= 0
            else { return rest.count == bytes.count ? nil : result + rest }
            rest = rest[(end + 1)...]
            if size == 0 { return result }
            result += rest.prefix(size)
            rest = rest.dropFirst(size)
            if rest.first == 0x0D { rest = rest.dropFirst() }
            if rest.first == 0x0A { rest = rest.dropFirst() }
            if rest.isEmpty { return result }
        }
    }

    private static func head(_ bytes: [UInt8]) -> (lines: [String], bodyStart: Int) {
        var lines: [String] = []
        var start = 0
        while start < bytes.count, lines.count < 1_000 {
            let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
            let line = bytes[start..<end].last == 0x0D ? bytes[start..<(end - 1)] : bytes[start..<end]
            start = min(end + 1, bytes.count)
            if line.isEmpty { return (lines, start) }
            lines.append(String(decoding: line, as: UTF8.self))
        }
        return (lines, start)
    }
}
