import CZlib

/// Whole files and members in gzip's format (RFC 1952).
public enum Gzip {
    /// Whether bytes begin as gzip does.
    public static func isLikely(_ bytes: some Collection<UInt8>) -> Bool {
        bytes.starts(with: [0x1F, 0x8B])
    }

    /// Decompresses all members of a file; what follows the last one is ignored.
    public static func decompressed(
        _ bytes: [UInt8], limit: ExpansionLimit = ExpansionLimit()
    ) throws(CompressionError) -> [UInt8] {
        var output: [UInt8] = []
        var rest = bytes[...]
        repeat {
            var inflater = try Inflater(.gzip, limit: limit)
            rest = rest.dropFirst(try inflater.inflate(rest, into: &output))
            guard inflater.isAtEnd else {
                throw CompressionError(.truncated, "the compressed bytes end too early")
            }
            try limit.check(output: output.count, input: bytes.count - rest.count)
        } while isLikely(rest)
        return output
    }

    /// How much work compressing may be.
    public enum Effort: Sendable, Hashable {
        /// As zlib does where nobody asks.
        case usual
        /// Some tenths of the time for a tenth more bytes.
        case little

        fileprivate var level: Int32 { self == .usual ? Z_DEFAULT_COMPRESSION : 3 }
    }

    /// Bytes as one member, without a name or a time in it: the same bytes give the same member.
    public static func compressed(
        _ bytes: [UInt8], effort: Effort = .usual
    ) throws(CompressionError) -> [UInt8] {
        var stream = z_stream()
        guard stet_deflate_init(&stream, effort.level, 31) == Z_OK else {
            throw CompressionError(.noMemory, "there is no memory for compressing")
        }
        defer { deflateEnd(&stream) }
        guard let length = UInt32(exactly: bytes.count) else {
            throw CompressionError(.tooLarge, "more than 4 GB cannot be one member")
        }
        var source = bytes
        var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))))
        let result = source.withUnsafeMutableBufferPointer { from in
            output.withUnsafeMutableBufferPointer { to in
                stream.next_in = from.baseAddress
                stream.avail_in = length
                stream.next_out = to.baseAddress
                stream.avail_out = UInt32(to.count)
                return deflate(&stream, Z_FINISH)
            }
        }
        guard result == Z_STREAM_END else {
            throw CompressionError(.noMemory, "the bytes could not be compressed")
        }
        output.removeLast(Int(stream.avail_out))
        return output
    }
}
