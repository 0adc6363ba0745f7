import CDeflate
import Synchronization

/// Compresses as zlib does (RFC 1950), one buffer at a time.
final class Deflater {
    private let compressor: OpaquePointer
    /// The addresses of compressors that nobody uses: each has a megabyte of tables.
    private static let idle = Mutex<[UInt]>([])

    init() throws(ArchiveError) {
        let used = Self.idle.withLock { $0.popLast() }.flatMap { OpaquePointer(bitPattern: $0) }
        // The level that git's default comes out at, at a third of its time.
        guard let compressor = used ?? libdeflate_alloc_compressor(6) else {
            throw ArchiveError(.failed, "prepare a pack", "out of memory")
        }
        self.compressor = compressor
    }

    deinit {
        let address = UInt(bitPattern: compressor)
        let isKept = Self.idle.withLock { idle in
            if idle.count < 4 { idle.append(address) }
            return idle.last == address
        }
        if !isKept { libdeflate_free_compressor(compressor) }
    }

    /// The compressed bytes.
    func compress(_ bytes: [UInt8]) throws(ArchiveError) -> [UInt8] {
        let bound = libdeflate_zlib_compress_bound(compressor, bytes.count)
        // Another may have the tables as soon as nobody holds this.
        let compressed = withExtendedLifetime(self) {
            [UInt8](unsafeUninitializedCapacity: bound) { space, count in
                count = libdeflate_zlib_compress(
                    compressor, bytes, bytes.count, space.baseAddress, space.count)
            }
        }
        guard !compressed.isEmpty else {
            throw ArchiveError(.failed, "prepare a pack", "an object could not be compressed")
        }
        return compressed
    }

    /// The CRC-32 of a pack's index.
    static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
        bytes.withUnsafeBytes { libdeflate_crc32(0, $0.baseAddress, $0.count) }
    }
}
