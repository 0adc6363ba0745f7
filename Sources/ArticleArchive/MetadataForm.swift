import Articles

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Metadata as the JSON (RFC 8259) of `<name>.json`: keys sorted, one a line, so that git can diff it.
enum MetadataForm {
    static func encode(_ metadata: Metadata) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return try Array(encoder.encode(metadata)) + [UInt8(ascii: "\n")]
    }

    static func decode(_ bytes: [UInt8]) throws -> Metadata {
        try JSONDecoder().decode(Metadata.self, from: Data(bytes))
    }
}
