/// The text form of an article: what is kept in `<slug>-<id>.txt`, diffed, and read with plain git.
///
/// One block a line: kind, tab, text, line feed; UTF-8. So that every text stays one line and comes back
/// exactly, a backslash is written `\\`, a line feed `\n`, a carriage return `\r`, a tab `\t`, and any other
/// control character or line separator `\u{HEX}`. Lines are in reading order. `docs/formats.md` has the grammar.
public enum TextForm {
    /// The text form of blocks, in time proportional to their length.
    public static func encode(_ blocks: [Block]) -> String {
        var result = ""
        result.reserveCapacity(blocks.reduce(0) { $0 + $1.text.utf8.count + 12 })
        for block in blocks {
            result += block.kind.rawValue
            result += "\t"
            escape(block.text, into: &result)
            result += "\n"
        }
        return result
    }

    /// The blocks of a text form, in time proportional to its length.
    ///
    /// - Throws: ``TextFormError`` naming the first line that is not of this form.
    public static func decode(_ text: String) throws(TextFormError) -> [Block] {
        var text = text
        return try text.withUTF8 { bytes in
            Result { () throws(TextFormError) in try decode(bytes) }
        }.get()
    }

    private static func decode(_ bytes: UnsafeBufferPointer<UInt8>) throws(TextFormError) -> [Block] {
        var blocks: [Block] = []
        var number = 0
        var start = 0
        while start < bytes.count {
            number += 1
            guard let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) else {
                throw TextFormError(line: number, message: "the line does not end")
            }
            guard let tab = bytes[start..<end].firstIndex(of: UInt8(ascii: "\t")) else {
                throw TextFormError(line: number, message: "no tab after the kind of block")
            }
            let name = String(decoding: bytes[start..<tab], as: UTF8.self)
            guard let kind = Block.Kind(rawValue: name) else {
                throw TextFormError(
                    line: number, message: "unknown kind of block '\(Printable.line(name))'")
            }
            let words = bytes[(tab + 1)..<end]
            let text = String(decoding: words, as: UTF8.self)
            guard let text = words.contains(UInt8(ascii: "\\")) ? unescape(text) : text else {
                throw TextFormError(line: number, message: "a backslash with nothing known after it")
            }
            blocks.append(Block(kind, text))
            start = end + 1
        }
        return blocks
    }

    private static func escape(_ text: String, into result: inout String) {
        guard text.unicodeScalars.contains(where: needsEscape) else {
            result += text
            return
        }
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            default:
                if needsEscape(scalar) {
                    result += "\\u{" + String(scalar.value, radix: 16) + "}"
                } else {
                    result.unicodeScalars.append(scalar)
                }
            }
        }
    }

    private static func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x5C, 0x00...0x1F, 0x7F...0x9F, 0x2028, 0x2029: true
        default: false
        }
    }

    private static func unescape(_ text: String) -> String? {
        var result = String.UnicodeScalarView()
        var scalars = text.unicodeScalars[...]
        while let scalar = scalars.popFirst() {
            guard scalar == "\\" else {
                result.append(scalar)
                continue
            }
            switch scalars.popFirst() {
            case "\\": result.append("\\")
            case "n": result.append("\n")
            case "r": result.append("\r")
            case "t": result.append("\t")
            case "u":
                guard scalars.popFirst() == "{", let end = scalars.firstIndex(of: "}"),
                    scalars[..<end].allSatisfy({ $0.properties.isASCIIHexDigit }),
                    let value = UInt32(String(scalars[..<end]), radix: 16),
                    let escaped = Unicode.Scalar(value)
                else { return nil }
                result.append(escaped)
                scalars = scalars[scalars.index(after: end)...]
            default:
                return nil
            }
        }
        return String(result)
    }
}

/// A text that is not in ``TextForm``.
public struct TextFormError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The line, counted from 1.
    public let line: Int
    /// What is wrong with it.
    public let message: String

    /// The line and what is wrong with it.
    public var description: String { "line \(line) of the text form: \(message)" }
}
