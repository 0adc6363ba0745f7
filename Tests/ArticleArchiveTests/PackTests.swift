import Foundation
import Testing

@testable import ArticleArchive

@Suite("Packs and refs")
struct PackTests {
    @Test("git reads what a delta was made of, whatever the texts", arguments: 0..<6)
    func deltas(_ seed: Int) throws {
        let store = try TestStore()
        var random = Sequence(seed: UInt64(seed) + 1)
        _ = try store.run("/usr/bin/git", ["init", "-q", "--bare", store.path("plain")])
        var pack = try PackDraft()
        let deflater = try Deflater()
        var files: [ReadyFile] = []
        var last = random.bytes(upTo: 3_000)
        for step in 0..<70 {
            let file = try ReadyFile(name: "words", last, after: files.last, deflater)
            // One that is missing leaves what would be its delta without a base.
            if step % 9 != 4 { try pack.add(file) }
            files.append(file)
            last = random.edited(last)
        }
        var staged = StagedFiles()
        let written = try pack.write(in: store.path("plain"), staged: &staged)
        try staged.flush()
        try written.publish()
        _ = try store.git(
            ["verify-pack", written.path + ".idx"], at: store.path("plain"))
        let objects = try Objects(in: store.path("plain"))
        for (step, file) in files.enumerated() where step % 9 != 4 {
            #expect(try objects.read(file.id, "read") { bytes, _ in bytes.elementsEqual(file.content) })
        }
    }

    @Test("packs are joined as they are, but for those that share an object")
    func joined() throws {
        let store = try TestStore()
        _ = try store.run("/usr/bin/git", ["init", "-q", "--bare", store.path("plain")])
        let repository = try Repository(publication: "plain", path: store.path("plain"))
        var random = Sequence(seed: 7)
        let contents = (0..<8).map { _ in random.bytes(upTo: 3_000) }
        func write(_ range: Range<Int>) throws {
            var pack = try PackDraft()
            var base: ReadyFile?
            for index in range {
                let file = try ReadyFile(name: "words", contents[index], after: base, Deflater())
                try pack.add(file)
                base = file
            }
            var staged = StagedFiles()
            let written = try pack.write(in: store.path("plain"), staged: &staged)
            try staged.flush()
            try written.publish()
        }
        try write(0..<3)
        try write(3..<6)
        let repacking = Repacking(in: repository, stop: StopSign())
        #expect(try repacking.join(PackIndex.all(in: repository.path)))
        let one = try PackIndex.all(in: repository.path)
        #expect(one.map(\.count) == [6])
        _ = try store.git(["verify-pack", one[0].path + ".idx"], at: store.path("plain"))
        try write(5..<8)
        #expect(try !repacking.join(PackIndex.all(in: repository.path)))
        #expect(try PackIndex.all(in: repository.path).count == 2)
        let objects = try Objects(in: repository.path)
        for content in contents {
            let id = try PackDraft.id(ofFile: content)
            #expect(try objects.read(id, "read") { bytes, _ in bytes.elementsEqual(content) })
        }
        var damaged = try Data(contentsOf: URL(fileURLWithPath: one[0].path + ".pack"))
        damaged[damaged.count / 2] ^= 1
        unlink(one[0].path + ".pack")
        try damaged.write(to: URL(fileURLWithPath: one[0].path + ".pack"))
        let error = #expect(throws: ArchiveError.self) {
            try repacking.join(PackIndex.all(in: repository.path))
        }
        #expect(error?.code == .corrupt)
        #expect(try PackIndex.all(in: repository.path).count == 2)
    }

    @Test("a ref is found in a file of many as git finds it, and one that is not there is not")
    func packedRefs() throws {
        let store = try TestStore()
        _ = try store.run("/usr/bin/git", ["init", "-q", "--bare", store.path("plain")])
        let path = store.path("plain") + "/packed-refs"
        var random = Sequence(seed: 7)
        for count in [0, 1, 2, 50, 90, 400] {
            var refs: [String: ObjectID] = [:]
            for number in 0..<count {
                let name = "refs/heads/" + String(random.next() % 1_000_000, radix: 36) + "-\(number)"
                refs[name] = try PackDraft.id(ofFile: Array("\(number)".utf8))
            }
            try? FileManager.default.removeItem(atPath: path)
            var staged = StagedFiles()
            let rewrite = try PackedRefsRewrite(
                in: store.path("plain"), refs.mapValues { $0 }, staged: &staged)
            try staged.flush()
            try rewrite.commit()
            let packed = Refs(in: store.path("plain"))
            for (name, target) in refs { #expect(try packed.target(of: name) == target) }
            for name in ["refs/heads/", "refs/heads/zzzzzzzz", "refs/a", "refs/heads/0", "x"] {
                #expect(try packed.target(of: name) == nil)
            }
            var all = packed
            #expect(try all.all(under: "refs/heads/") == refs)
            #expect(try all.all(under: "refs/superseded/").isEmpty)
        }
    }

    @Test("refs are changed, added and taken away in one file")
    func merged() throws {
        let store = try TestStore()
        let path = store.path("packed-refs")
        let one = try #require(ObjectID(hex: String(repeating: "1", count: 40).utf8))
        let two = try #require(ObjectID(hex: String(repeating: "2", count: 40).utf8))
        try store.write(
            "# pack-refs with: sorted\n\(one) refs/b\n^\(two)\n\(one) refs/d\n\(one) refs/f\n", to: path)
        var refs = PackedRefs(in: store.path("packed-refs").replacing("/packed-refs", with: ""))
        let text = try refs.merged(with: [
            "refs/a": two, "refs/d": nil, "refs/e": two, "refs/f": two, "refs/g": nil,
        ])
        #expect(
            String(decoding: text, as: UTF8.self).split(separator: "\n").dropFirst() == [
                "\(two) refs/a", "\(one) refs/b", "\(two) refs/e", "\(two) refs/f",
            ])
        try store.write("# pack-refs with: sorted\n\(one) refs/d\n\(one) refs/b\n", to: path)
        #expect(throws: ArchiveError.self) { try refs.merged(with: [:]) }
        #expect(throws: ArchiveError.self) { try refs.check() }
    }
}

/// Numbers that are the same in every run (xorshift, Marsaglia 2003).
struct Sequence {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state >> 8
    }

    mutating func bytes(upTo count: Int) -> [UInt8] {
        let alphabet = next() % 3 == 0 ? UInt64(2) : 200
        return (0..<Int(next() % UInt64(count))).map { _ in UInt8(next() % alphabet) }
    }

    /// The bytes with parts taken out, put in, moved, repeated or all replaced.
    mutating func edited(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        for _ in 0...(next() % 4) {
            let start = Int(next() % UInt64(bytes.count + 1))
            let end = start + Int(next() % UInt64(bytes.count - start + 1))
            switch next() % 6 {
            case 0: bytes.removeSubrange(start..<min(end, start + 40))
            case 1: bytes.insert(contentsOf: self.bytes(upTo: 60), at: start)
            case 2: bytes += bytes[start..<end]
            case 3: bytes = Array(bytes[start...] + bytes[..<start])
            case 4 where next() % 8 == 0: bytes = self.bytes(upTo: 20_000)
            default: if start < bytes.count { bytes[start] ^= 1 }
            }
        }
        return Array(bytes.prefix(30_000))
    }
}
