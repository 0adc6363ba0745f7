/// Links in a list as `<address>; name="value", …` (RFC 6690, section 2; RFC 8288, section 3).
struct LinkFormat {
    struct Link {
        var target: String
        /// By their names in lower case; the first of a name counts.
        var parameters: [String: String]
    }

    private let bytes: [UInt8]
    private var index = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func next() -> Link? {
        guard let open = bytes[index...].firstIndex(of: UInt8(ascii: "<")),
            let close = bytes[open...].firstIndex(of: UInt8(ascii: ">"))
        else { return nil }
        var link = Link(
            target: FieldText.trimmed(String(decoding: bytes[(open + 1)..<close], as: UTF8.self)[...]),
            parameters: [:])
        index = close + 1
        while index < bytes.count, bytes[index] != UInt8(ascii: ",") {
            if bytes[index] == UInt8(ascii: ";") {
                index += 1
                parameter(of: &link)
            } else {
                index += 1
            }
        }
        return link
    }

    private mutating func parameter(of link: inout Link) {
        let name = text { $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: ",") }
        guard index < bytes.count, bytes[index] == UInt8(ascii: "=") else { return }
        index += 1
        while index < bytes.count, bytes[index] == 0x20 { index += 1 }
        let value: String
        if index < bytes.count, bytes[index] == UInt8(ascii: "\"") {
            index += 1
            value = text { $0 == UInt8(ascii: "\"") }
            index = min(index + 1, bytes.count)
        } else {
            value = text { $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: ",") }
        }
        let key = name.lowercased()
        if link.parameters[key] == nil, link.parameters.count < 32 { link.parameters[key] = value }
    }

    private mutating func text(until isEnd: (UInt8) -> Bool) -> String {
        let start = index
        while index < bytes.count, !isEnd(bytes[index]) { index += 1 }
        return FieldText.trimmed(String(decoding: bytes[start..<index], as: UTF8.self)[...])
    }
}
