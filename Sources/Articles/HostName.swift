/// Host names in the one spelling used as a publication's name.
enum HostName {
    /// The longest host name in its `xn--` form (RFC 1035, section 2.3.4).
    static let maximumLength = 253

    /// The host in lower case and ASCII without a final dot; `nil` where it cannot be one.
    ///
    /// Maps what is common of UTS #46 (letter case, full width, marks that do not count) and not all of it.
    static func normalised(_ raw: ArraySlice<UInt8>) -> String? {
        if raw.first == UInt8(ascii: "["), raw.last == UInt8(ascii: "]") {
            let inside = String(decoding: raw.dropFirst().dropLast(), as: UTF8.self)
            return IPv6Address.normalised(inside).map { "[" + $0 + "]" }
        }
        var labels = mapped(PercentEncoding.decode(raw)).split(
            separator: ".", omittingEmptySubsequences: false)
        if labels.count > 1, labels.last?.isEmpty == true { labels.removeLast() }
        var ascii: [String] = []
        for label in labels {
            guard let label = asciiLabel(Substring(label)) else { return nil }
            ascii.append(label)
        }
        if IPv4Address.isMeant(by: ascii) { return IPv4Address.normalised(ascii) }
        let host = ascii.joined(separator: ".")
        return host.isEmpty || host.utf8.count > maximumLength ? nil : host
    }

    private static func mapped(_ text: String) -> Substring.UnicodeScalarView {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x3002, 0xFF61: result.append(".")
            case 0xFF01...0xFF5E: result.append(Unicode.Scalar(UInt8(scalar.value - 0xFEE0)))
            case 0x00AD, 0x034F, 0x200B, 0x2060, 0x2064, 0xFE00...0xFE0F, 0xFEFF: continue
            default: result.append(scalar)
            }
        }
        return Substring(String(result).lowercased()).unicodeScalars
    }

    private static func asciiLabel(_ label: Substring) -> String? {
        let scalars = label.unicodeScalars
        guard !scalars.isEmpty, scalars.allSatisfy(isLabelScalar) else { return nil }
        var ascii = String(label)
        if !scalars.allSatisfy(\.isASCII) {
            guard scalars.count <= 4 * 63, let encoded = Punycode.encode(Composition.composed(label)) else {
                return nil
            }
            ascii = "xn--" + encoded
        }
        return ascii.utf8.count <= 63 ? ascii : nil
    }

    private static func isLabelScalar(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "0"..."9", "-", "_": true
        default:
            !scalar.isASCII
                && (scalar.properties.isXIDContinue || scalar.properties.isEmoji
                    || (0x2600...0x27BF).contains(scalar.value))
        }
    }
}
