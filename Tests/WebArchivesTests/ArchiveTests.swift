import ByteCompression
import Testing
import WebArchives

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite("Web archives")
struct ArchiveTests {
    private let time = Date(timeIntervalSince1970: 1_648_548_300)
    private let page = HTTPMessage(
        status: 200,
        fields: [
            .init("Content-Type", "text/html"), .init("Content-Encoding", "gzip"),
            .init("Transfer-Encoding", "chunked"),
            .init("X-Evil\r\nInjected", "a\r\nInjected: 1"),
        ], body: Array("<p>The ferry is late.</p>".utf8))

    private func read(_ bytes: [UInt8]) throws -> (records: [ArchiveRecord], damages: [ArchiveDamage]) {
        var reader = ArchiveReader(bytes)
        var (records, damages): ([ArchiveRecord], [ArchiveDamage]) = ([], [])
        while let item = try reader.next() {
            switch item {
            case .record(let record): records.append(record)
            case .damage(let damage): damages.append(damage)
            }
        }
        return (records, damages)
    }

    private func archive() throws -> [[UInt8]] {
        try [
            ArchiveWriter.fileHead(software: "Stet", date: time, id: "urn:uuid:1"),
            ArchiveWriter.response(
                page, target: "https://h.example/a b", date: time, id: "urn:uuid:2", payloadDigest: "sha256:x"
            ),
            ArchiveWriter.revisit(
                page, target: "https://h.example/b", date: time.addingTimeInterval(60), id: "urn:uuid:3",
                payloadDigest: "sha256:x", of: (target: "https://h.example/a b", date: time)),
        ]
    }

    @Test("what is written is read again")
    func roundTrip() throws {
        let (records, damages) = try read(archive().flatMap(\.self))
        #expect(damages.isEmpty && records.map(\.kind) == [.warcinfo, .response, .revisit])
        let response = records[1]
        #expect(
            response.target == "https://h.example/a b" && response.date == time && response.id == "urn:uuid:2"
        )
        let message = try #require(response.message)
        #expect(message.payload() == page.body && message.status == 200 && message.mediaType == "text/html")
        #expect(message["Injected"] == nil && message["Content-Encoding"] == nil)
        #expect(records[2].original?.target == "https://h.example/a b" && records[2].original?.date == time)
        #expect(records[2].message?.body.isEmpty == true)
        let offsets = try archive().map(\.count).reduce(into: [0]) { $0.append(($0.last ?? 0) + $1) }
        #expect(records.map(\.offset) == Array(offsets.dropLast()))
    }

    @Test("a damaged member is reported, and the others are read")
    func damagedMember() throws {
        var members = try archive()
        for index in members[1].indices where index > 40 && index % 7 == 0 { members[1][index] ^= 0x55 }
        let (records, damages) = try read(members.flatMap(\.self))
        #expect(records.map(\.kind) == [.warcinfo, .revisit] || records.last?.kind == .revisit)
        #expect(damages.count >= 1 && damages.allSatisfy { !$0.description.contains("\n") })
        let (kept, cut) = try read(Array(archive().flatMap(\.self).dropLast(30)))
        #expect(kept.count == 2 && cut.count == 1)
    }

    @Test("what stands between records is reported once and passed over")
    func strangers() throws {
        let record = "WARC/1.0\r\nWARC-Type: metadata\r\nContent-Length: 2\r\n\r\nok\r\n\r\n"
        let text =
            record + "rubbish\nmore rubbish\n\n" + record + "WARC/1.0\r\nWARC-Type: response\r\n\r\n" + record
        let (records, damages) = try read(Array(text.utf8))
        #expect(records.count == 3 && records.allSatisfy { $0.block == Array("ok".utf8) })
        #expect(damages.count == 2)
    }

    @Test("a record may claim any length")
    func lengths() throws {
        for length in ["-1", "99999999999999999999", "9223372036854775807", "x", "", "256000001"] {
            let text = "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: \(length)\r\n\r\nbody"
            #expect(try !read(Array(text.utf8)).damages.isEmpty, "\(length)")
        }
    }

    @Test("chunks are joined, and a body that only says it is chunked is taken as it is")
    func chunks() {
        func payload(_ body: String) -> String? {
            HTTPMessage(status: 200, fields: [.init("Transfer-Encoding", "chunked")], body: Array(body.utf8))
                .payload().map { String(decoding: $0, as: UTF8.self) }
        }
        #expect(payload("4\r\nWiki\r\n5;x=y\r\npedia\r\n0\r\n\r\n") == "Wikipedia")
        #expect(payload("<html>no chunks</html>") == "<html>no chunks</html>")
        #expect(payload("4\r\nWiki\r\nzz\r\nrest") == "Wikizz\r\nrest")
        #expect(payload("ffffffff\r\nshort") == "short")
    }

    @Test("a compressed body is decompressed within its limit")
    func encodings() throws {
        let plain = [UInt8](repeating: 0x61, count: 3_000_000)
        let message = try HTTPMessage(
            status: 200, fields: [.init("content-encoding", "gzip")], body: Gzip.compressed(plain))
        #expect(message.payload(limit: ExpansionLimit(maximumBytes: 4_000_000, maximumRatio: 2_000)) == plain)
        #expect(message.payload(limit: ExpansionLimit(maximumBytes: 2_000_000, maximumRatio: 2_000)) == nil)
        let unknown = HTTPMessage(status: 200, fields: [.init("Content-Encoding", "rot13")], body: plain)
        #expect(unknown.payload() == nil)
    }

    @Test("any bytes at all come to an end", arguments: 0..<8)
    func noise(_ seed: UInt64) throws {
        var state = seed &+ 1
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }
        let bytes = try archive().flatMap(\.self)
        for _ in 0..<60 {
            var broken = bytes
            for _ in 0...random(6) { broken[random(broken.count)] = UInt8(random(256)) }
            if random(3) == 0 { broken.removeLast(random(broken.count)) }
            if random(3) == 0 { broken = broken.map { $0 ^ UInt8(random(2)) } }
            var reader = ArchiveReader(broken)
            var count = 0
            while try reader.next() != nil { count += 1 }
            #expect(count < 1_000)
        }
    }
}
