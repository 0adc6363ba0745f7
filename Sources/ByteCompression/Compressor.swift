import CDeflate
import Synchronization

/// Compresses whole buffers, one at a time; libdeflate needs a fraction of zlib's time for it.
///
/// Its tables are as large as many pages: those that nobody uses are kept for who comes next.
final class Compressor {
    private let tables: OpaquePointer
    private let effort: Gzip.Effort

    /// The addresses of tables that nobody uses.
    private static let idle = Mutex<[Gzip.Effort: [UInt]]>([:])
    /// So many are kept: as many as compress at the same time on a machine for a small site.
    private static let mostIdle = 4

    private init(_ tables: OpaquePointer, _ effort: Gzip.Effort) {
        self.tables = tables
        self.effort = effort
    }

    static func of(_ effort: Gzip.Effort) throws(CompressionError) -> Compressor {
        let kept = idle.withLock { $0[effort]?.popLast() }.flatMap { OpaquePointer(bitPattern: $0) }
        guard let tables = kept ?? libdeflate_alloc_compressor(effort == .usual ? 6 : 1) else {
            throw CompressionError(.noMemory, "there is no memory for compressing")
        }
        return Compressor(tables, effort)
    }

    deinit {
        let (address, effort) = (UInt(bitPattern: tables), effort)
        let isKept = Self.idle.withLock { idle in
            guard idle[effort, default: []].count < Self.mostIdle else { return false }
            idle[effort, default: []].append(address)
            return true
        }
        if !isKept { libdeflate_free_compressor(tables) }
    }

    /// One member in gzip's format (RFC 1952).
    func gzip(_ bytes: [UInt8]) throws(CompressionError) -> [UInt8] {
        try made(libdeflate_gzip_compress_bound(tables, bytes.count)) {
            libdeflate_gzip_compress(tables, bytes, bytes.count, $0.baseAddress, $0.count)
        }
    }

    /// A stream in zlib's format (RFC 1950).
    func zlib(_ bytes: [UInt8]) throws(CompressionError) -> [UInt8] {
        try made(libdeflate_zlib_compress_bound(tables, bytes.count)) {
            libdeflate_zlib_compress(tables, bytes, bytes.count, $0.baseAddress, $0.count)
        }
    }

    private func made(
        _ bound: Int, _ compress: (UnsafeMutableBufferPointer<UInt8>) -> Int
    ) throws(CompressionError) -> [UInt8] {
        // Another may have the tables as soon as nobody holds this.
        let compressed = withExtendedLifetime(self) {
            [UInt8](unsafeUninitializedCapacity: bound) { space, count in count = compress(space) }
        }
        guard !compressed.isEmpty else {
            throw CompressionError(.noMemory, "the bytes could not be compressed")
        }
        return compressed
    }
}
