import Articles
import Foundation
import HTTPTypes
import Testing

@testable import Website

/// An article about a harbour wall in three states.
let seaWall = PaperRoom.story(
    "sea-wall",
    states: [
        [
            Block(.headline, "Sea wall failed inspection"),
            Block(.paragraph, "The wall was built in 1962. It protects about 1,900 homes."),
            Block(
                .paragraph,
                "Minutes show that the leader chaired the meeting, and he did not answer questions."),
        ],
        [
            Block(.headline, "Sea wall ‘met guidance’"),
            Block(.paragraph, "The wall was built in 1962. It protects about 2,100 homes."),
            Block(
                .paragraph,
                "Minutes show that the leader chaired the meeting, and he did not answer questions."),
        ],
        [
            Block(.headline, "Sea wall ‘met guidance’"),
            Block(.paragraph, "The wall was built in 1962. It protects about 2,100 homes."),
        ],
    ])

@Suite("Pages")
struct PageTests {
    private let browser = Browser(PaperRoom([seaWall]))
    private let place = "/a/harbour-courier.example/sea-wall-0123456789"

    private func ids() -> [String] { seaWall.history.map(\.id.short) }

    @Test("the front page shows the headline's change and why it matters")
    func front() async throws {
        let page = try await browser.get("/")
        #expect(page.status == 200)
        let markup = try StrictMarkup(page.body)
        #expect(markup.text.contains("Sea wall failed inspection‘met guidance’"))
        #expect(page.body.contains("<del>failed inspection</del>"))
        #expect(page.body.contains("stealth edit"))
        #expect(page.body.contains("<li>number</li>"))
        #expect(!markup.text.contains("first seen"))
    }

    @Test("a comparison is reached by numbers and lives under commit ids")
    func permalink() async throws {
        let numbers = try await browser.get(place + "/compare/1/2")
        #expect(numbers.status == 302)
        #expect(numbers.headers[.location] == place + "/compare/\(ids()[0])/\(ids()[1])")
        let chosen = try await browser.get(place + "/compare?from=1&to=3")
        #expect(chosen.headers[.location] == place + "/compare/\(ids()[0])/\(ids()[2])")
        let page = try await browser.get(place + "/compare/\(ids()[0])/\(ids()[1])")
        #expect(page.status == 200)
        let markup = try StrictMarkup(page.body)
        let next = markup.tags.first { $0.name == "link" && $0.attributes["rel"] == "next" }
        #expect(next?.attributes["href"] == place + "/compare/\(ids()[1])/\(ids()[2])")
        #expect(!markup.tags.contains { $0.name == "link" && $0.attributes["rel"] == "prev" })
    }

    @Test("the article says of each phrase when it came and what stood there, and where words are gone")
    func provenance() async throws {
        let markup = try StrictMarkup(try await browser.get(place).body)
        let phrase = markup.tags.first { $0.attributes["title"]?.contains("“1,900”") ?? false }
        #expect(phrase?.attributes["href"] == place + "/compare/\(ids()[0])/\(ids()[1])")
        #expect(markup.text.contains("Stood from 2026-03-03 08:00Z to 2026-03-03 10:00Z"))
        #expect(markup.text.contains("2 headlines"))
    }

    @Test("an earlier state is shown with the words it had")
    func earlier() async throws {
        let page = try await browser.get(place + "/at/1")
        #expect(page.body.contains("1,900 homes"))
        #expect(!page.body.contains("2,100"))
    }

