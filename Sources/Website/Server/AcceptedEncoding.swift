import HTTPTypes
import Hummingbird

/// What a client says of the encodings it takes (RFC 9110, section 12.5.3).
enum AcceptedEncoding {
    /// Whether a client takes gzip; one that says nothing gets the bytes as they are.
    static func takesGzip(_ request: Request) -> Bool {
        var takesAny = false
        for part in request.headers[values: .acceptEncoding].flatMap({ $0.split(separator: ",") }) {
            let words = part.lowercased().filter { !$0.isWhitespace }.split(separator: ";")
            let weight = words.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 }
            let isTaken = (weight ?? 1) > 0
            switch words.first {
            case "gzip", "x-gzip": return isTaken
            case "*": takesAny = isTaken
            default: continue
            }
        }
        return takesAny
    }
}
