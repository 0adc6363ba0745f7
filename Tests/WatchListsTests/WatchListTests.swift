import Articles
import Discovery
import Testing
import WatchLists

@Suite("The watch list")
struct WatchListTests {
    private func problems(_ yaml: String) -> [String] {
        do throws(WatchListError) {
            _ = try WatchList(yaml: yaml, file: "stet.yaml")
            return []
        } catch {
            #expect(error.description.hasPrefix("stet.yaml, line "))
            #expect(!error.description.contains("\n"))
            return error.problems.map(\.description)
        }
    }

    @Test("everything that can be said is read")
    func everything() throws {
        let list = try WatchList(
            yaml: """
                # What we watch
                contact: desk@harbour.example
                requests-per-hour: 2000
                hosts:
                  default: {delay: 500ms}
                  harbour.example:
                    delay: 5 s
                    requests-per-day: 3000
                sources:
                  - https://harbour.example/news/ferry
                  - feed: https://harbour.example/feed.xml
                    include: /news/*
                    exclude: ["*/quiz/*", "*.pdf$"]
                    language: en
                    limit-per-day: 200
                    live-blogs: yes
                  - page: https://coast.example/
                    sections: [world, /city/]
                    scores: true
                  - sitemap: https://coast.example/news.xml
                  - site: https://island.example
                  - list: addresses.txt
                """, file: "stet.yaml")
        #expect(
            list.contact == "desk@harbour.example" && list.requestsPerHour == 2_000 && !list.allowsPrivate)
        #expect(list.rules(ofHost: "www.harbour.example") == .init(delay: 5, requestsPerDay: 3_000))
        #expect(list.rules(ofHost: "harbour.example.org") == .init(delay: 0.5))
        #expect(list.sources.map(\.kind) == [.article, .feed, .page, .sitemap, .site, .list])
        #expect(list.sources.map(\.line) == [10, 11, 17, 20, 21, 22])
        let feed = list.sources[1]
        #expect(feed.choice.include.map(\.description) == ["/news/*"] && feed.choice.exclude.count == 2)
        #expect(feed.language == "en" && feed.limitPerDay == 200)
        #expect(feed.choice.takesLiveBlogs && !feed.choice.takesScores)
        #expect(list.sources[2].choice.include.map(\.description) == ["/world/", "/city/"])
        #expect(list.sources[5].place == .file("addresses.txt"))
    }

    @Test("a file of nothing watches nothing", arguments: ["", "# nothing\n", "sources:\n", "{}", "~"])
    func nothing(_ yaml: String) throws {
        #expect(try WatchList(yaml: yaml, file: "stet.yaml") == WatchList())
    }

    @Test("all that is wrong is said, each with its line")
    func wrong() {
        let said = problems(
            """
            contakt: me
            requests-per-hour: many
            hosts:
              https://h.example/: {delay: 2s}
              h.example: {delay: soon, pause: 3}
            sources:
              - feed: harbour.example/feed
              - include: /x
              - feed: https://a.example/f
                page: https://a.example/
              - feed: https://b.example/f
                live-blogs: maybe
                sections: ["*"]
                limit-per-day: 0
              - 42
              - sitemap: https://b.example/f
            """)
        #expect(
            said == [
                "line 1: 'contakt' is not known in the file; did you mean 'contact'?",
                "line 2: 'requests-per-hour' needs a whole number above 0",
                "line 4: 'https://h.example/' is no host's name: write it without https:// and without a path",
                "line 5: 'pause' is not known in 'h.example'; there are delay, requests-per-day",
                "line 5: 'delay' needs a time up to a day, such as 2s, 500ms or 5min",
                "line 7: 'harbour.example/feed' is not a web address: write it in full, beginning with https://",
                "line 8: a source needs exactly one of article, feed, sitemap, page, site, list",
                "line 9: a source needs exactly one of article, feed, sitemap, page, site, list",
                "line 12: 'live-blogs' needs true or false",
                "line 13: '*' is no section: write the beginning of its path, such as /world",
                "line 14: 'limit-per-day' needs a whole number above 0",
                "line 15: a source needs keys and values: article, feed, sitemap, page, site, list, include, exclude, "
                    + "sections, language, limit-per-day, live-blogs, scores",
                "line 16: 'https://b.example/f' stands on line 11 already",
            ])
    }

    @Test("what is no YAML is refused with its line")
    func noYAML() {
        #expect(
            problems("contact: a\nsources: [").first?.hasPrefix("line 2: this is no YAML") == true
                || problems("contact: a\nsources: [").first?.hasPrefix("line 3: this is no YAML") == true)
        #expect(problems("a: b: c").first?.hasPrefix("line 1: this is no YAML") == true)
        #expect(problems("contact: a\n\tcontact: b").count == 1)
        #expect(problems("contact: a\ncontact: b").first?.contains("twice") == true)
        #expect(problems("- a\n- b").count == 1)
        #expect(problems("hosts: here").first?.hasPrefix("line 1: 'hosts' needs") == true)
        #expect(problems(String(repeating: "#", count: WatchList.maximumBytes + 1)).count == 1)
    }

    @Test("references that multiply do no harm", .timeLimit(.minutes(1)))
    func laughs() {
        var yaml = "a0: &a0 [x, x]\n"
        for level in 1...30 {
            yaml +=
                "a\(level): &a\(level) [\(Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", "))]\n"
        }
        #expect(!problems(yaml + "sources: *a30\n").isEmpty)
    }
}
