/// The JSON values in a script: the whole of a data script, what a program assigns or hands over
/// (`window.NAME = {`, `NAME.push([`), and what it parses (`JSON.parse("…")`).
struct ScriptData {
    private let bytes: ArraySlice<UInt8>
    private var index: Int
    /// How many values are looked at: programs hold many small ones.
    private var left = 24

    init(_ script: ArraySlice<UInt8>) {
        bytes = script
        index = script.startIndex
    }

    /// The script's values of some length in their order, in time proportional to it.
    static func values(in script: ArraySlice<UInt8>) -> [JSONValue] {
        var data = ScriptData(script)
        var values: [JSONValue] = []
        if let first = script.firstIndex(where: { !ASCII.isSpace($0) }), isOpening(script[first]) {
            data.take(at: first, &values)
            return values
        }
        while data.left > 0, let start = data.next() { data.take(at: start, &values) }
        return values
    }

    private mutating func take(at start: Int, _ values: inout [JSONValue]) {
        let isText = !Self.isOpening(bytes[start])
        guard let (value, end) = JSONValue.readPart(bytes[start...]) else {
            index = start + 1
            return
        }
        index = max(end, start + 1)
        guard index - start >= Self.leastLength else { return }
        left -= 1
        if !isText {
            values.append(value)
        } else if let text = value.string, let inner = Self.parsed(text) {
            values.append(inner)
        }
    }

    /// A value shorter than this holds no article.
    private static let leastLength = 600

    /// The JSON in a text, percent-encoded or not.
    private static func parsed(_ text: String) -> JSONValue? {
        var bytes = Array(text.utf8)
        if bytes.starts(with: "%7B".utf8) || bytes.starts(with: "%5B".utf8) || bytes.starts(with: "%7b".utf8)
        {
            bytes = withoutPercents(bytes)
        }
        guard let first = bytes.first, isOpening(first) else { return nil }
        return JSONValue.read(bytes[...])
    }

    private static func withoutPercents(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
                let byte = UInt8(String(decoding: bytes[(index + 1)...(index + 2)], as: UTF8.self), radix: 16)
            {
                result.append(byte)
                index += 3
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return result
    }

    private static func isOpening(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[")
    }

    /// Where the next value begins: an opening bracket, or a long text, after an assignment or a call.
    private mutating func next() -> Int? {
        var isAssigned = false
        while index < bytes.endIndex {
            let byte = bytes[index]
            if byte == UInt8(ascii: "=") || byte == UInt8(ascii: "(") {
                isAssigned = true
            } else if isAssigned, Self.isOpening(byte) || byte == UInt8(ascii: "\"") {
                return index
            } else if isAssigned, byte == UInt8(ascii: "'") {
                return index
            } else if !ASCII.isSpace(byte) {
                isAssigned = false
            }
            index += 1
        }
        return nil
    }
}
