/// White space that two texts share, never ending inside a character, a CRLF or a grapheme cluster.
enum Space {
    static func common(
        atStartOf old: UnsafeBufferPointer<UInt8>, _ oldRange: Range<Int>, _ new: UnsafeBufferPointer<UInt8>,
        _ newRange: Range<Int>
    ) -> Int {
        let most = min(oldRange.count, newRange.count)
        var count = 0
        while count < most {
            let at = oldRange.lowerBound + count
            let length = length(of: old, at)
            guard length > 0, count + length <= most else { break }
            let other = newRange.lowerBound + count
            guard (0..<length).allSatisfy({ old[at + $0] == new[other + $0] }) else { break }
            count += length
        }
        if count == 0 { return 0 }
        let oldNext = oldRange.lowerBound + count
        let newNext = newRange.lowerBound + count
        return clings(old, oldNext) || clings(new, newNext) ? 0 : count
    }

    static func common(
        atEndOf old: UnsafeBufferPointer<UInt8>, _ oldRange: Range<Int>, _ new: UnsafeBufferPointer<UInt8>,
        _ newRange: Range<Int>
    ) -> Int {
        let most = min(oldRange.count, newRange.count)
        var count = 0
        while count < most {
            var length = 1
            let oldEnd = oldRange.upperBound - count
            while count + length < most, old[oldEnd - length] & 0xC0 == 0x80 { length += 1 }
            guard self.length(of: old, oldEnd - length) == length else { break }
            let newEnd = newRange.upperBound - count
            guard (1...length).allSatisfy({ old[oldEnd - $0] == new[newEnd - $0] }) else { break }
            count += length
        }
        if count == 0 { return 0 }
        let oldCut = oldRange.upperBound - count
        let newCut = newRange.upperBound - count
        return clings(old, oldCut) || clings(new, newCut) ? 0 : count
    }

    /// The length of the white space character here, 0 where there is none.
    private static func length(of text: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int {
        let first = text[at]
        if first < 0x80 { return first <= 0x20 || first == 0x7F ? 1 : 0 }
        let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        guard at + length <= text.count, let scalar = scalar(text, at, length) else { return 0 }
        if case .space = ScalarClass(scalar) { return length }
        return 0
    }

    /// Whether the character here may belong to the one before it.
    static func clings(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
        guard at < text.count else { return false }
        let first = text[at]
        if first == 0x0A { return at > 0 && text[at - 1] == 0x0D }
        if first < 0x80 { return false }
        let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        guard at + length <= text.count, let scalar = scalar(text, at, length) else { return true }
        switch ScalarClass(scalar) {
        case .mark, .clustering: return true
        case .emoji: return text[max(0, at - 3)..<at].elementsEqual([0xE2, 0x80, 0x8D])
        case .regionalIndicator: return at >= 4 && text[at - 4] == 0xF0 && text[at - 2] == 0x87
        default: return false
        }
    }

    private static func scalar(_ text: UnsafeBufferPointer<UInt8>, _ at: Int, _ length: Int) -> Unicode
        .Scalar?
    {
        var value = UInt32(text[at]) & (0x7F >> UInt32(length))
        for next in at + 1..<at + length { value = value << 6 | UInt32(text[next] & 0x3F) }
        return Unicode.Scalar(value)
    }
}
