import ArticleArchive
import ArticleCatalog
import Articles
import Foundation
import Tracking

// Measures the catalog: `catalog-bench FOLDER [STET]` keeps its stores in that folder and makes them where they are
// missing; STET is the command to measure as a whole process. ARTICLES (default 4000) of REVISIONS (default 10) each
// stand in repositories; of LISTED (default 200000) articles there are only the refs and the catalog.
//
// `catalog-bench --soak STORE` does OPERATIONS (default 100000) on a store that it makes anew, and prints the
// descriptors and the memory that the process has.

func number(_ name: String, _ preset: Int) -> Int {
    ProcessInfo.processInfo.environment[name].flatMap { Int($0) } ?? preset
}

if CommandLine.arguments.count == 3, CommandLine.arguments[1] == "--open" {
    _ = try await Store.open(CommandLine.arguments[2], for: .reading)
    exit(0)
}
if CommandLine.arguments.count == 3, CommandLine.arguments[1] == "--soak" {
    var soak = try await Soak(in: CommandLine.arguments[2])
    try await soak.run(number("OPERATIONS", 100_000))
    exit(0)
}
let folder = CommandLine.arguments.dropFirst().first ?? "catalog-bench"
let articles = number("ARTICLES", 4000)
let revisions = number("REVISIONS", 10)
try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)

Table.begin()
try await measureStore(folder + "/store-\(articles)x\(revisions)", articles: articles, revisions: revisions)
let listed = number("LISTED", 200_000)
try await measureLists(
    folder + "/lists-\(listed)", articles: listed, stet: CommandLine.arguments.dropFirst(2).first)
