import Glibc

/// A stretch of a git object's bytes that is read as text.
///
/// By its bytes: a mark that combines with what stands before it must not hide that. Valid for as long as the object's
/// bytes are lent.
struct ByteText {
    private(set) var bytes: UnsafeRawBufferPointer

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    var isEmpty: Bool { bytes.isEmpty }

    /// The text; `nil` where it is not UTF-8.
    ///
    /// - Parameter known: is given back where it has these bytes, which costs no memory.
    func text(as known: String? = nil) -> String? {
        let isSame = known?.utf8.withContiguousStorageIfAvailable { matches(UnsafeRawBufferPointer($0)) }
        if isSame == true { return known }
        return String(validating: bytes, as: UTF8.self)
    }

    /// Whether these are the bytes.
    func matches(_ other: UnsafeRawBufferPointer) -> Bool {
        guard bytes.count == other.count else { return false }
        guard let mine = bytes.baseAddress, let theirs = other.baseAddress else { return true }
        return memcmp(mine, theirs, bytes.count) == 0
    }

    /// Takes a line off the front, without its line feed; `nil` at the end.
    mutating func takeLine() -> ByteText? { isEmpty ? nil : take(until: UInt8(ascii: "\n")) }

    /// Takes what stands before a byte off the front, and the byte with it; everything where there is none.
    mutating func take(until byte: UInt8) -> ByteText {
        let all = bytes
        guard let start = all.baseAddress, let found = memchr(start, Int32(byte), all.count) else {
            bytes = UnsafeRawBufferPointer(rebasing: all[all.count...])
            return ByteText(all)
        }
        let end = UnsafeRawPointer(found) - start
        bytes = UnsafeRawBufferPointer(rebasing: all[(end + 1)...])
        return ByteText(UnsafeRawBufferPointer(rebasing: all[..<end]))
    }

    /// What stands behind a beginning; `nil` where it begins otherwise.
    func dropping(_ beginning: StaticString) -> ByteText? {
        beginning.withUTF8Buffer { beginning in
            guard bytes.count >= beginning.count else { return nil }
            let start = ByteText(UnsafeRawBufferPointer(rebasing: bytes[..<beginning.count]))
            guard start.matches(UnsafeRawBufferPointer(beginning)) else { return nil }
            return ByteText(UnsafeRawBufferPointer(rebasing: bytes[beginning.count...]))
        }
    }

    /// A number in decimal digits, which may have a minus sign; `nil` for anything else.
    var number: Int? {
        if let digits = dropping("-") { return digits.dropping("-") == nil ? digits.number.map { -$0 } : nil }
        guard !isEmpty else { return nil }
        var number = 0
        for byte in bytes {
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
            let (tens, isTooMuch) = number.multipliedReportingOverflow(by: 10)
            let (sum, isOver) = tens.addingReportingOverflow(Int(byte - UInt8(ascii: "0")))
            if isTooMuch || isOver { return nil }
            number = sum
        }
        return number
    }
}
