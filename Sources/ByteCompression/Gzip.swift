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
        /// As gzip does where nobody asks.
        case usual
        /// A third of the time for a tenth more bytes.
        case little
    }

    /// Bytes as one member, without a name or a time in it: the same bytes give the same member.
    public static func compressed(
        _ bytes: [UInt8], effort: Effort = .usual
    ) throws(CompressionError) -> [UInt8] {
        try Compressor.of(effort).gzip(bytes)
    }
}
