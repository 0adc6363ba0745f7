import Articles
import HTTPTypes
import Hummingbird
import Synchronization

/// Lets in who knows the password (RFC 7617, any user name), and believes a decision only from its own pages.
final class ReviewDoor: Sendable {
    /// What a request is told.
    enum Verdict: Hashable {
        case welcome
        /// No password, or a wrong one.
        case unknown
        /// So many wrong ones came that nobody is asked for a while.
        case closed
    }

    /// What the forms of the site's own pages carry; another one for each process.
    let token: String
    private let password: [UInt8]
    private let attempts = Mutex<[Double]>([])

    /// Wrong passwords a minute, of all clients together: a guess costs the time of a long password.
    private static let mostAttempts = 10

    init(password: String) {
        self.password = Array(password.utf8)
        var random = SystemRandomNumberGenerator()
        token = String(random.next(), radix: 36) + String(random.next(), radix: 36)
    }

    /// Whether a request may come in.
    ///
    /// - Parameter now: seconds since 1970.
    func verdict(_ request: Request, now: Double) -> Verdict {
        guard let given = Self.password(request) else { return .unknown }
        return attempts.withLock { attempts in
            attempts.removeAll { now - $0 >= 60 || now < $0 }
            guard attempts.count < Self.mostAttempts else { return .closed }
            if Self.areEqual(given, password) { return .welcome }
            attempts.append(now)
            return .unknown
        }
    }

    /// Whether a form was sent by a page of this site: it knows the token, and no browser says otherwise
    /// (Fetch Metadata, section 2.4).
    func isOwn(_ request: Request, body: String) -> Bool {
        if let name = HTTPField.Name("Sec-Fetch-Site"), let site = request.headers[name],
            site != "same-origin"
        {
            return false
        }
        let given = body.split(separator: "&").first { $0.hasPrefix("token=") }
        return Self.areEqual(Array((given?.dropFirst(6) ?? "").utf8), Array(token.utf8))
    }

    /// Compares all bytes wherever the first difference is: the time taken tells nothing but the length.
    static func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        var difference = UInt(bitPattern: left.count ^ right.count)
        for index in right.indices {
            difference |= UInt(right[index] ^ (left.indices.contains(index) ? left[index] : ~right[index]))
        }
        return difference == 0
    }

    private static func password(_ request: Request) -> [UInt8]? {
        guard let field = request.headers[.authorization], field.lowercased().hasPrefix("basic "),
            let bytes = Base64.bytes(field.dropFirst(6)), let colon = bytes.firstIndex(of: UInt8(ascii: ":"))
        else { return nil }
        return Array(bytes[(colon + 1)...])
    }
}

/// The encoding of credentials (RFC 4648, section 4).
enum Base64 {
    /// The bytes of a text; `nil` where it is none.
    static func bytes(_ text: Substring) -> [UInt8]? {
        let text = text.utf8.reversed().drop { $0 == UInt8(ascii: "=") }.reversed()
        guard text.count <= 2_000 else { return nil }
        var bytes: [UInt8] = []
        var (bits, count): (UInt32, Int) = (0, 0)
        for byte in text {
            guard let digit = digit(byte) else { return nil }
            bits = bits << 6 | digit
            count += 6
            guard count >= 8 else { continue }
            count -= 8
            bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
        }
        return bytes
    }

    private static func digit(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte - UInt8(ascii: "A"))
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte - UInt8(ascii: "a")) + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0")) + 52
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}
