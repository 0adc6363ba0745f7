/// The bytes of one fetch or file, as received.
public struct Snapshot: Sendable, Hashable {
    /// The bytes, undecoded.
    public var bytes: [UInt8]
    /// The media type with its parameters as the server gave it (RFC 9110, section 8.3), or as the kind of file says.
    public var mediaType: String

    /// Creates a snapshot.
    public init(bytes: [UInt8], mediaType: String) {
        self.bytes = bytes
        self.mediaType = mediaType
    }

    /// The `charset` of the media type, in lower case; `nil` where there is none that is a plain name.
    public var charset: String? {
        for parameter in mediaType.split(separator: ";").dropFirst() {
            let parts = parameter.split(separator: "=", maxSplits: 1)
            guard parts.count == 2, parts[0].lowercased().filter({ !$0.isWhitespace }) == "charset" else {
                continue
            }
            let name = parts[1].lowercased().filter { !$0.isWhitespace && $0 != "\"" }
            let isPlain = name.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) || "-_.:+".utf8.contains(byte)
            }
            return name.isEmpty || !isPlain ? nil : name
        }
        return nil
    }

    /// The file name extension that goes with the media type: `html`, `mhtml`, `txt`, `pdf` or `bin`.
    public var fileExtension: String {
        let essence = mediaType.prefix { $0 != ";" }.lowercased().filter { !$0.isWhitespace }
        return switch essence {
        case "text/html", "application/xhtml+xml": "html"
        case "multipart/related": "mhtml"
        case "text/plain", "text/markdown": "txt"
        case "application/pdf": "pdf"
        default: "bin"
        }
    }
}
