#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Reports as JSON text for other programs.
///
/// Keys are sorted and in camel case, absent values are absent, times are ISO 8601 in UTC (`2022-03-29T18:05:00Z`).
/// The key `format` names the shape and its number, which changes when a key changes its meaning or goes;
/// new keys may come at any time.
public enum JSONText {
    /// The report as JSON that ends with a line feed, indented or on one line.
    ///
    /// Control characters and bidirectional controls are written as escapes, so that the text is safe to print
    /// on a terminal and still says exactly what stood on the page.
    public static func make(
        _ report: some Encodable, onOneLine: Bool = false
    ) throws(RenderingError) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        if !onOneLine { encoder.outputFormatting.insert(.prettyPrinted) }
        encoder.dateEncodingStrategy = .iso8601
        do {
            return escapingControls(String(decoding: try encoder.encode(report), as: UTF8.self)) + "\n"
        } catch {
            throw RenderingError(
                code: .notEncodable, operation: "write JSON",
                message: "a value has no JSON form (\(error)); report this with the command you ran")
        }
    }

    private static func escapingControls(_ json: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in json.unicodeScalars {
            switch scalar.value {
            case 0x7F...0x9F, 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x206F, 0xFEFF:
                let digits = String(scalar.value, radix: 16)
                let zeros = String(repeating: "0", count: 4 - digits.count)
                result.append(contentsOf: "\\u\(zeros)\(digits)".unicodeScalars)
            default:
                result.append(scalar)
            }
        }
        return String(result)
    }
}

/// What can go wrong when values are turned into text.
public struct RenderingError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What kind of failure it is.
    public enum Code: String, Sendable, Hashable {
        /// A value cannot be written in the format asked for.
        case notEncodable
    }

    /// What kind of failure it is.
    public let code: Code
    /// What was being done.
    public let operation: String
    /// What happened and what to do.
    public let message: String

    /// One line: what was being done, what happened, what to do.
    public var description: String { "could not \(operation): \(message)" }
}
