/// Short ids that depend on nothing but their text.
enum StableID {
    private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

    /// Ten characters of Crockford base 32.
    ///
    /// They are 50 bits of FNV-1a (64 bits; Fowler, Noll, Vo), mixed once more with the 64-bit finaliser of
    /// MurmurHash3. Not proof against intent: who hands out ids checks for collisions.
    static func make(from text: String) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text.utf8 {
            hash ^= UInt64(byte)
            hash &*= 0x0000_0100_0000_01B3
        }
        hash ^= hash >> 33
        hash &*= 0xFF51_AFD7_ED55_8CCD
        hash ^= hash >> 33
        hash &*= 0xC4CE_B9FE_1A85_EC53
        hash ^= hash >> 33
        let characters = (0..<10).map {
            alphabet[Int(truncatingIfNeeded: hash >> (59 - 5 * UInt64($0))) & 31]
        }
        return String(decoding: characters, as: UTF8.self)
    }
}
