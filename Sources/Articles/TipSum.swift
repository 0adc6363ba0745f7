/// What a set of articles with their newest revisions comes down to: one number, whatever their order.
///
/// Two sets that are not the same have the same sum once in 2^62 times: a number is drawn from each article and its
/// revision, and they are added. So one article can be taken out and put in without looking at the others. This is
/// the additive hash of Bellare and Micciancio (EUROCRYPT 1997) over numbers that anybody may compute: it tells
/// what lags behind from what does not, and protects against nobody who means harm.
public struct TipSum: Sendable, Hashable {
    /// The sum, from 0 up to 2^62.
    public private(set) var value: Int

    /// Continues a sum; bits above the 62nd are left out.
    public init(_ value: Int = 0) { self.value = value & Self.mask }

    /// The sum of one article, of whose name and whose revision's 40 lower-case hexadecimal digits these are the bytes.
    public init(tip: UnsafeRawBufferPointer, name: UnsafeRawBufferPointer) {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        Self.mix(tip, into: &hash)
        Self.mix(name, into: &hash)
        self.init(Int(truncatingIfNeeded: hash))
    }

    /// The sum of one article.
    public init(of tip: RevisionID, named name: String) {
        var (tip, name) = (tip.hex, name)
        self = tip.withUTF8 { tip in
            name.withUTF8 { TipSum(tip: UnsafeRawBufferPointer(tip), name: UnsafeRawBufferPointer($0)) }
        }
    }

    /// Adds what another sum is of.
    public static func += (sum: inout TipSum, other: TipSum) { sum = TipSum(sum.value &+ other.value) }

    /// Takes out what another sum is of.
    public static func -= (sum: inout TipSum, other: TipSum) { sum = TipSum(sum.value &- other.value) }

    /// The bits of a sum.
    public static let mask = 1 << 62 - 1

    /// Multiplies and folds eight bytes at a time, as FNV-1a does one; then the last of them with how many there were.
    private static func mix(_ bytes: UnsafeRawBufferPointer, into hash: inout UInt64) {
        func mix(_ word: UInt64) {
            hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
            hash ^= hash >> 29
        }
        var offset = 0
        while offset + 8 <= bytes.count {
            mix(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
            offset += 8
        }
        var rest = UInt64(bytes.count)
        for byte in bytes[offset...] { rest = rest << 8 | UInt64(byte) }
        mix(rest)
    }
}
