/// Words and numbers, with what joins their parts.
extension Tokenizer {
    /// Reads a word or a number; `start` is at its first letter or digit, or at a sign or currency before it.
    mutating func word(from start: Int, to high: Int, origin: Int, tokens: inout Tokens) -> Int {
        var end = start
        var isFolded = false
        var hasDigit = false
        var hasLetter = false
        var runStart = start
        var dots = 0

        if !ASCII.isAlphanumeric(arena[end]), arena[end] < 0x80 {
            end += 1
            runStart = end
        }
        scan: while end < high {
            let byte = arena[end]
            if ASCII.isLetter(byte) {
                hasLetter = true
            } else if ASCII.isDigit(byte) {
                hasDigit = true
            } else if byte <= 0x20 {
                break
            } else if byte < 0x80 {
                switch joint(byte, at: end, runStart: runStart, to: high) {
                case .no: break scan
                case .last:
                    end += 1
                    break scan
                case .address:
                    end = addressEnd(from: end, to: high)
                    break scan
                case .yes:
                    if byte == UInt8(ascii: ".") { dots += 1 }
                    runStart = end + 1
                }
            } else {
                let (scalar, length) = scalar(at: end, to: high)
                switch ScalarClass(scalar) {
                case .letter: hasLetter = true
                case .digit: hasDigit = true
                case .mark: break
                case .ignorable, .singleQuote, .hyphen:
                    guard isWordStart(at: end + length, to: high) else { break scan }
                    isFolded = true
                case .dash:
                    guard endsInDigit(end), isDigit(at: end + length, to: high) else { break scan }
                    isFolded = true
                case .currency:
                    guard isDigit(at: end + length, to: high) else { break scan }
                case .unit:
                    guard endsInDigit(end) else { break scan }
                default: break scan
                }
                end += length
                continue
            }
            end += 1
        }
        if dots > 0, end - runStart == 1, hasLetter, !hasDigit, end < high, arena[end] == UInt8(ascii: ".") {
            end += 1
        }
        let role: Vocabulary.Role = hasDigit ? .number : .word
        if isFolded {
            let key = arena.count
            fold(from: start, to: end)
            add(start, end, foldedFrom: key, role, origin: origin, tokens: &tokens)
        } else {
            add(start, end, role, origin: origin, tokens: &tokens)
        }
        return end
    }

    private enum Joint {
        case no
        case yes
        /// Belongs to the word and ends it.
        case last
        /// The word is a web address.
        case address
    }

    private func joint(_ byte: UInt8, at end: Int, runStart: Int, to high: Int) -> Joint {
        let next = end + 1 < high ? arena[end + 1] : 0
        let afterDigit = end > runStart && ASCII.isDigit(arena[end - 1])
        switch byte {
        case UInt8(ascii: "'"), UInt8(ascii: "-"), UInt8(ascii: "&"), UInt8(ascii: "@"), UInt8(ascii: "_"):
            guard end > runStart else { return .no }
            return next < 0x80
                ? (ASCII.isAlphanumeric(next) ? .yes : .no)
                : (isWordStart(at: end + 1, to: high) ? .yes : .no)
        case UInt8(ascii: "."):
            if afterDigit { return ASCII.isDigit(next) ? .yes : .no }
            let single = end - runStart == 1
            return ASCII.isLetter(next) && (single || next & 0x20 != 0) && end > runStart ? .yes : .no
        case UInt8(ascii: ":"):
            if afterDigit, ASCII.isDigit(next) { return .yes }
            let isAddress =
                next == UInt8(ascii: "/") && end + 2 < high && arena[end + 2] == UInt8(ascii: "/")
            return isAddress && end > runStart ? .address : .no
        case UInt8(ascii: ","):
            return afterDigit && ASCII.isDigit(next) ? .yes : .no
        case UInt8(ascii: "/"):
            if afterDigit, ASCII.isDigit(next) { return .yes }
            return isHost(from: runStart, to: end) ? .address : .no
        case UInt8(ascii: "$"):
            return ASCII.isDigit(next) ? .yes : .no
        case UInt8(ascii: "%"):
            return afterDigit ? .last : .no
        default:
            return .no
        }
    }

    /// Whether what was read so far ends like `example.com`.
    private func isHost(from runStart: Int, to end: Int) -> Bool {
        runStart >= 2 && arena[runStart - 1] == UInt8(ascii: ".") && end - runStart >= 2
            && (runStart..<end).allSatisfy { ASCII.isLetter(arena[$0]) }
            && ASCII.isAlphanumeric(arena[runStart - 2])
    }

    /// Everything up to white space, without the punctuation that ends the sentence around it (as in GitHub
    /// Flavored Markdown 0.29, "Autolinks (extension)").
    private func addressEnd(from start: Int, to high: Int) -> Int {
        var end = start
        while end < high, arena[end] > 0x20, arena[end] < 0x7F, !"<>\"".utf8.contains(arena[end]) { end += 1 }
        while end > start + 1, ".,;:!?)]}'*_~".utf8.contains(arena[end - 1]) { end -= 1 }
        return end
    }

    /// Writes the key of a word in which something counts as something else.
    private mutating func fold(from start: Int, to end: Int) {
        var at = start
        while at < end {
            let byte = arena[at]
            if byte < 0x80 {
                arena.append(byte)
                at += 1
                continue
            }
            let (scalar, length) = scalar(at: at, to: end)
            switch ScalarClass(scalar) {
            case .ignorable: break
            case .singleQuote: arena.append(UInt8(ascii: "'"))
            case .hyphen, .dash: arena.append(UInt8(ascii: "-"))
            default: for byte in at..<at + length { arena.append(arena[byte]) }
            }
            at += length
        }
    }

    private func endsInDigit(_ end: Int) -> Bool { end > 0 && ASCII.isDigit(arena[end - 1]) }

    private func isDigit(at place: Int, to high: Int) -> Bool {
        place < high && ASCII.isDigit(arena[place])
    }

    /// Whether a letter or digit stands here.
    private func isWordStart(at place: Int, to high: Int) -> Bool {
        guard place < high else { return false }
        let byte = arena[place]
        if byte < 0x80 { return ASCII.isAlphanumeric(byte) }
        switch ScalarClass(scalar(at: place, to: high).0) {
        case .letter, .digit: return true
        default: return false
        }
    }

    /// Decodes the character at a place; the arena holds valid UTF-8, cut between characters only.
    func scalar(at place: Int, to high: Int) -> (Unicode.Scalar, Int) {
        let first = UInt32(arena[place])
        let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        guard place + length <= high else { return ("\u{FFFD}", 1) }
        var value = length == 1 ? first : first & (0x7F >> UInt32(length))
        for at in place + 1..<place + length { value = value << 6 | UInt32(arena[at] & 0x3F) }
        return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
    }
}
