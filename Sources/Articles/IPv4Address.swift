/// IPv4 addresses in the spellings browsers and libcurl accept (WHATWG URL, "IPv4 parser").
enum IPv4Address {
    /// Whether the last label is a number, so that the host can be nothing else.
    static func isMeant(by labels: [String]) -> Bool {
        guard let last = labels.last?.utf8 else { return false }
        return last.allSatisfy(isDigit)
            || last.starts(with: "0x".utf8) && last.dropFirst(2).allSatisfy(PercentEncoding.isHexDigit)
    }

    /// Four decimal numbers with dots; `nil` where a part is no number or too large.
    static func normalised(_ labels: [String]) -> String? {
        let numbers = labels.compactMap(number)
        guard numbers.count == labels.count, (1...4).contains(numbers.count), let last = numbers.last,
            numbers.dropLast().allSatisfy({ $0 < 256 }), last < 1 << (8 * UInt64(5 - numbers.count))
        else { return nil }
        var value = last
        for (index, number) in numbers.dropLast().enumerated() { value |= number << (8 * UInt64(3 - index)) }
        return [24, 16, 8, 0].map { String(value >> $0 & 255) }.joined(separator: ".")
    }

    /// A number in decimal, in octal after `0` or in hexadecimal after `0x`.
    private static func number(_ label: String) -> UInt64? {
        let isHexadecimal = label.hasPrefix("0x")
        let isOctal = !isHexadecimal && label.hasPrefix("0") && label.utf8.count > 1
        let digits = isHexadecimal ? label.dropFirst(2) : label[...]
        if isHexadecimal && digits.isEmpty { return 0 }
        guard digits.utf8.allSatisfy(isHexadecimal ? PercentEncoding.isHexDigit : isDigit) else { return nil }
        return UInt64(digits, radix: isHexadecimal ? 16 : isOctal ? 8 : 10)
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
