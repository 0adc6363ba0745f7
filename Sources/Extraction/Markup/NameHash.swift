/// FNV-1a of a name, so that names are compared as integers.
struct NameHash: Equatable {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func add(_ byte: UInt8) {
        value = (value ^ UInt64(ASCII.lower(byte))) &* 0x0000_0100_0000_01B3
    }

    mutating func add(_ scalar: Unicode.Scalar) {
        for byte in String(scalar).utf8 { add(byte) }
    }

    static func of(_ name: some Sequence<UInt8>) -> UInt64 {
        var hash = NameHash()
        for byte in name { hash.add(byte) }
        return hash.value
    }

    static func of(_ name: UnsafePointer<UInt8>) -> UInt64 {
        var hash = NameHash()
        var next = name
        while next.pointee != 0 {
            hash.add(next.pointee)
            next += 1
        }
        return hash.value
    }
}
