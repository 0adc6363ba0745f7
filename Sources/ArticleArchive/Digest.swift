import CCrypto

/// SHA-256 (FIPS 180-4) of bytes.
enum Digest {
    /// `sha256:` and the 64 hexadecimal digits, in time proportional to the length.
    static func sha256(_ bytes: [UInt8]) -> String {
        var digest = [UInt8](repeating: 0, count: 32)
        var length: UInt32 = 0
        let status = EVP_Digest(bytes, bytes.count, &digest, &length, EVP_sha256(), nil)
        // Fails only for want of memory, where nothing else could go on either.
        precondition(status == 1 && length == 32, "SHA-256 failed")
        return prefix + digest.map(hex).joined()
    }

    /// Whether text is of the form that ``sha256(_:)`` gives.
    static func isDigest(_ text: some StringProtocol) -> Bool {
        text.hasPrefix(prefix) && text.utf8.count == prefix.utf8.count + 64
            && text.utf8.dropFirst(prefix.utf8.count).allSatisfy {
                (48...57).contains($0) || (97...102).contains($0)
            }
    }

    private static let prefix = "sha256:"

    private static func hex(_ byte: UInt8) -> String {
        (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
}
