import ByteCompression
import Testing

@Suite("Compressed bytes")
struct GzipTests {
    private let words = Array(String(repeating: "The ferry leaves at seven. ", count: 500).utf8)

    @Test("what was compressed comes back, empty bytes too")
    func roundTrip() throws {
        #expect(try Gzip.decompressed(Gzip.compressed(words)) == words)
        #expect(try Gzip.decompressed(Gzip.compressed([])) == [])
        #expect(try Gzip.compressed(words).count < words.count / 20)
        #expect(try Gzip.decompressed(Gzip.compressed(words, effort: .little)) == words)
    }

    @Test("many at the same time compress as one does")
    func together() async throws {
        let (usual, little) = (try Gzip.compressed(words), try Gzip.compressed(words, effort: .little))
        await withTaskGroup { group in
            for number in 0..<40 {
                group.addTask {
                    let effort: Gzip.Effort = number.isMultiple(of: 2) ? .usual : .little
                    let wanted = effort == .usual ? usual : little
                    #expect((try? Gzip.compressed(self.words, effort: effort)) == wanted)
                }
            }
        }
    }

    @Test("members follow each other, and what is no member ends them")
    func members() throws {
        let two = try Gzip.compressed(words) + Gzip.compressed(Array("Eight.".utf8)) + [0, 0, 0]
        #expect(try Gzip.decompressed(two) == words + Array("Eight.".utf8))
    }

    @Test("a stream may come byte by byte and stops where it ends")
    func pieces() throws {
        let member = try Gzip.compressed(words)
        var inflater = try Inflater(.gzip)
        var output: [UInt8] = []
        for byte in member { #expect(try inflater.inflate([byte], into: &output) == 1) }
        #expect(inflater.isAtEnd && output == words)
        #expect(try inflater.inflate([1, 2, 3], into: &output) == 0)
    }

    @Test("bytes cut off or changed are errors")
    func damage() throws {
        let member = try Gzip.compressed(words)
        #expect(
            code { () throws(CompressionError) in _ = try Gzip.decompressed(Array(member.dropLast(9))) }
                == .truncated)
        #expect(code { () throws(CompressionError) in _ = try Gzip.decompressed([1, 2, 3]) } == .damaged)
        var changed = member
        changed[changed.count - 6] ^= 1
        #expect(code { () throws(CompressionError) in _ = try Gzip.decompressed(changed) } == .damaged)
    }

    @Test("a bomb goes off at neither limit")
    func bomb() throws {
        let bomb = try Gzip.compressed([UInt8](repeating: 0, count: 5_000_000))
        #expect(code { () throws(CompressionError) in _ = try Gzip.decompressed(bomb) } == .tooLarge)
        let roomy = ExpansionLimit(maximumBytes: 1_000_000, maximumRatio: 2_000)
        #expect(
            code { () throws(CompressionError) in _ = try Gzip.decompressed(bomb, limit: roomy) } == .tooLarge
        )
        let open = ExpansionLimit(maximumBytes: 10_000_000, maximumRatio: 2_000)
        #expect(try Gzip.decompressed(bomb, limit: open).count == 5_000_000)
        let one = try Gzip.compressed([UInt8](repeating: 0, count: 900_000))
        #expect(
            code { () throws(CompressionError) in _ = try Gzip.decompressed(one + one, limit: roomy) }
                == .tooLarge)
    }

    private func code(_ body: () throws(CompressionError) -> Void) -> CompressionError.Code? {
        do throws(CompressionError) {
            try body()
            return nil
        } catch {
            return error.code
        }
    }
}
