/// The data that pages of React's server components push to the browser in pieces (`self.__next_f.push`).
///
/// The pieces, put together, are records `id:payload`: JSON up to the end of the line, or `T`, a length in
/// hexadecimal, a comma and that many bytes of text. Strings `$id` stand for other records. (React, flight
/// protocol, as Next.js writes it; there is no specification.)
struct FlightData {
    private var stream: [UInt8] = []

    /// Takes the piece in a script, where it is one; says whether it was.
    mutating func take(_ script: ArraySlice<UInt8>) -> Bool {
        guard ASCII.contains(Array(script.prefix(60)), "__next_f") else { return false }
        guard let start = script.firstIndex(of: UInt8(ascii: "[")), stream.count < 20_000_000 else {
            return true
        }
        // The array is made with `||[]` before it is pushed to.
        let rest = script[start...].starts(with: "[])".utf8) ? script[(start + 3)...] : script[start...]
        guard let open = rest.firstIndex(of: UInt8(ascii: "[")), let value = JSONValue.read(rest[open...])
        else {
            return true
        }
        if value.elements.count >= 2, case .string(let text) = value.elements[1] {
            stream += Array(text.utf8)
        }
        return true
    }

    /// The records as one object, with references to texts followed as far as the budget goes; `nil` where there are
    /// none.
    func value(_ budget: inout StateBudget) -> JSONValue? {
        var records: [(key: String, value: JSONValue)] = []
        var texts: [String: JSONValue] = [:]
        var index = 0
        while index < stream.count, records.count < 20_000 {
            guard let colon = stream[index...].firstIndex(of: UInt8(ascii: ":")), colon - index <= 12 else {
                index = lineEnd(after: index)
                continue
            }
            let key = String(decoding: stream[index..<colon], as: UTF8.self)
            index = colon + 1
            if let (text, next) = text(at: index) {
                texts["$" + key] = .string(text)
                records.append((key, .string(text)))
                index = next
            } else {
                let end = lineEnd(after: index)
                if let value = JSONValue.read(stream[index..<end]) { records.append((key, value)) }
                index = end
            }
        }
        guard !records.isEmpty else { return nil }
        return .object(records.map { ($0.key, resolved($0.value, texts, 0, &budget)) })
    }

    private func lineEnd(after index: Int) -> Int {
        stream[index...].firstIndex(of: 0x0A).map { $0 + 1 } ?? stream.count
    }

    private func text(at index: Int) -> (String, next: Int)? {
        guard index < stream.count, stream[index] == UInt8(ascii: "T"),
            let comma = stream[index...].prefix(12).firstIndex(of: UInt8(ascii: ",")),
            let count = Int(String(decoding: stream[(index + 1)..<comma], as: UTF8.self), radix: 16),
            count >= 0
        else { return nil }
        let end = min(stream.count, comma + 1 + count)
        return (String(decoding: stream[(comma + 1)..<end], as: UTF8.self), end)
    }

    private func resolved(
        _ value: JSONValue, _ texts: [String: JSONValue], _ depth: Int, _ budget: inout StateBudget
    ) -> JSONValue {
        guard depth < 60 else { return value }
        switch value {
        case .string(let name):
            guard name.hasPrefix("$"), case .string(let text)? = texts[name], budget.pays(forText: text)
            else { return value }
            return .string(text)
        case .array(let elements):
            guard budget.pays(forParts: elements.count) else { return value }
            return .array(elements.map { resolved($0, texts, depth + 1, &budget) })
        case .object(let members):
            guard budget.pays(forParts: members.count) else { return value }
            return .object(members.map { ($0.key, resolved($0.value, texts, depth + 1, &budget)) })
        default: return value
        }
    }
}
