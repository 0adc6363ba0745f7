import Articles
import CGit2

/// The id of a git object: 20 bytes, in the order git sorts them.
struct ObjectID: Hashable, Comparable, CustomStringConvertible {
    private let high: UInt64
    private let middle: UInt64
    private let low: UInt32

    /// Reads 20 bytes at an offset, which must be there.
    init(_ bytes: UnsafeRawBufferPointer, at offset: Int = 0) {
        high = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        middle = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self))
        low = UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: offset + 16, as: UInt32.self))
    }

    /// The id libgit2 gave.
    init(_ oid: git_oid) {
        self = withUnsafeBytes(of: oid) { ObjectID($0) }
    }

    /// Reads 40 hexadecimal digits, lower or upper case; `nil` for anything else.
    init?(hex: some Sequence<UInt8>) {
        var words: (UInt64, UInt64, UInt64) = (0, 0, 0)
        var count = 0
        for digit in hex {
            let value: UInt64
            switch digit {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = UInt64(digit - UInt8(ascii: "0"))
            case UInt8(ascii: "a")...UInt8(ascii: "f"): value = UInt64(digit - UInt8(ascii: "a") + 10)
            case UInt8(ascii: "A")...UInt8(ascii: "F"): value = UInt64(digit - UInt8(ascii: "A") + 10)
            default: return nil
            }
            switch count {
            case 0..<16: words.0 = words.0 << 4 | value
            case 16..<32: words.1 = words.1 << 4 | value
            case 32..<40: words.2 = words.2 << 4 | value
            default: return nil
            }
            count += 1
        }
        guard count == 40 else { return nil }
        high = words.0
        middle = words.1
        low = UInt32(truncatingIfNeeded: words.2)
    }

    /// The commit that a revision is.
    init(_ id: RevisionID) {
        guard let own = ObjectID(hex: id.hex.utf8) else {
            preconditionFailure("a revision's id has 40 hexadecimal digits")
        }
        self = own
    }

    static func < (left: ObjectID, right: ObjectID) -> Bool {
        if left.high != right.high { return left.high < right.high }
        if left.middle != right.middle { return left.middle < right.middle }
        return left.low < right.low
    }

    /// The first byte, by which an index of objects is fanned out.
    var first: Int { Int(high >> 56) }

    /// The 20 bytes.
    var bytes: [UInt8] {
        withUnsafeBytes(of: high.bigEndian, Array.init) + withUnsafeBytes(of: middle.bigEndian, Array.init)
            + withUnsafeBytes(of: low.bigEndian, Array.init)
    }

    /// The id as libgit2 takes it.
    var oid: git_oid {
        var oid = git_oid()
        withUnsafeMutableBytes(of: &oid) { target in
            target.storeBytes(of: high.bigEndian, as: UInt64.self)
            target.storeBytes(of: middle.bigEndian, toByteOffset: 8, as: UInt64.self)
            target.storeBytes(of: low.bigEndian, toByteOffset: 16, as: UInt32.self)
        }
        return oid
    }

    /// The 40 hexadecimal digits, lower case.
    var hex: String {
        String(unsafeUninitializedCapacity: 40) { digits in
            for index in 0..<40 {
                let word = index < 16 ? high : index < 32 ? middle : UInt64(low)
                let place = index < 32 ? 60 - 4 * (index & 15) : 28 - 4 * (index - 32)
                let value = UInt8(truncatingIfNeeded: word >> UInt64(place)) & 15
                digits[index] = value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") - 10 + value
            }
            return 40
        }
    }

    /// The commit as a revision.
    var revision: RevisionID {
        guard let id = RevisionID(hex: hex) else {
            preconditionFailure("40 hexadecimal digits are an id")
        }
        return id
    }

    var description: String { hex }
}
