import Articles

/// Reads selectors; see ``Selector`` for what there is of CSS.
struct SelectorParser {
    private var rest: ArraySlice<UInt8>

    private static let longest = 1000
    /// A step is a bit of 16.
    private static let mostSteps = 16

    init(_ text: String) { rest = Array(text.utf8)[...] }

    mutating func chains() throws(SelectorError) -> [Selector.Chain] {
        guard rest.count <= Self.longest else { throw error("a selector has at most \(Self.longest) bytes") }
        var chains: [Selector.Chain] = []
        repeat {
            skipSpaces()
            chains.append(try chain())
        } while take(",")
        guard rest.isEmpty else { throw unexpected() }
        return chains
    }

    private mutating func chain() throws(SelectorError) -> Selector.Chain {
        var chain = Selector.Chain()
        var isChild = false
        while true {
            var step = try step()
            step.isChild = isChild
            chain.steps.append(step)
            guard chain.steps.count <= Self.mostSteps else {
                throw error("a selector has at most \(Self.mostSteps) elements in each other")
            }
            let hadSpace = skipSpaces()
            isChild = take(">")
            skipSpaces()
            if rest.isEmpty || rest.first == UInt8(ascii: ",") {
                guard !isChild else { throw error("there is nothing behind '>'") }
                return chain
            }
            guard isChild || hadSpace else { throw unexpected() }
        }
    }

    private mutating func step() throws(SelectorError) -> Selector.Step {
        var step = Selector.Step()
        let before = rest.count
        step.element = try element()
        while takes(":not(") {
            skipSpaces()
            let inside = rest.count
            step.excluded.append(try element())
            guard rest.count < inside else { throw unexpected() }
            skipSpaces()
            guard take(")") else { throw error("')' is missing behind ':not(…'") }
        }
        guard rest.count < before else { throw unexpected() }
        return step
    }

    private mutating func element() throws(SelectorError) -> Selector.Element {
        var element = Selector.Element()
        if take("*") {
        } else if let name = name() {
            let tag = Tag.named(NameHash.of(name.utf8))
            guard tag != .other else {
                throw error(
                    "the element '\(name)' is not told apart from others; choose it by its class or id")
            }
            element.tag = tag
        }
        while true {
            if take(".") {
                guard let name = name() else { throw error("a class is missing behind '.'") }
                element.conditions.append(.init(name: .className, test: .word, value: Array(name.utf8)))
            } else if take("#") {
                guard let name = name() else { throw error("an id is missing behind '#'") }
                element.conditions.append(.init(name: .id, test: .equal, value: Array(name.utf8)))
            } else if take("[") {
                element.conditions.append(try condition())
            } else {
                return element
            }
        }
    }

    private mutating func condition() throws(SelectorError) -> Selector.Condition {
        skipSpaces()
        guard let name = name() else { throw error("an attribute's name is missing behind '['") }
        guard let known = AttributeName.named(NameHash.of(name.utf8)), known.isKept(of: .other) else {
            throw error(
                "the attribute '\(name)' is not kept; there are class, id, role, itemprop, data-testid and others"
            )
        }
        skipSpaces()
        if take("]") { return .init(name: known, test: .present) }
        let tests: [(String, Selector.Condition.Test)] = [
            ("=", .equal), ("~=", .word), ("^=", .prefix), ("$=", .suffix), ("*=", .part),
        ]
        guard let test = tests.first(where: { takes($0.0) })?.1 else { throw unexpected() }
        skipSpaces()
        let value = try value()
        guard !value.isEmpty else { throw error("the value of '\(name)' is empty, which chooses nothing") }
        skipSpaces()
        guard take("]") else { throw error("']' is missing behind the value of '\(name)'") }
        return .init(name: known, test: test, value: value)
    }

    private mutating func value() throws(SelectorError) -> [UInt8] {
        guard let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
            return Array((name() ?? "").utf8)
        }
        rest = rest.dropFirst()
        guard let end = rest.firstIndex(of: quote) else { throw error("a quotation mark is not closed") }
        defer { rest = rest[(end + 1)...] }
        return Array(rest[..<end])
    }

    /// Letters, digits, hyphens, underscores and everything beyond ASCII; a backslash takes the next as it is.
    private mutating func name() -> String? {
        var name: [UInt8] = []
        while let byte = rest.first {
            if byte == UInt8(ascii: "\\"), rest.count > 1 {
                rest = rest.dropFirst()
                name.append(rest.removeFirst())
            } else if ASCII.isLetter(byte) || ASCII.isDigit(byte) || byte >= 0x80
                || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
            {
                name.append(rest.removeFirst())
            } else {
                break
            }
        }
        return name.isEmpty ? nil : String(decoding: name, as: UTF8.self)
    }

    @discardableResult
    private mutating func skipSpaces() -> Bool {
        let before = rest.count
        rest = rest.drop(while: ASCII.isSpace)
        return rest.count < before
    }

    private mutating func take(_ character: Character) -> Bool { takes(String(character)) }

    private mutating func takes(_ text: String) -> Bool {
        guard rest.starts(with: text.utf8) else { return false }
        rest = rest.dropFirst(text.utf8.count)
        return true
    }

    private func unexpected() -> SelectorError {
        guard !rest.isEmpty else { return error("an element is missing at its end") }
        let found = Printable.line(String(decoding: rest.prefix(24), as: UTF8.self))
        return error(
            "'\(found)' is not understood; there are tags, .class, #id, [attribute=value], :not(…), spaces, '>' and ','"
        )
    }

    private func error(_ message: String) -> SelectorError { SelectorError(description: message) }
}
