/// Two texts that are alike but for quotes, dashes and characters that are not seen.
struct Variant {
    /// The bytes of each text that differ, in order; `nil` where the texts are not alike, cannot be cut between
    /// graphemes, or differ inside a web or mail address, where a dash is no matter of type.
    let differences: [(old: Range<Int>, new: Range<Int>)]?

    /// Compares two ranges, in time proportional to what they share.
    init(
        _ old: UnsafeBufferPointer<UInt8>, _ oldRange: Range<Int>, _ new: UnsafeBufferPointer<UInt8>,
        _ newRange: Range<Int>
    ) {
        var found: [(old: Range<Int>, new: Range<Int>)] = []
        var o = oldRange.lowerBound
        var n = newRange.lowerBound
        var isAddress = false
        var hasDifference = false
        while o < oldRange.upperBound || n < newRange.upperBound {
            let one = Variant.character(old, o, oldRange.upperBound)
            let two = Variant.character(new, n, newRange.upperBound)
            var oldStep = one.length
            var newStep = two.length
            // Where one text has ended, its character stands for none and is like no other.
            let isSame = one.length > 0 && two.length > 0 && one.scalar == two.scalar
            if !isSame {
                if one.form == .unseen || two.form == .unseen {
                    if one.form != .unseen { oldStep = 0 }
                    if two.form != .unseen { newStep = 0 }
                } else if one.form == .other || one.form != two.form {
                    differences = nil
                    return
                }
                found.append((o..<o + oldStep, n..<n + newStep))
            }
            if isSame, one.scalar.value <= 0x20 {
                (isAddress, hasDifference) = (false, false)
            } else {
                isAddress =
                    isAddress || oldStep > 0 && Variant.marksAddress(old, o, oldRange.upperBound)
                    || newStep > 0 && Variant.marksAddress(new, n, newRange.upperBound)
                hasDifference = hasDifference || !isSame
            }
            o += oldStep
            n += newStep
            if isAddress, hasDifference {
                differences = nil
                return
            }
            if !isSame,
                Space.clings(old, o) || Space.clings(new, n)
            {
                differences = nil
                return
            }
        }
        differences = found
    }

    /// Whether a place is the `@` of a mail address or the `://` of a web address.
    private static func marksAddress(_ text: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int) -> Bool {
        switch text[at] {
        case UInt8(ascii: "@"): true
        case UInt8(ascii: ":"):
            at + 2 < end && text[at + 1] == UInt8(ascii: "/") && text[at + 2] == UInt8(ascii: "/")
        default: false
        }
    }

    private enum Form {
        case other
        case quote
        case doubleQuote
        case dash
        case unseen
    }

    private static func character(
        _ text: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int
    ) -> (scalar: Unicode.Scalar, length: Int, form: Form) {
        guard at < end else { return ("\0", 0, .other) }
        let first = text[at]
        if first < 0x80 {
            let form: Form =
                switch first {
                case UInt8(ascii: "'"), UInt8(ascii: "`"): .quote
                case UInt8(ascii: "\""): .doubleQuote
                case UInt8(ascii: "-"): .dash
                default: .other
                }
            return (Unicode.Scalar(first), 1, form)
        }
        let length = min(first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4, end - at)
        var value = UInt32(first) & (0x7F >> UInt32(length))
        for next in 1..<length { value = value << 6 | UInt32(text[at + next] & 0x3F) }
        let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
        let form: Form =
            switch ScalarClass(scalar) {
            case .singleQuote: .quote
            case .doubleQuote: .doubleQuote
            case .hyphen, .dash: .dash
            case .ignorable: .unseen
            default: .other
            }
        return (scalar, length, form)
    }
}
