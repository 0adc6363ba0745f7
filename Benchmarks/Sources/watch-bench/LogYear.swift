import ArticleCatalog
import Articles
import Foundation
import Scheduling

/// The observation log of a year: looks as the schedule takes them, edits as it expects them.
///
/// Every look finds other bytes, a tag and a date, which is the most that a look leaves behind.
struct LogYear {
    let folder: String
    let articles: Int

    func run() async throws {
        let path = folder + "/catalog.sqlite"
        try? FileManager.default.removeItem(atPath: folder)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let begun = cpuSeconds()
        var looks = 0
        do {
            let catalog = try ArticleCatalog(at: path)
            for number in 0..<articles {
                let taken = year(of: number)
                looks += taken.count
                try await catalog.log(taken)
            }
        }
        let cpu = cpuSeconds() - begun
        let bytes = ["", "-wal"].reduce(0) { sum, ending in
            let file = try? FileManager.default.attributesOfItem(atPath: path + ending)
            return sum + (file?[.size] as? Int ?? 0)
        }
        let each = Double(bytes) / Double(articles)
        print("| articles | looks in a year | bytes an article | 100,000 articles | CPU a look |")
        print("|--:|--:|--:|--:|--:|")
        print(
            "| \(articles) | \(looks) | \(Int(each)) | \(shown(each * 100_000 / 1e9)) GB | "
                + "\(shown(cpu / Double(looks) * 1_000)) ms |")
    }

    private func year(of number: Int) -> [(look: Observation, identity: ArticleIdentity)] {
        let host = "paper-\(number / 200).example"
        let identity = ArticleIdentity(publication: host, slug: "harbour-story", id: "a\(number)")
        let address = "https://\(host)/news/2026/02/harbour-story-number-\(number)-of-the-winter.html"
        let start = Date(timeIntervalSince1970: 1_770_000_000)
        let schedule = Schedule()
        var rate = EditRate()
        var article = Watched(appeared: start)
        var time = start
        var looks: [(look: Observation, identity: ArticleIdentity)] = []
        while time < start.addingTimeInterval(365 * 86_400) {
            let before = article.looked.map { $0.timeIntervalSince(start) / 3_600 }
            let now = time.timeIntervalSince(start) / 3_600
            let expected = before.map { rate.expected(fromAge: $0, toAge: now) } ?? 1
            let isChanged = Double.random(in: 0..<1) < expected
            looks.append(
                (
                    Observation(
                        time: time, outcome: isChanged ? .revised : .unchanged, source: address, status: 200,
                        snapshot: "\(UInt64.random(in: 0 ... .max))\(UInt64.random(in: 0 ... .max))",
                        validators: Observation.Validators(
                            tag: "\"\(UInt64.random(in: 0 ... .max))\"",
                            lastModified: "Mon, 23 Nov 2026 07:27:00 GMT"),
                        milliseconds: 120), identity
                ))
            article.look(at: time, changed: isChanged, teaching: &rate)
            time = schedule.next(article, rate: rate, jitter: 0.5, at: time).time
        }
        return looks
    }
}
