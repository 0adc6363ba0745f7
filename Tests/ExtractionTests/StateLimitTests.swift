import Testing

@testable import Extraction

@Suite("Limits of embedded state")
struct StateLimitTests {
    private func flattened(_ json: String) throws -> JSONValue {
        try #require(JSONValue.read(Array(json.utf8)[...]))
    }

    /// How many values there are, and how many bytes of text are in them.
    private func size(of value: JSONValue) -> (values: Int, bytes: Int) {
        let parts: [JSONValue] =
            switch value {
            case .array(let elements): elements
            case .object(let members): members.map(\.value)
            default: []
            }
        let start = (values: 1, bytes: value.string?.utf8.count ?? 0)
        return parts.map(size).reduce(start) { ($0.values + $1.values, $0.bytes + $1.bytes) }
    }

    private func listed(_ item: String, times count: Int) -> String {
        Array(repeating: item, count: count).joined(separator: ",")
    }

    @Test("one long text in many places of flattened data is not kept in all of them")
    func sharedText() throws {
        let text = String(repeating: "ferry ", count: 20_000)
        let value = try flattened("[{\"body\":1},[\(listed("2", times: 200))],{\"text\":3},\"\(text)\"]")
        var budget = StateBudget()
        let restored = try #require(FlattenedData.restored(value, &budget))
        #expect(size(of: restored).bytes <= 8_000_000)
        #expect(restored["body"]?.elements.first?["text"]?.string == text)
    }

    @Test("a list in itself is not unfolded")
    func listInItself() throws {
        let value = try flattened("[[1],[\(listed("1", times: 20_000))],0]")
        var budget = StateBudget()
        let restored = try #require(FlattenedData.restored(value, &budget))
        #expect(size(of: restored).values <= 600_000)
    }

    @Test("all data of a page has one budget")
    func together() throws {
        let text = String(repeating: "x", count: 900_000)
        let value = try flattened("[{\"a\":1,\"b\":2},\"\(text)\",[1,1,1,1]]")
        var budget = StateBudget()
        let texts = (0..<3).map { _ in
            FlattenedData.restored(value, &budget).map { size(of: $0).bytes } ?? 0
        }
        #expect(texts == [5, 3, 0].map { $0 * text.utf8.count })
    }

    @Test("references to one long record are followed as far as the budget goes")
    func records() throws {
        let text = String(repeating: "x", count: 100_000)
        var flight = FlightData()
        for piece in ["1:T186a0,\(text)", "2:[\(listed("\\\"$1\\\"", times: 300))]\\n"] {
            let isTaken = flight.take(Array("self.__next_f.push([1,\"\(piece)\"])".utf8)[...])
            #expect(isTaken)
        }
        var budget = StateBudget()
        let value = try #require(flight.value(&budget))
        #expect(value["2"]?.elements.first?.string == text)
        #expect(size(of: value).bytes <= 8_200_000)
    }

    @Test("a body that is longer than an article can be is none")
    func longBody() {
        let node = JSONValue.object([
            (key: "type", value: .string("p")),
            (key: "text", value: .string(String(repeating: "x", count: 9_000))),
        ])
        #expect(StateBody(.array(Array(repeating: node, count: 200)))?.paragraphs == 200)
        #expect(StateBody(.array(Array(repeating: node, count: 250))) == nil)
    }

    @Test("a value after one that is no JSON is found, and what could be read of that one ends where it does")
    func afterProgram() throws {
        let filler = String(repeating: "x", count: 700)
        let script = "var c = {a: 1}; f({\"x\": g()}); window.__STATE__ = {\"headline\": \"\(filler)\"};"
        let values = ScriptData.values(in: Array(script.utf8)[...])
        #expect(values == [.object([(key: "headline", value: .string(filler))])])
    }
}
