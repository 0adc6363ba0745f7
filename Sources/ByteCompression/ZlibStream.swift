import CDeflate

/// Streams in zlib's format (RFC 1950), as other formats have them inside.
public enum ZlibStream {
    /// Bytes as one stream.
    public static func compressed(
        _ bytes: [UInt8], effort: Gzip.Effort = .usual
    ) throws(CompressionError) -> [UInt8] {
        try Compressor.of(effort).zlib(bytes)
    }

    /// The CRC-32 of bytes (ISO/IEC 15948, annex D), which such formats have beside the stream.
    public static func checksum(_ bytes: some Collection<UInt8>) -> UInt32 {
        let direct = bytes.withContiguousStorageIfAvailable { libdeflate_crc32(0, $0.baseAddress, $0.count) }
        return direct ?? Array(bytes).withUnsafeBytes { libdeflate_crc32(0, $0.baseAddress, $0.count) }
    }
}
