import ByteCompression

/// Pixels as a PNG file (ISO/IEC 15948): three channels of eight bits.
///
/// Rows are not filtered: letters on plain paper come out smaller so, and cairo's own files, whose rows are
/// filtered as photographs want it, take five times as long to make.
struct PNGFile {
    let width: Int
    let height: Int
    /// The rows from the top, each after the byte that says how it is filtered.
    private let rows: [UInt8]

    /// Reads cairo's pixels: each the bytes blue, green, red and one of no meaning.
    ///
    /// - Parameter stride: the bytes from one row to the next.
    init(width: Int, height: Int, stride: Int, pixels: UnsafePointer<UInt8>) {
        self.width = width
        self.height = height
        rows = [UInt8](unsafeUninitializedCapacity: height * (3 * width + 1)) { rows, count in
            for row in 0..<height {
                rows[count] = 0
                count += 1
                var from = row * stride
                for _ in 0..<width {
                    rows[count] = pixels[from + 2]
                    rows[count + 1] = pixels[from + 1]
                    rows[count + 2] = pixels[from]
                    count += 3
                    from += 4
                }
            }
        }
    }

    /// The file.
    func bytes() throws(CompressionError) -> [UInt8] {
        let eightBits: UInt8 = 8
        let colour: UInt8 = 2
        let header = Self.number(width) + Self.number(height) + [eightBits, colour, 0, 0, 0]
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + Self.chunk("IHDR", header)
            + Self.chunk("IDAT", try ZlibStream.compressed(rows)) + Self.chunk("IEND", [])
    }

    private static func chunk(_ name: StaticString, _ contents: [UInt8]) -> [UInt8] {
        let body = Array("\(name)".utf8) + contents
        return number(contents.count) + body + number(Int(ZlibStream.checksum(body)))
    }

    /// A number in four bytes, the highest first.
    private static func number(_ number: Int) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
    }
}
