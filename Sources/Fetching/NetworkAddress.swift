/// An IP address as it is connected to, and whether it belongs to the public internet.
struct NetworkAddress: Equatable {
    /// Four bytes, or sixteen.
    let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Reads the host of a tidied web address; `nil` where it is a name.
    init?(host: String) {
        if host.hasPrefix("["), host.hasSuffix("]") {
            guard let bytes = Self.version6(host.dropFirst().dropLast()) else { return nil }
            self.bytes = bytes
        } else {
            let parts = host.split(separator: ".", omittingEmptySubsequences: false)
            let numbers = parts.compactMap { UInt8($0) }
            guard parts.count == 4, numbers.count == 4 else { return nil }
            bytes = numbers
        }
    }

    /// Whether nothing but the public internet answers there.
    ///
    /// The special-purpose registries of IANA (RFC 6890 and what was registered since), and the address inside
    /// those that carry an IPv4 one: mapped (RFC 4291), NAT64 (RFC 6052) and 6to4 (RFC 3056).
    var isPublic: Bool {
        bytes.count == 4 ? Self.isPublic4(bytes[...]) : bytes.count == 16 && isPublic6
    }

    private var isPublic6: Bool {
        if begins([0x00, 0x64, 0xFF, 0x9B] + [UInt8](repeating: 0, count: 8), bits: 96)
            || begins([UInt8](repeating: 0, count: 10) + [0xFF, 0xFF], bits: 96)
        {
            return Self.isPublic4(bytes[12...])
        }
        if begins([0x20, 0x02], bits: 16) { return Self.isPublic4(bytes[2..<6]) }
        // Only 2000::/3 was ever given out for use between networks (RFC 4291, section 2.4).
        guard begins([0x20], bits: 3) else { return false }
        return !Self.reserved6.contains { begins($0.prefix, bits: $0.bits) }
    }

    private static func isPublic4(_ bytes: ArraySlice<UInt8>) -> Bool {
        let value = bytes.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        return !reserved4.contains { block in value >> (32 - block.bits) == block.prefix >> (32 - block.bits)
        }
    }

    private func begins(_ prefix: [UInt8], bits: Int) -> Bool {
        (0..<bits).allSatisfy { bit in
            let mask = UInt8(0x80) >> (bit % 8)
            return bytes[bit / 8] & mask == (prefix.count > bit / 8 ? prefix[bit / 8] : 0) & mask
        }
    }

    private static let reserved4: [(prefix: UInt32, bits: UInt32)] = [
        (0x0000_0000, 8), (0x0A00_0000, 8), (0x6440_0000, 10), (0x7F00_0000, 8), (0xA9FE_0000, 16),
        (0xAC10_0000, 12), (0xC000_0000, 24), (0xC000_0200, 24), (0xC058_6300, 24), (0xC0A8_0000, 16),
        (0xC612_0000, 15), (0xC633_6400, 24), (0xCB00_7100, 24), (0xE000_0000, 4), (0xF000_0000, 4),
        // Azure's host, which is in no registry and answers machines there as link-local addresses do elsewhere.
        (0xA83F_8110, 32),
    ]
    private static let reserved6: [(prefix: [UInt8], bits: Int)] = [
        ([0x20, 0x01], 23), ([0x20, 0x01, 0x0D, 0xB8], 32), ([0x3F, 0xFF], 20),
    ]

    private static func version6(_ text: Substring) -> [UInt8]? {
        let halves = text.split(separator: "::", maxSplits: 1, omittingEmptySubsequences: false)
        guard let head = groups(halves.first ?? ""), let tail = groups(halves.count > 1 ? halves[1] : "")
        else {
            return nil
        }
        let missing = 16 - head.count - tail.count
        guard missing >= 0, halves.count > 1 || missing == 0 else { return nil }
        return head + [UInt8](repeating: 0, count: missing) + tail
    }

    private static func groups(_ text: Substring) -> [UInt8]? {
        let parts = text.split(separator: ":")
        let numbers = parts.compactMap { UInt16($0, radix: 16) }
        return numbers.count == parts.count
            ? numbers.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] } : nil
    }
}

extension NetworkAddress: CustomStringConvertible {
    /// The address with dots or in eight groups.
    var description: String {
        guard bytes.count == 16 else { return bytes.map { String($0) }.joined(separator: ".") }
        return stride(from: 0, to: 16, by: 2).map {
            String(UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]), radix: 16)
        }.joined(separator: ":")
    }
}