    @Test(
        "headings begin with one h1 and leave no step out",
        arguments: [
            "/", "/publications", "/about", "/search?q=wall", "/p/harbour-courier.example", "/a", "/c",
        ])
    func headings(path: String) async throws {
        let real =
            path == "/a" ? place : path == "/c" ? place + "/compare/\(ids()[0])/\(ids()[2])" : path
        let markup = try StrictMarkup(try await browser.get(real).body)
        let levels = markup.tags.compactMap { tag in
            tag.name.count == 2 && tag.name.hasPrefix("h") ? Int(tag.name.dropFirst()) : nil
        }
        #expect(levels.first == 1 && levels.count { $0 == 1 } == 1)
        for (above, below) in zip(levels, levels.dropFirst()) { #expect(below <= above + 1) }
        #expect(markup.tags.filter { $0.name == "input" && $0.attributes["type"] == "search" }.count == 1)
    }

    @Test("what does not exist and what cannot be meant are pages of their own")
    func errors() async throws {
        for path in ["/nothing", "/a/x/y", place + "/at/99", "/p/unknown.example"] {
            let page = try await browser.get(path)
            #expect(page.status == 404)
            #expect(throws: Never.self) { try StrictMarkup(page.body) }
        }
        for path in ["/?significance=2", "/?kind=x", "/?from=tomorrow", "/?after=x"] {
            #expect(try await browser.get(path).status == 400)
        }
    }

    @Test("pages of a list join without gap or repetition, whatever is recorded meanwhile")
    func paging() async throws {
        let room = PaperRoom(
            (0..<9).map { number in
                PaperRoom.story(
                    "story-\(number)", at: PaperRoom.day + Double(number % 3) * 60,
                    states: (0..<12).map { [Block(.headline, "Story \(number) state \($0)")] })
            })
        let browser = Browser(room)
        var seen: [String] = []
        var path: String? = "/"
        while let current = path {
            let markup = try StrictMarkup(try await browser.get(current).body)
            seen += markup.tags.compactMap { $0.attributes["href"] }.filter { $0.contains("/compare/") }
            path = markup.tags.first { $0.attributes["rel"] == "next" }?.attributes["href"]
            room.add(
                PaperRoom.story(
                    "late-\(seen.count)", at: PaperRoom.day + 80_000,
                    states: (0..<2).map { [Block(.headline, "Late \($0)")] }))
        }
        #expect(seen.count == 9 * 11)
        #expect(Set(seen).count == seen.count)
    }

    @Test("a phrase is read as forms send it", arguments: ["wall+failed", "wall%20failed", "WALL++failed"])
    func phrase(query: String) async throws {
        let page = try await browser.get("/search?q=\(query)")
        #expect(page.body.contains("Sea wall failed inspection"))
    }

    @Test("a search says in which words a phrase stood, from when and until when")
    func search() async throws {
        let page = try await browser.get("/search?q=1,900+homes")
        let markup = try StrictMarkup(page.body)
        #expect(page.body.contains("<mark>The wall was built in 1962. It protects about 1,900 homes.</mark>"))
        #expect(markup.text.contains("from 2026-03-03 08:00Z to 2026-03-03 09:00Z, when it was gone"))
        #expect(markup.tags.contains { $0.attributes["href"] == place + "/compare/1/2" })
        let standing = try await browser.get("/search?q=wall+was+built")
        #expect(standing.body.contains("still stands"))
        #expect(
            try await browser.get("/search?q=wall+was+built&gone=1").body.contains("is gone from no article"))
        #expect(try await browser.get("/search?q=1,900+homes&gone=1").body.contains("<mark>"))
        let feed = try await browser.get("/search/feed.atom?q=1,900+homes")
        #expect(feed.body.contains("stood from 2026-03-03 08:00Z to 2026-03-03 09:00Z"))
        #expect(feed.body.contains(place + "/compare/\(ids()[0])/\(ids()[1])"))
    }

    @Test("looks that found the same are one row and one bar")
    func looks() async throws {
        var story = seaWall
        var run = ObservationRun(
            Observation(
                time: story.history[2].observed, outcome: .unchanged, source: "https://harbour.example/"))
        run.last = story.history[2].observed.addingTimeInterval(86400)
        run.looks = 41
        story.looks = [run]
        let page = try StrictMarkup(try await Browser(PaperRoom([story])).get(place).body)
        #expect(page.text.contains("2026-03-03 10:00Z – 2026-03-04 10:00Z"))
        #expect(page.text.contains("41 looks"))
        #expect(page.tags.contains { $0.name == "line" && $0.attributes["class"] == "unchanged run" })
        let json = try await Browser(PaperRoom([story])).get(
            "/api/v1/articles/harbour-courier.example/sea-wall-0123456789/observations")
        #expect(
            json.body.contains("\"looks\" : 41") || json.body.contains("\"looks\": 41")
                || json.body.contains("\"looks\":41"))
    }

    @Test("filters stand in the address and choose")
    func filters() async throws {
        #expect(
            try await browser.get("/?headline=1").body.components(separatedBy: "<li><article>").count == 2)
        #expect(try await browser.get("/?headline=only").body.contains("Nothing fits"))
        #expect(try await browser.get("/?language=fr").body.contains("Nothing fits"))
        #expect(
            try await browser.get("/?publication=harbour-courier.example&stealth=1").body.contains(
                "<article>"))
    }
}
