import ArticleArchive
import Articles
import Foundation
import Glibc
import Testing

@Suite("Store")
struct StoreTests {
    @Test("reading where there is no store finds nothing and creates nothing")
    func absent() async throws {
        let store = try TestStore()
        let archive = try store.open(.readOnly)
        #expect(try await archive.articles().isEmpty)
        #expect(try await archive.tip(of: Invented.ferry) == nil)
        #expect(try await archive.history(of: Invented.ferry).isEmpty)
        #expect(!store.exists(store.directory))
        let error = await #expect(throws: ArchiveError.self) {
            _ = try await archive.record([Invented.draft()], of: Invented.ferry, after: nil, expecting: nil)
        }
        #expect(error?.code == .readOnly)
        try await Recorder.append(1, to: Invented.ferry, in: store.open(), as: 0)
        #expect(try await archive.articles().count == 1)
    }

    @Test("a store is made in a directory with other files, and leaves them alone")
    func foreign() async throws {
        let store = try TestStore()
        for directory in ["/deep", "/.git/refs", "/notes", "/..git", "/A name.git"] {
            try FileManager.default.createDirectory(
                atPath: store.directory + directory, withIntermediateDirectories: true)
        }
        try FileManager.default.removeItem(atPath: store.directory + "/..git")
        try FileManager.default.removeItem(atPath: store.directory + "/A name.git")
        try store.write("read me", to: store.directory + "/README.md")
        let archive = try store.open()
        try await Recorder.append(1, to: Invented.ferry, in: archive, as: 0)
        try FileManager.default.createDirectory(
            atPath: store.directory + "/A name.git", withIntermediateDirectories: true)
        #expect(try await archive.articles().map(\.identity) == [Invented.ferry])
        let names = try FileManager.default.contentsOfDirectory(atPath: store.directory).sorted()
        #expect(
            names == [
                ".git", "A name.git", "README.md", "daily.example.git", "deep", "format", "lock", "notes",
            ])
        let format = try String(contentsOfFile: store.directory + "/format", encoding: .utf8)
        #expect(format.hasPrefix("stet store 1\n"))
    }

    @Test(
        "a marker from a newer Stet, or of another kind, is refused",
        arguments: [
            ("stet store 2\n", ArchiveError.Code.newerFormat), ("stet store 99999999", .newerFormat),
            ("", .corrupt), ("stet store\n", .corrupt), ("stet store x\n", .corrupt),
            ("stet store 0\n", .corrupt),
            ("stet store -1\n", .corrupt), ("\u{0}\u{1}", .corrupt),
            ("stet store 99999999999999999999", .corrupt),
        ])
    func format(_ text: String, _ code: ArchiveError.Code) throws {
        let store = try TestStore()
        try FileManager.default.createDirectory(atPath: store.directory, withIntermediateDirectories: true)
        try store.write(text, to: store.directory + "/format")
        for access in [ArticleArchive.Access.readOnly, .readWrite] {
            let error = #expect(throws: ArchiveError.self) { _ = try store.open(access) }
            #expect(error?.code == code)
        }
        if code == .newerFormat {
            let error = #expect(throws: ArchiveError.self) { _ = try store.open() }
            #expect(error?.description.hasSuffix("; update Stet, or use another store") == true)
        }
    }

    @Test("repositories without a marker are not taken for a store")
    func lostMarker() async throws {
        let store = try TestStore()
        try await Recorder.append(1, to: Invented.ferry, in: store.open(), as: 0)
        try FileManager.default.removeItem(atPath: store.directory + "/format")
        for access in [ArticleArchive.Access.readOnly, .readWrite] {
            let error = #expect(throws: ArchiveError.self) { _ = try store.open(access) }
            #expect(error?.code == .corrupt)
        }
    }

    @Test("a path that cannot be a directory is an error that names it")
    func impossible() throws {
        let store = try TestStore()
        try store.write("", to: store.path("file"))
        let file = store.path("file")
        let attempts = [
            (file, file), (file + "/below", file), ("/dev/null/store", "/dev/null"),
            ("/proc/nowhere", "/proc/nowhere"),
        ]
        for (path, culprit) in attempts {
            let error = #expect(throws: ArchiveError.self) {
                _ = try ArticleArchive(at: path, access: .readWrite)
            }
            #expect(error?.description.contains(culprit) == true)
        }
    }

    @Test("half a repository of a dead creator is finished")
    func halfMade() async throws {
        let store = try TestStore()
        let archive = try store.open()
        try FileManager.default.createDirectory(
            atPath: store.repository() + ".new/refs/heads", withIntermediateDirectories: true)
        try store.write("ref: refs/he", to: store.repository() + ".new/HEAD")
        #expect(try await archive.articles().isEmpty)
        try await Recorder.append(1, to: Invented.ferry, in: archive, as: 0)
        #expect(!store.exists(store.repository() + ".new"))
        #expect(try store.faults() == "")
    }

    @Test("a full disk gives an error, keeps what was there, and goes on when there is room")
    func full() async throws {
        let store = try TestStore()
        guard try store.mount("size=1m") else { return }
        defer { store.unmount() }
        let archive = try store.open()
        try await Recorder.append(2, to: Invented.ferry, in: archive, as: 0)
        let before = try await archive.history(of: Invented.ferry)
        var random = SystemRandomNumberGenerator()
        let noise = (0..<3_000_000).map { _ in UInt8.random(in: 0...255, using: &random) }
        let large = Invented.draft(
            .observed(Invented.article(), Snapshot(bytes: noise, mediaType: "application/pdf")), minute: 9)
        let tip = before.last?.id
        for _ in 0..<2 {
            let error = await #expect(throws: ArchiveError.self) {
                _ = try await archive.record([large], of: Invented.ferry, after: tip, expecting: tip)
            }
            #expect(error?.code == .diskFull)
            #expect(error?.description.contains("free some space") == true)
        }
        #expect(try await store.open(.readOnly).history(of: Invented.ferry) == before)
        #expect(try store.faults() == "")

        // Not a block left: neither an append nor a new publication.
        let filler = store.directory + "/filler"
        _ = try store.run("/bin/dd", ["if=/dev/zero", "of=" + filler, "bs=4096"])
        let other = ArticleIdentity(publication: "weekly.example", slug: "a", id: "b")
        for identity in [Invented.ferry, other] {
            let error = await #expect(throws: ArchiveError.self) {
                try await Recorder.append(1, to: identity, in: store.open(), as: 1)
            }
            #expect(error?.code == .diskFull)
        }
        #expect(try await store.open(.readOnly).history(of: Invented.ferry) == before)
        try FileManager.default.removeItem(atPath: filler)
        try await Recorder.append(1, to: other, in: archive, as: 2)
        try await Recorder.append(1, to: Invented.ferry, in: archive, as: 2)
        #expect(try store.faults() == "")
        #expect(try store.faults(in: "weekly.example") == "")
    }

    @Test("a store on a disk that is mounted read-only is read, and not written to")
    func readOnlyDisk() async throws {
        let store = try TestStore()
        guard try store.mount("size=1m") else { return }
        defer { store.unmount() }
        try await Recorder.append(2, to: Invented.ferry, in: store.open(), as: 0)
        _ = try store.run("/bin/mount", ["-o", "remount,ro", store.directory])
        for access in [ArticleArchive.Access.readOnly, .readWrite] {
            let history = try await store.open(access).history(of: Invented.ferry)
            #expect(history.count == 2)
            let last = try #require(history.last)
            #expect(try await store.open(access).article(at: last.id, of: Invented.ferry).headline != nil)
        }
        let error = await #expect(throws: ArchiveError.self) {
            try await Recorder.append(1, to: Invented.ferry, in: store.open(), as: 1)
        }
        #expect(error?.code == .denied)
        #expect(error?.description.contains("mounted read-only") == true)
    }

    @Test("a limit on the size of files is no crash and no half revision")
    func fileSizeLimit() async throws {
        let store = try TestStore()
        let directory = store.directory
        try await Recorder.append(1, to: Invented.ferry, in: store.open(), as: 0)
        await #expect(processExitsWith: .success) { [directory = directory as String] in
            signal(SIGXFSZ, SIG_IGN)
            var limit = rlimit(rlim_cur: 100_000, rlim_max: 100_000)
            guard setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0 else { return }
            let archive = try ArticleArchive(at: directory, access: .readWrite)
            let tip = try await archive.tip(of: Invented.ferry)
            let noise = (0..<300_000).map { _ in UInt8.random(in: 0...255) }
            let large = Invented.draft(
                .observed(Invented.article(), Snapshot(bytes: noise, mediaType: "image/png")))
            do {
                _ = try await archive.record([large], of: Invented.ferry, after: tip, expecting: tip)
                exit(1)
            } catch {
                exit((error as? ArchiveError)?.code == .diskFull ? 0 : 2)
            }
        }
        #expect(try await store.open(.readOnly).history(of: Invented.ferry).count == 1)
        #expect(try store.faults() == "")
    }

    @Test("the digest is that of sha256sum")
    func digest() throws {
        let store = try TestStore()
        for text in ["", "abc", String(repeating: "words ", count: 10_000)] {
            try store.write(text, to: store.path("text"))
            let known = try store.run("/usr/bin/sha256sum", [store.path("text")]).output.prefix(64)
            #expect(ArticleArchive.digest(of: Array(text.utf8)) == "sha256:" + known)
        }
    }
}
