import Articles
import ByteCompression
import Testing

@testable import Cards

@Suite("Pixels as a PNG file")
struct PNGFileTests {
    /// The parts of a file after its signature, their checksums held against those of the standard's annex D.
    private func chunks(_ file: [UInt8]) throws -> [(name: String, contents: [UInt8])] {
        var chunks: [(name: String, contents: [UInt8])] = []
        var rest = file.dropFirst(8)
        func number(_ bytes: some Sequence<UInt8>) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }
        while rest.count >= 12 {
            let length = number(rest.prefix(4))
            let body = rest.dropFirst(4).prefix(length + 4)
            try #require(body.count == length + 4)
            var sum: UInt32 = 0xFFFF_FFFF
            for byte in body {
                sum ^= UInt32(byte)
                for _ in 0..<8 { sum = sum & 1 == 1 ? 0xEDB8_8320 ^ sum >> 1 : sum >> 1 }
            }
            #expect(number(rest.dropFirst(length + 8).prefix(4)) == Int(~sum))
            chunks.append((String(decoding: body.prefix(4), as: UTF8.self), Array(body.dropFirst(4))))
            rest = rest.dropFirst(length + 12)
        }
        #expect(rest.isEmpty)
        return chunks
    }

    @Test("every pixel comes back in its colour, whatever lies between rows")
    func pixels() throws {
        let (width, height, stride) = (5, 3, 28)
        var pixels = [UInt8](repeating: 0xEE, count: stride * height)
        for place in 0..<width * height {
            let at = place / width * stride + place % width * 4
            (pixels[at], pixels[at + 1], pixels[at + 2]) = (
                UInt8(3 * place + 2), UInt8(3 * place + 1), UInt8(3 * place)
            )
        }
        let file = try PNGFile(width: width, height: height, stride: stride, pixels: pixels).bytes()
        #expect(file.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
        let chunks = try chunks(file)
        #expect(chunks.map(\.name) == ["IHDR", "IDAT", "IEND"])
        #expect(chunks[0].contents == [0, 0, 0, 5, 0, 0, 0, 3, 8, 2, 0, 0, 0])
        var rows: [UInt8] = []
        var inflater = try Inflater(.zlib)
        _ = try inflater.inflate(chunks[1].contents[...], into: &rows)
        let isAtEnd = inflater.isAtEnd
        #expect(isAtEnd)
        var wanted: [UInt8] = []
        for row in 0..<height {
            wanted.append(0)
            wanted += (0..<3 * width).map { UInt8(3 * width * row + $0) }
        }
        #expect(rows == wanted)
    }

    @Test("the corner of a picture is paper")
    func paper() async throws {
        let document = try CardTests.document([.init(.paragraph, "One.")], [.init(.paragraph, "Two.")])
        let chunks = try chunks(try await CardPress.shared.png(Card(document), .small))
        var rows: [UInt8] = []
        var inflater = try Inflater(.zlib)
        _ = try inflater.inflate(chunks[1].contents[...], into: &rows)
        let small = CardShape.small
        #expect(rows.count == small.height * (3 * small.width + 1))
        #expect(Array(rows.suffix(3)) == [0xFD, 0xFB, 0xF6])
    }
}
