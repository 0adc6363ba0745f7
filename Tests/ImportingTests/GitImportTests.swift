import Articles
import Foundation
import Importing
import Testing
import Tracking

@Suite("Importing repositories of other trackers")
final class GitImportTests {
    private let folder = FileManager.default.temporaryDirectory.appending(
        path: "foreign-\(UUID().uuidString)"
    ).path

    init() throws {
        try FileManager.default.createDirectory(
            atPath: folder + "/repository", withIntermediateDirectories: true)
        try git("init", "-q")
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    private func git(_ arguments: String..., at time: String = "2022-03-28T09:00:00Z") throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/git")
        process.arguments = ["-C", folder + "/repository"] + arguments
        process.environment = [
            "HOME": folder, "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_NAME": "x",
            "GIT_AUTHOR_EMAIL": "x@x.example",
            "GIT_COMMITTER_NAME": "x", "GIT_COMMITTER_EMAIL": "x@x.example", "GIT_AUTHOR_DATE": time,
            "GIT_COMMITTER_DATE": "2023-01-01T00:00:00Z",
        ]
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
    }

    private func commit(_ text: String, to path: String, _ subject: String, at time: String) throws {
        let file = URL(filePath: folder + "/repository/" + path)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
        try git("add", ".")
        try git("commit", "-q", "-m", subject, at: time)
    }

    private func importing(_ layout: TrackerLayout? = nil, base: String? = nil) async throws -> ImportCounts {
        let store = try await Store.open(folder + "/store", for: .recording)
        return try await GitImport(into: store, now: { Date(timeIntervalSince1970: 1_700_000_000) })
            .run(folder + "/repository", layout: layout, under: base.map { try WebAddress($0) })
    }

    private func history(_ name: String) async throws -> [String] {
        let store = try await Store.open(folder + "/store", for: .reading)
        let entry = try await store.entry(named: name)
        return try await store.history(of: entry.identity).map {
            "\(Timestamp.iso8601($0.observed)) \($0.kind.rawValue) \($0.headline)"
        }
    }

    private func newsDiffs(_ headline: String, _ first: String = "The last boat had left the quay.") -> String
    {
        """
        March 28, 2022
        \(headline)
        By ADA QUILL

        \(first) It was two hours before a storm tore the ramp from its hinges.

        “We never doubted they would come back,” said Marit Halloran, who runs the island’s only bakery.

        The operator carried 4,310 passengers & their dogs a week last winter, a third of them at night.
        """
    }

    @Test(
        "NewsDiffs' files come in by their paths and the times of their commits, twice without anything new")
    func newsdiffs() async throws {
        let path = "www.courier.example/2022/03/28/ferries-return.html"
        let other = "www.courier.example/2022/03/29/school-reopens.html"
        try commit(newsDiffs("Ferries Return"), to: path, "Adding file \(path)", at: "2022-03-28T09:00:00Z")
        try commit(newsDiffs("School Reopens"), to: other, "Adding file \(other)", at: "2022-03-28T10:00:00Z")
        try commit(
            newsDiffs("Ferries Return", "The very last boat had left."), to: path, "Change to \(path)",
            at: "2022-03-28T12:00:00Z")
        try commit(newsDiffs("Ferries Return"), to: path, "Change to \(path)", at: "2022-03-29T09:00:00Z")
        let counts = try await importing()
        #expect(counts.recorded == 4 && counts.passedOver == 0)
        let expected = [
            "2022-03-28T09:00:00Z first Ferries Return", "2022-03-28T12:00:00Z edit Ferries Return",
            "2022-03-29T09:00:00Z revert Ferries Return",
        ]
        #expect(try await history("https://courier.example/2022/03/28/ferries-return.html") == expected)
        let store = try await Store.open(folder + "/store", for: .reading)
        let entry = try await store.entry(named: "ferries-return")
        let latest = try #require(try await store.history(of: entry.identity).last)
        let article = try await store.article(at: latest, of: entry.identity)
        #expect(article.blocks.contains { $0.kind == .byline && $0.text.contains("ADA QUILL") })
        #expect(article.blocks.contains { $0.text.contains("passengers & their dogs") })

        #expect(try await importing().done == 4)
        try FileManager.default.removeItem(atPath: folder + "/store/imports")
        let again = try await importing()
        #expect(again.recorded == 0 && again.unchanged == 4)
        #expect(try await history("ferries-return") == expected)
    }

    @Test("Open Terms Archive's documents are articles, and a change of its reading is a technical revision")
    func terms() async throws {
        func text(_ word: String, _ more: String = "") -> String {
            """
            Terms of Service
            ================

            By using the ferries of the Courier Line you agree to these terms, which we may change \(word).

            Tickets are valid for one passage on the day that is printed on them, and cannot be refunded.
            \(more)
            """
        }
        let path = "Courier Line/Terms of Service.md"
        try commit(
            text("yearly"), to: path, "First record of Courier Line Terms of Service",
            at: "2022-03-28T09:00:00Z")
        try commit(
            text("monthly"), to: path, "Record new changes of Courier Line Terms of Service",
            at: "2022-04-28T09:00:00Z")
        try commit(
            text("monthly", "\nDogs and bicycles travel at half the price of a ticket for a grown person."),
            to: path,
            "Apply technical or declaration upgrade on Courier Line Terms of Service",
            at: "2022-05-28T09:00:00Z")
        try commit("# About\n", to: "README.md", "Update README", at: "2022-05-29T09:00:00Z")
        let counts = try await importing(base: "https://terms.example/")
        #expect(counts.recorded == 3 && counts.passedOver == 1)
        #expect(
            try await history("https://terms.example/Courier%20Line/Terms%20of%20Service.md") == [
                "2022-03-28T09:00:00Z first Courier Line: Terms of Service",
                "2022-04-28T09:00:00Z edit Courier Line: Terms of Service",
                "2022-05-28T09:00:00Z technical Courier Line: Terms of Service",
            ])
        #expect(try await importing(base: "https://terms.example/").done == 4)
    }

    @Test("a repository of nobody's, and what is none, are refused")
    func strangers() async throws {
        try commit("int main;", to: "src/main.c", "Begin", at: "2022-03-28T09:00:00Z")
        await #expect(throws: TrackingError.self) { try await importing() }
        try FileManager.default.removeItem(atPath: folder + "/repository/.git")
        await #expect(throws: TrackingError.self) { try await importing() }
    }
}
