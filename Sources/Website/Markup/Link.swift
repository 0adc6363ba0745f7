import Articles
import Rendering

/// The addresses of the site's own pages, as paths.
enum Link {
    static func article(_ identity: ArticleIdentity) -> String {
        "/a/\(escaped(identity.publication))/\(escaped(identity.name))"
    }

    /// The permalink of a comparison: commit ids outlive the numbers, which a back-dated import shifts.
    static func compare(_ identity: ArticleIdentity, _ old: Revision, _ new: Revision) -> String {
        compare(identity, old.id, new.id)
    }

    static func compare(_ identity: ArticleIdentity, _ old: RevisionID, _ new: RevisionID) -> String {
        article(identity) + "/compare/\(old.short)/\(new.short)"
    }

    /// A picture of a comparison, by the last part of its address.
    static func card(_ document: DiffDocument, _ name: String) -> String {
        compare(document.identity, document.old.revision, document.new.revision) + "/" + name
    }

    static func revision(_ identity: ArticleIdentity, _ revision: Revision) -> String {
        article(identity) + "/at/\(revision.id.short)"
    }

    static func snapshot(_ identity: ArticleIdentity, _ revision: Revision) -> String {
        article(identity) + "/snapshot/\(revision.id.short)"
    }

    static func publication(_ name: String) -> String { "/p/\(escaped(name))" }

    /// A path with a query, whose values are escaped; empty values are left out.
    static func to(_ path: String, _ query: [(name: String, value: String)]) -> String {
        let parts = query.filter { !$0.value.isEmpty }.map { $0.name + "=" + escaped($0.value) }
        return parts.isEmpty ? path : path + "?" + parts.joined(separator: "&")
    }

    /// The text of a form's value: plus signs are spaces, and what is no escape stays as it is.
    static func decoded(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let high = rest.first.flatMap(digit),
                let low = rest.dropFirst().first.flatMap(digit)
            {
                bytes.append(high << 4 | low)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        Character(Unicode.Scalar(byte)).hexDigitValue.map { UInt8($0) }
    }

    /// The text with everything but unreserved characters percent-encoded (RFC 3986, section 2.3).
    static func escaped(_ text: String) -> String {
        // Nearly all that stands in an address has nothing to escape.
        guard !text.utf8.allSatisfy(isUnreserved) else { return text }
        var result = ""
        for byte in text.utf8 {
            if isUnreserved(byte) {
                result.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                result += byte < 16 ? "%0" + digits : "%" + digits
            }
        }
        return result
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
            UInt8(ascii: "_"), UInt8(ascii: "~"):
            true
        default: false
        }
    }
}
