import CCrypto

/// Digests of bytes (FIPS 180-4).
enum Digest {
    /// SHA-256: `sha256:` and the 64 hexadecimal digits, in time proportional to the length.
    static func sha256(_ bytes: [UInt8]) -> String {
        prefix + digest(bytes, EVP_sha256(), length: 32).map(hex).joined()
    }

    /// SHA-1, the checksum at the end of git's files: 20 bytes.
    static func sha1(_ bytes: some Collection<UInt8>) -> [UInt8] {
        digest(bytes, EVP_sha1(), length: 20)
    }

    /// Whether text is of the form that ``sha256(_:)`` gives.
    static func isDigest(_ text: ByteText) -> Bool {
        guard let digits = text.dropping("sha256:")?.bytes else { return false }
        return digits.count == 64 && digits.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
    }

    /// Two hexadecimal digits.
    static func hex(_ byte: UInt8) -> String {
        (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }

    /// Whether a file ends in the SHA-1 of everything before, as git's packs and indexes do.
    static func endsInItsOwn(_ path: String) throws(ArchiveError) -> Bool {
        guard let file = try OpenFile(path), let context = EVP_MD_CTX_new() else { return false }
        defer { EVP_MD_CTX_free(context) }
        let length = try file.stamp().size - 20
        guard length >= 0, EVP_DigestInit_ex(context, EVP_sha1(), nil) == 1 else { return false }
        var offset = 0
        while offset < length {
            let bytes = try file.bytes(at: offset, count: min(1 << 20, length - offset))
            guard !bytes.isEmpty, EVP_DigestUpdate(context, bytes, bytes.count) == 1 else { return false }
            offset += bytes.count
        }
        var digest = [UInt8](repeating: 0, count: 20)
        guard EVP_DigestFinal_ex(context, &digest, nil) == 1 else { return false }
        return try file.bytes(at: length, count: 20) == digest
    }

    private static func digest(
        _ bytes: some Collection<UInt8>, _ kind: OpaquePointer?, length: Int
    ) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: length)
        var written: UInt32 = 0
        let status =
            bytes.withContiguousStorageIfAvailable {
                EVP_Digest($0.baseAddress, $0.count, &digest, &written, kind, nil)
            } ?? EVP_Digest(Array(bytes), bytes.count, &digest, &written, kind, nil)
        // Fails only for want of memory, where nothing else could go on either.
        precondition(status == 1 && written == length, "no digest")
        return digest
    }

    private static let prefix = "sha256:"
}
