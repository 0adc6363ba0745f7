import CDeflate

/// Compresses as zlib does (RFC 1950), one buffer at a time.
final class Deflater {
    private let compressor: OpaquePointer

    init() throws(ArchiveError) {
        // The level that git's default comes out at, at a third of its time.
        guard let compressor = libdeflate_alloc_compressor(6) else {
            throw ArchiveError(.failed, "prepare a pack", "out of memory")
        }
        self.compressor = compressor
    }

    deinit { libdeflate_free_compressor(compressor) }

    /// Appends the compressed bytes.
    func compress(_ bytes: [UInt8], onto output: inout [UInt8]) throws(ArchiveError) {
        let bound = libdeflate_zlib_compress_bound(compressor, bytes.count)
        let part = [UInt8](unsafeUninitializedCapacity: bound) { space, count in
            count = libdeflate_zlib_compress(
                compressor, bytes, bytes.count, space.baseAddress, space.count)
        }
        guard !part.isEmpty else {
            throw ArchiveError(.failed, "prepare a pack", "an object could not be compressed")
        }
        output += part
    }

    /// The CRC-32 of a pack's index.
    static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
        bytes.withUnsafeBytes { libdeflate_crc32(0, $0.baseAddress, $0.count) }
    }
}
