/// Host names in the one spelling used as a publication's name.
enum HostName {
    /// The longest host name in its `xn--` form (RFC 1035, section 2.3.4).
    static let maximumLength = 253

    /// The host in lower case and ASCII without a final dot; `nil` where it cannot be one.
    static func normalised(_ raw: some StringProtocol) -> String? {
        if raw.hasPrefix("["), raw.hasSuffix("]") {
            let inside = raw.dropFirst().dropLast().lowercased()
            let isIPv6 =
                !inside.isEmpty
                && inside.allSatisfy { $0.isASCII && ($0.isHexDigit || $0 == ":" || $0 == ".") }
            return isIPv6 ? "[" + inside + "]" : nil
        }
        var decoded = PercentEncoding.decode(raw).lowercased()
        for dot in ["。", "．", "｡"] {
            decoded = decoded.split(separator: dot, omittingEmptySubsequences: false).joined(separator: ".")
        }
        while decoded.hasSuffix(".") { decoded.removeLast() }
        var labels: [String] = []
        for label in decoded.split(separator: ".", omittingEmptySubsequences: false) {
            guard let ascii = asciiLabel(label) else { return nil }
            labels.append(ascii)
        }
        let host = labels.joined(separator: ".")
        return host.isEmpty || host.utf8.count > maximumLength ? nil : host
    }

    private static func asciiLabel(_ label: Substring) -> String? {
        guard !label.isEmpty else { return nil }
        let ascii: String
        if label.allSatisfy(\.isASCII) {
            guard label.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }) else {
                return nil
            }
            ascii = String(label)
        } else {
            guard label.unicodeScalars.allSatisfy(isLabelScalar), let encoded = Punycode.encode(label) else {
                return nil
            }
            ascii = "xn--" + encoded
        }
        return ascii.utf8.count <= 63 ? ascii : nil
    }

    private static func isLabelScalar(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            return scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "-"
        }
        return scalar.properties.isXIDContinue
    }
}

/// Punycode: host name labels outside ASCII as ASCII (RFC 3492).
enum Punycode {
    /// The code points of a label encoded, without the `xn--`, or `nil` for more than the 63 a label may have.
    static func encode(_ label: some StringProtocol) -> String? {
        let input = label.unicodeScalars.map { Int($0.value) }
        guard input.count <= 63 else { return nil }
        var output = input.filter { $0 < 128 }.map { UInt8($0) }
        let basicCount = output.count
        if basicCount > 0 { output.append(UInt8(ascii: "-")) }
        var codePoint = 128
        var delta = 0
        var bias = 72
        var handled = basicCount
        while handled < input.count {
            guard let next = input.filter({ $0 >= codePoint }).min() else { return nil }
            delta += (next - codePoint) * (handled + 1)
            codePoint = next
            for value in input {
                if value < codePoint { delta += 1 }
                guard value == codePoint else { continue }
                appendVariableLength(delta, bias: bias, to: &output)
                bias = adapt(delta, points: handled + 1, isFirst: handled == basicCount)
                delta = 0
                handled += 1
            }
            delta += 1
            codePoint += 1
        }
        return String(decoding: output, as: UTF8.self)
    }

    private static func appendVariableLength(_ delta: Int, bias: Int, to output: inout [UInt8]) {
        var rest = delta
        var position = 36
        while true {
            let threshold = min(max(position - bias, 1), 26)
            if rest < threshold { break }
            output.append(digit(threshold + (rest - threshold) % (36 - threshold)))
            rest = (rest - threshold) / (36 - threshold)
            position += 36
        }
        output.append(digit(rest))
    }

    private static func digit(_ value: Int) -> UInt8 {
        value < 26 ? UInt8(ascii: "a") + UInt8(value) : UInt8(ascii: "0") + UInt8(value - 26)
    }

    private static func adapt(_ delta: Int, points: Int, isFirst: Bool) -> Int {
        var delta = isFirst ? delta / 700 : delta / 2
        delta += delta / points
        var steps = 0
        while delta > 455 {
            delta /= 35
            steps += 36
        }
        return steps + 36 * delta / (delta + 38)
    }
}
