public import Articles

/// What a server gave with a page so that it can be asked whether the page is still the same (RFC 9110,
/// section 8.8).
public struct Validators: Sendable, Hashable, Codable {
    /// The address that answered, after redirects: they say nothing about any other.
    public let address: String
    /// The `ETag` as received, with its quotation marks and its `W/`.
    public let entityTag: String?
    /// The `Last-Modified` as received.
    public let lastModified: String?

    /// The longest value kept, in bytes.
    private static let maximumLength = 1024

    /// The validators of a response; `nil` where it has none that can be sent back as they are.
    public init?(_ head: ResponseHead, of address: WebAddress) {
        self.address = address.description
        entityTag = head["ETag"].flatMap(Self.verbatim)
        lastModified = head["Last-Modified"].flatMap(Self.verbatim)
        if entityTag == nil && lastModified == nil { return nil }
    }

    /// The header fields that ask (RFC 9110, section 13.1); the first wins where a server knows both.
    var requestFields: [String] {
        [entityTag.map { "If-None-Match: " + $0 }, lastModified.map { "If-Modified-Since: " + $0 }]
            .compactMap(\.self)
    }

    private static func verbatim(_ value: String) -> String? {
        let isPlain = value.unicodeScalars.allSatisfy {
            $0.value >= 0x20 && $0.value != 0x7F && $0 != "\u{FFFD}"
        }
        return isPlain && !value.isEmpty && value.utf8.count <= maximumLength ? value : nil
    }
}

extension Response {
    /// What to hand in at the next look; `nil` where the server gave nothing.
    public var validators: Validators? { Validators(head, of: final) }
}
