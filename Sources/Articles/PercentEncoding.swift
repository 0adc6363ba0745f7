/// Percent-encoding of the parts of an address (RFC 3986, section 2).
enum PercentEncoding {
    enum Component {
        case path
        case query
    }

    /// Decodes what need not be encoded, encodes what must be, and writes hexadecimal digits in upper case.
    ///
    /// A percent sign that begins no escape stays as it is, and nothing is decoded that would turn it into the
    /// beginning of one: doing it again changes nothing.
    static func normalise(_ bytes: [UInt8], in component: Component) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var lonePercent = -3
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "%"), let byte = hexByte(bytes, at: index + 1) {
                if isUnreserved(byte), result.count - lonePercent > 2 {
                    result.append(byte)
                } else {
                    append(encoded: byte, to: &result)
                }
                index += 3
                continue
            }
            if bytes[index] == UInt8(ascii: "%") { lonePercent = result.count }
            if isAllowed(bytes[index], in: component) {
                result.append(bytes[index])
            } else {
                append(encoded: bytes[index], to: &result)
            }
            index += 1
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// The text with every well-formed escape decoded; bytes that are not UTF-8 become U+FFFD.
    static func decode(_ text: some Sequence<UInt8>) -> String {
        let bytes = Array(text)
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "%"), let byte = hexByte(bytes, at: index + 1) {
                result.append(byte)
                index += 3
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    static func isHexDigit(_ byte: UInt8) -> Bool { hexDigit(byte) != nil }

    private static func hexByte(_ bytes: [UInt8], at index: Int) -> UInt8? {
        guard index + 1 < bytes.count, let high = hexDigit(bytes[index]), let low = hexDigit(bytes[index + 1])
        else { return nil }
        return high << 4 | low
    }

    private static func hexDigit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    private static let digits = Array("0123456789ABCDEF".utf8)

    private static func append(encoded byte: UInt8, to result: inout [UInt8]) {
        result.append(UInt8(ascii: "%"))
        result.append(digits[Int(byte >> 4)])
        result.append(digits[Int(byte & 15)])
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            true
        default: false
        }
    }

    private static func isAllowed(_ byte: UInt8, in component: Component) -> Bool {
        if isUnreserved(byte) { return true }
        return switch byte {
        case UInt8(ascii: "!"), UInt8(ascii: "$"), UInt8(ascii: "&"), UInt8(ascii: "'"), UInt8(ascii: "("),
            UInt8(ascii: ")"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: ","), UInt8(ascii: ";"),
            UInt8(ascii: "="), UInt8(ascii: ":"), UInt8(ascii: "@"), UInt8(ascii: "/"), UInt8(ascii: "%"):
            true
        case UInt8(ascii: "?"): component == .query
        default: false
        }
    }
}
