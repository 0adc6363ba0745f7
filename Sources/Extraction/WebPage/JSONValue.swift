/// A JSON text, read leniently and within limits.
///
/// The grammar of RFC 8259 with what publishers write beyond it: raw control characters in strings, trailing
/// commas, `undefined` and `NaN`, comments around it. What cannot be read ends the text there: what was read
/// so far is kept.
enum JSONValue: Sendable, Equatable {
    case null
    case bool(Bool)
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([(key: String, value: JSONValue)])

    static func == (left: JSONValue, right: JSONValue) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case (.bool(let a), .bool(let b)): a == b
        case (.number(let a), .number(let b)), (.string(let a), .string(let b)): a == b
        case (.array(let a), .array(let b)): a == b
        case (.object(let a), .object(let b)):
            a.count == b.count && zip(a, b).allSatisfy { $0.key == $1.key && $0.value == $1.value }
        default: false
        }
    }

    /// Reads one value from bytes of UTF-8; `nil` where none begins there.
    static func read(_ bytes: ArraySlice<UInt8>) -> JSONValue? {
        var reader = JSONReader(bytes)
        return reader.value(depth: 0)
    }

    /// Reads one value where more may follow, and where it ends or has its first fault; a text may stand in single quotes, as programs
    /// write it.
    static func readPart(_ bytes: ArraySlice<UInt8>) -> (value: JSONValue, end: Int)? {
        var reader = JSONReader(bytes)
        return reader.part().map { ($0, reader.end) }
    }

    subscript(key: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.key == key }?.value
    }

    var string: String? {
        switch self {
        case .string(let text): text
        case .number(let text): text
        default: nil
        }
    }

    /// The members of an array, or the value itself.
    var elements: [JSONValue] {
        switch self {
        case .array(let elements): elements
        case .null: []
        default: [self]
        }
    }

    var isTrue: Bool? {
        switch self {
        case .bool(let value): value
        case .string(let text):
            switch text.lowercased() {
            case "true": true
            case "false": false
            default: nil
            }
        default: nil
        }
    }
}

/// A recursive-descent reader over bytes.
private struct JSONReader {
    private let bytes: ArraySlice<UInt8>
    private var index: Int
    /// Where the first fault is, once there is one.
    private var fault: Int?
    private var left = 400_000

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        index = bytes.startIndex
    }

    /// Where the value ends, or what could be read of it.
    var end: Int { fault ?? index }

    mutating func part() -> JSONValue? {
        bytes.first == UInt8(ascii: "'")
            ? string(closedBy: UInt8(ascii: "'")).map(JSONValue.string) : value(depth: 0)
    }

    mutating func value(depth: Int) -> JSONValue? {
        skipSpace()
        left -= 1
        guard index < bytes.endIndex, depth < 200, left > 0 else { return nil }
        switch bytes[index] {
        case UInt8(ascii: "{"): return object(depth: depth)
        case UInt8(ascii: "["): return array(depth: depth)
        case UInt8(ascii: "\""): return string().map(JSONValue.string)
        default: return word()
        }
    }

    private mutating func object(depth: Int) -> JSONValue? {
        index += 1
        var members: [(key: String, value: JSONValue)] = []
        while true {
            skipSpace()
            guard index < bytes.endIndex else { break }
            if bytes[index] == UInt8(ascii: "}") {
                index += 1
                break
            }
            if bytes[index] == UInt8(ascii: ",") {
                index += 1
                continue
            }
            guard bytes[index] == UInt8(ascii: "\""), let key = string() else {
                return fail(.object(members))
            }
            skipSpace()
            guard index < bytes.endIndex, bytes[index] == UInt8(ascii: ":") else {
                return fail(.object(members))
            }
            index += 1
            guard let value = value(depth: depth + 1) else { return fail(.object(members)) }
            members.append((key, value))
        }
        return .object(members)
    }

    private mutating func array(depth: Int) -> JSONValue? {
        index += 1
        var elements: [JSONValue] = []
        while true {
            skipSpace()
            guard index < bytes.endIndex else { break }
            if bytes[index] == UInt8(ascii: "]") {
                index += 1
                break
            }
            if bytes[index] == UInt8(ascii: ",") {
                index += 1
                continue
            }
            guard let value = value(depth: depth + 1) else { return fail(.array(elements)) }
            elements.append(value)
        }
        return .array(elements)
    }

    /// Ends the whole text: what follows a fault cannot be trusted.
    private mutating func fail(_ soFar: JSONValue) -> JSONValue {
        fault = fault ?? index
        index = bytes.endIndex
        return soFar
    }

    private mutating func word() -> JSONValue? {
        let start = index
        while index < bytes.endIndex, !ASCII.isSpace(bytes[index]),
            ![0x2C, 0x5D, 0x7D, 0x3A, 0x22, 0x7B, 0x5B].contains(bytes[index])
        {
            index += 1
        }
        guard index > start else { return nil }
        switch String(decoding: bytes[start..<min(index, start + 64)], as: UTF8.self) {
        case "true": return .bool(true)
        case "false": return .bool(false)
        case "null", "undefined", "NaN", "void": return .null
        case let text: return text.first.map { $0 == "-" || $0.isNumber } ?? false ? .number(text) : .null
        }
    }

    private mutating func string(closedBy quote: UInt8 = UInt8(ascii: "\"")) -> String? {
        index += 1
        var result: [UInt8] = []
        var start = index
        while index < bytes.endIndex {
            let byte = bytes[index]
            index += 1
            guard byte == quote || byte == UInt8(ascii: "\\") else { continue }
            let piece = bytes[start..<(index - 1)]
            if byte == quote {
                return String(decoding: result.isEmpty ? piece : (result + piece)[...], as: UTF8.self)
            }
            result.append(contentsOf: piece)
            guard index < bytes.endIndex else { return nil }
            let escaped = bytes[index]
            index += 1
            switch escaped {
            case UInt8(ascii: "n"): result.append(0x0A)
            case UInt8(ascii: "t"): result.append(0x09)
            case UInt8(ascii: "r"), UInt8(ascii: "b"), UInt8(ascii: "f"): result.append(0x20)
            case UInt8(ascii: "u"): appendEscape(to: &result, digits: 4)
            case UInt8(ascii: "x"): appendEscape(to: &result, digits: 2)
            default: result.append(escaped)
            }
            start = index
        }
        return nil
    }

    private mutating func appendEscape(to result: inout [UInt8], digits: Int) {
        guard var value = hex(digits) else { return result.append(contentsOf: [0xEF, 0xBF, 0xBD]) }
        if (0xD800..<0xDC00).contains(value), index + 1 < bytes.endIndex, bytes[index] == UInt8(ascii: "\\"),
            bytes[index + 1] == UInt8(ascii: "u")
        {
            index += 2
            if let low = hex(4), (0xDC00..<0xE000).contains(low) {
                value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
            }
        }
        let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
        if scalar.value >= 0x20 || scalar.value == 0x0A { result.append(contentsOf: String(scalar).utf8) }
    }

    private mutating func hex(_ digits: Int) -> UInt32? {
        guard index + digits <= bytes.endIndex else { return nil }
        var value: UInt32 = 0
        for byte in bytes[index..<(index + digits)] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
            value = value << 4 | UInt32(digit)
        }
        index += digits
        return value
    }

    private mutating func skipSpace() {
        while index < bytes.endIndex, ASCII.isSpace(bytes[index]) { index += 1 }
    }
}
