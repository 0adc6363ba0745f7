/// FNV-1a of a name, so that names are compared as integers.
enum NameHash {
    static func of(_ name: some Sequence<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in name {
            hash ^= UInt64(ASCII.lower(byte))
            hash &*= 0x0000_0100_0000_01B3
        }
        return hash
    }

    static func of(_ name: UnsafePointer<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        var next = name
        while next.pointee != 0 {
            hash ^= UInt64(ASCII.lower(next.pointee))
            hash &*= 0x0000_0100_0000_01B3
            next += 1
        }
        return hash
    }
}
