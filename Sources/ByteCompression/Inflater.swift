import CZlib

/// Decompresses one stream of deflate piece by piece (RFC 1950, 1951, 1952).
public struct Inflater: ~Copyable {
    /// What is around the deflated bytes.
    public enum Format: Sendable {
        /// A gzip member (RFC 1952).
        case gzip
        /// A zlib stream (RFC 1950), which HTTP calls `deflate`.
        case zlib
        /// Nothing (RFC 1951).
        case raw

        fileprivate var window: Int32 {
            switch self {
            case .gzip: 31
            case .zlib: 15
            case .raw: -15
            }
        }
    }

    // zlib remembers where its state lies, so it must not move.
    private let stream: UnsafeMutablePointer<z_stream>
    private let limit: ExpansionLimit
    /// How many bytes were consumed.
    public private(set) var consumed = 0
    /// How many bytes came out.
    public private(set) var produced = 0
    /// Whether the stream has come to its end.
    public private(set) var isAtEnd = false

    /// Prepares for a stream; it keeps a window of 32 kB.
    public init(_ format: Format, limit: ExpansionLimit = ExpansionLimit()) throws(CompressionError) {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        self.limit = limit
        guard stet_inflate_init(stream, format.window) == Z_OK else {
            stream.deallocate()
            throw CompressionError(.noMemory, "there is no memory for decompressing")
        }
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
    }

    /// Decompresses as much as there is, appends it, and gives how many bytes of the input were used.
    ///
    /// What lies behind the end of the stream is not used.
    public mutating func inflate(
        _ input: ArraySlice<UInt8>, into output: inout [UInt8]
    ) throws(CompressionError) -> Int {
        var used = 0
        while used < input.count, !isAtEnd {
            let part = input.dropFirst(used).prefix(65_536)
            used += try step(part, into: &output)
        }
        return used
    }

    private mutating func step(
        _ part: ArraySlice<UInt8>, into output: inout [UInt8]
    ) throws(CompressionError) -> Int {
        var bytes = Array(part)
        var room = [UInt8](repeating: 0, count: 65_536)
        var left = bytes.count
        var result = Z_OK
        repeat {
            let before = left
            var written = 0
            result = bytes.withUnsafeMutableBufferPointer { source in
                room.withUnsafeMutableBufferPointer { target in
                    stream.pointee.next_in = source.baseAddress.map { $0 + (source.count - left) }
                    stream.pointee.avail_in = UInt32(left)
                    stream.pointee.next_out = target.baseAddress
                    stream.pointee.avail_out = UInt32(target.count)
                    let result = CZlib.inflate(stream, Z_NO_FLUSH)
                    left = Int(stream.pointee.avail_in)
                    written = target.count - Int(stream.pointee.avail_out)
                    return result
                }
            }
            output += room[..<written]
            consumed += before - left
            produced += written
            try limit.check(output: produced, input: consumed)
            if result == Z_STREAM_END { isAtEnd = true }
            guard result == Z_OK || result == Z_BUF_ERROR || isAtEnd else {
                throw CompressionError(.damaged, "the compressed bytes are damaged")
            }
            if written < room.count { break }
        } while !isAtEnd
        return part.count - left
    }
}
