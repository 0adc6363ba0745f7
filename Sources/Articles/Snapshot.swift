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
