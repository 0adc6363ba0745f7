import Foundation
import Testing

@Suite("stet import and export")
struct ImportTests {
    private let address = "https://courier.example/news/ferries-return"

    private func record(_ html: String, at time: String, status: String = "200 OK", to address: String)
        -> String
    {
        let http = "HTTP/1.1 \(status)\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + html
        return "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: \(address)\r\nWARC-Date: \(time)\r\n"
            + "WARC-Record-ID: <urn:uuid:\(UUID().uuidString)>\r\n"
            + "Content-Type: application/http; msgtype=response\r\nContent-Length: \(http.utf8.count)\r\n\r\n"
            + http + "\r\n\r\n"
    }

    @Test("captures come in at their own times, whatever their order, and a second import gives nothing new")
    func archive() async throws {
        let work = try Workspace()
        let later = record(
            Ferry(headline: "Ferries return late").page, at: "2022-03-29T18:00:00Z", to: address)
        let earlier = record(Ferry(headline: "Ferries return").page, at: "2022-03-28T09:00:00Z", to: address)
        let gone = record("<h1>Gone</h1>", at: "2022-03-30T00:00:00Z", status: "404 Not Found", to: address)
        let other = record("<p>x</p>", at: "2022-03-30T00:00:00Z", to: "https://courier.example/about")
        let file = try work.write(later + earlier + gone + other, to: "captures.warc")
        let output = try await work.done("import", file)
        #expect(output.hasSuffix(": 2 recorded, 0 unchanged, 2 passed over, 0 damaged\n"))
        let log = try await work.done("log", "ferries")
        #expect(log.contains("1  2022-03-28 09:00Z") && log.contains("2  2022-03-29 18:00Z"))
        #expect(try await work.done("import", file).contains("0 recorded, 2 unchanged"))
        #expect(try await work.done("log", "ferries") == log)

        let outside = try await work.done("import", file, "--exclude", "*/news/*")
        #expect(outside.contains("0 recorded, 0 unchanged, 4 passed over"))
        let cut = try work.write(String((later + earlier).dropLast(400)), to: "cut.warc")
        let outcome = try await work.stet("import", cut)
        #expect(outcome.status == 0 && outcome.output.contains("recorded"))
        #expect(try await work.stet("import", work.folder.path + "/missing.warc").status == 3)
    }

    @Test("what is exported as a web archive can be imported again")
    func roundTrip() async throws {
        let work = try Workspace()
        for (day, headline) in [(1, "Ferries return"), (2, "Ferries return late")] {
            let page = try work.write(Ferry(headline: headline).page, to: "\(day).html")
            try await work.done("track", page, "--url", address, "--at", "2022-03-0\(day)T08:00Z")
        }
        let log = try await work.done("log", "ferries", "--json")
        let file = work.folder.appending(path: "out.warc.gz").path
        try await work.shell("\"$STET\" export --format warc >\"\(file)\"")
        try FileManager.default.removeItem(at: work.repos)
        #expect(try await work.done("import", file).contains("2 recorded"))
        let again = try await work.done("log", "ferries", "--json")
        func times(_ text: String) -> [Substring] {
            text.matches(of: /"observed" : "([^"]+)"/).map(\.output.1)
        }
        #expect(times(again) == times(log) && times(log).count == 2)
    }

    @Test("saved pages come in by the times in their names and the hosts in their paths")
    func savedPages() async throws {
        let work = try Workspace()
        try work.write(
            Ferry(headline: "Ferries return late").page, to: "saved/ferries-2022-03-29T10-05-00.html")
        try work.write(Ferry(headline: "Ferries return").page, to: "saved/old/ferries_20220328.html")
        try work.write(
            Ferry(headline: "Trams stop").page, to: "saved/trams.example/news/20220401120000/trams.html")
        try work.write("# Nothing", to: "saved/README.md")
        let folder = work.folder.path + "/saved"
        #expect(
            try await work.done("import", "pages", folder).contains(": 3 recorded, 0 unchanged, 0 passed"))
        let log = try await work.done("log", "https://www.harbour-courier.example/news/night-ferries-return")
        #expect(log.contains("1  2022-03-28 00:00Z") && log.contains("2  2022-03-29 10:05Z"))
        let trams = try await work.done("log", "https://trams.example/news/20220401120000/trams.html")
        #expect(trams.contains("1  2022-04-01 12:00Z"))
        #expect(try await work.done("import", "pages", folder).contains(": 0 recorded, 3 unchanged"))
        #expect(try await work.stet("import", "pages", work.folder.path + "/nowhere").status == 3)
    }

    @Test("another store's revisions come in with their times and kinds, once, in among those that are here")
    func anotherStore() async throws {
        let work = try Workspace()
        let there = work.folder.path + "/there"
        for (day, headline) in [(1, "Ferries return"), (3, "Ferries return late"), (5, "Ferries return")] {
            let page = try work.write(Ferry(headline: headline).page, to: "\(day).html")
            try await work.done(
                "track", page, "--url", address, "--at", "2022-03-0\(day)T08:00Z", "--quiet", "--repos", there
            )
        }
        let log = try await work.done("log", address, "--repos", there)
        #expect(try await work.done("import", "store", there).contains(": 3 recorded, 0 unchanged"))
        #expect(try await work.done("log", address) == log)
        #expect(try await work.done("import", "store", there).contains(": 0 recorded, 3 unchanged"))
        #expect(try await work.done("log", address) == log)

        let page = try work.write(Ferry(headline: "Ferries are cancelled").page, to: "4.html")
        try await work.done(
            "track", page, "--url", address, "--at", "2022-03-04T08:00Z", "--quiet", "--repos", there)
        #expect(try await work.done("import", "store", there).contains(": 1 recorded, 3 unchanged"))
        #expect(try await work.done("log", address).contains("3  2022-03-04 08:00Z"))
        try await work.done("check")
        #expect(try await work.stet("import", "store", work.folder.path + "/nowhere").status == 3)
    }
}
