import ByteCompression
import HTTPTypes
import Hummingbird
import NIOCore

/// What the site answers to one request.
struct Answer: Sendable {
    var status = HTTPResponse.Status.ok
    var type: String
    var body: ByteBuffer
    /// How long a browser may keep it without asking.
    var caching = "no-cache"
    var headers: HTTPFields = [:]
    /// Whether pages of other sites may show or read it.
    var isForOtherSites = false
    /// The body's name, where it was made before.
    private var tag: String?
    /// The body in gzip's format, where a client asked for it.
    private var small: ByteBuffer?

    /// Below a packet's length nothing is won; above the other end it takes too long.
    private static let compressible = 1_000...4_000_000
    private static let textTypes = ["text/", "application/json", "application/atom+xml", "image/svg+xml"]

    init(_ text: String, type: String) {
        self.type = type
        body = ByteBuffer(string: text)
    }

    static func html(_ page: Page, _ settings: SiteSettings) -> Answer {
        Answer(page.html(settings), type: "text/html; charset=utf-8")
    }

    static func redirect(to path: String) -> Answer {
        var answer = Answer("", type: "text/plain; charset=utf-8")
        answer.status = .found
        answer.headers[.location] = path
        return answer
    }

    /// The same with its name made once and for all.
    var sealed: Answer {
        var answer = self
        answer.tag = fingerprint
        return answer
    }

    /// How many bytes it keeps.
    var size: Int { body.readableBytes + (small?.readableBytes ?? 0) }

    /// Whether a client may get it compressed: sealed text of some length.
    private var isCompressible: Bool {
        tag != nil && status == .ok && Self.compressible.contains(body.readableBytes)
            && Self.textTypes.contains { type.hasPrefix($0) }
    }

    /// Makes the compressed body where there can be one and is none yet; says whether it did.
    mutating func compress() -> Bool {
        guard small == nil, isCompressible else { return false }
        // Without memory for it the body is sent as it is.
        small = (try? Gzip.compressed(Array(body.readableBytesView), effort: .little)).map {
            ByteBuffer(bytes: $0)
        }
        return small != nil
    }

    private var fingerprint: String { Fingerprint.of(body.readableBytesView) }

    /// The response; without a body where the client has it already (RFC 9110, section 13.1.2).
    ///
    /// Compressed bytes are another representation and have another name (section 8.8.3.3).
    func response(to request: Request) -> Response {
        var headers = headers
        let isSmall = small != nil && AcceptedEncoding.takesGzip(request)
        let tag = (tag ?? fingerprint) + (isSmall ? "-gzip" : "")
        headers[.contentType] = type
        headers[.cacheControl] = caching
        if isForOtherSites { headers[.accessControlAllowOrigin] = "*" }
        if status == .ok {
            headers[.eTag] = "\"" + tag + "\""
            if isCompressible { headers[.vary] = "Accept-Encoding" }
            let known = request.headers[values: .ifNoneMatch].joined(separator: ",")
            if known.split(separator: ",").contains(where: {
                let known = $0.trimmingPrefix(while: \.isWhitespace).prefix { !$0.isWhitespace }
                return known == "*" || known == "\"\(tag)\"" || known == "W/\"\(tag)\""
            }) {
                return Response(status: .notModified, headers: headers)
            }
        }
        if isSmall { headers[.contentEncoding] = "gzip" }
        let sent = isSmall ? small ?? body : body
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: sent))
    }
}

/// A short name for bytes: a hash of them, eight at a time, and their number.
///
/// Multiplication with folding (Wang Yi, "wyhash"). Names states, guards nothing.
enum Fingerprint {
    static func of(_ bytes: some Collection<UInt8>) -> String {
        let direct = bytes.withContiguousStorageIfAvailable { hash(UnsafeRawBufferPointer($0)) }
        let sum = direct ?? Array(bytes).withUnsafeBytes { hash($0) }
        return String(sum, radix: 36) + "-" + String(bytes.count, radix: 36)
    }

    private static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var sum: UInt64 = 0xA076_1D64_78BD_642F
        var at = 0
        while at + 8 <= bytes.count {
            sum = step(sum, UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)))
            at += 8
        }
        return step(sum, bytes[at...].reversed().reduce(1) { $0 << 8 | UInt64($1) })
    }

    private static func step(_ hash: UInt64, _ word: UInt64) -> UInt64 {
        let product = (hash ^ word).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        return product.high ^ product.low
    }
}
