/// The string literals of a Swift source: those within interpolations too, each with `\()` where it has a value.
struct SwiftLiterals: Sequence {
    private var literals: [String] = []

    init(_ source: String) {
        var scanner = Scanner(rest: Array(source.unicodeScalars)[...])
        while !scanner.rest.isEmpty { scanner.code(into: &literals, untilParenthesis: false) }
    }

    func makeIterator() -> some IteratorProtocol<String> { literals.makeIterator() }

    private struct Scanner {
        var rest: ArraySlice<Unicode.Scalar>

        private func begins(with text: String) -> Bool { rest.starts(with: text.unicodeScalars) }

        private mutating func skip(past text: String) {
            while !rest.isEmpty, !begins(with: text) { rest.removeFirst() }
            rest = rest.dropFirst(text.unicodeScalars.count)
        }

        /// Reads code to its end, or to the parenthesis that closes an interpolation.
        mutating func code(into literals: inout [String], untilParenthesis: Bool) {
            var depth = 1
            while let scalar = rest.first {
                if begins(with: "//") {
                    skip(past: "\n")
                } else if begins(with: "\"\"\"") {
                    literal(closedBy: "\"\"\"", into: &literals)
                } else if scalar == "\"" {
                    literal(closedBy: "\"", into: &literals)
                } else {
                    rest.removeFirst()
                    if scalar == "(" { depth += 1 }
                    if scalar == ")" { depth -= 1 }
                    if untilParenthesis, depth == 0 { return }
                }
            }
        }

        private mutating func literal(closedBy mark: String, into literals: inout [String]) {
            rest = rest.dropFirst(mark.unicodeScalars.count)
            var text = ""
            while let scalar = rest.first, !begins(with: mark) {
                rest.removeFirst()
                guard scalar == "\\", let next = rest.first else {
                    text.unicodeScalars.append(scalar)
                    continue
                }
                rest.removeFirst()
                switch next {
                case "(":
                    text += "\\()"
                    code(into: &literals, untilParenthesis: true)
                case "\n": break
                default: text.unicodeScalars.append(next == "n" ? "\n" : next)
                }
            }
            rest = rest.dropFirst(mark.unicodeScalars.count)
            literals.append(text)
        }
    }
}

/// What in a literal is read by people.
enum InterfaceWords {
    /// The words of the text between elements and of attributes that are read out; of a literal without elements,
    /// what reads like a sentence.
    static func found(in literal: String) -> [String] {
        var texts: [String] = []
        if literal.contains("<") || literal.contains(">") {
            texts = literal.matches(of: /(?:title|aria-label|placeholder|alt)="([^"]*)"/).map {
                String($0.output.1)
            }
            texts += literal.replacing(/<[^>]*(>|$)/, with: "\n").split(separator: "\n").map { String($0) }
            return texts.map { $0.replacing("\\()", with: " ").replacing(/&[a-z0-9#]+;/, with: "") }.filter {
                $0.contains(/\p{L}{2,}/)
            }
        }
        let isSentence = literal.contains(/\p{Ll}{2,},? \p{L}{2,}/) && !literal.contains(/[;={]|^[a-z]+\//)
        return isSentence ? [literal] : []
    }
}
