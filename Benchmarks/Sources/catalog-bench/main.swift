import ArticleArchive
import ArticleCatalog
import Articles
import Foundation
import Tracking

// Measures the catalog: `catalog-bench FOLDER [STET]` keeps its stores in that folder and makes them where they are
// missing; STET is the command to measure as a whole process. ARTICLES (default 4000) of REVISIONS (default 10) each
// stand in repositories; of LISTED (default 200000) articles there are only the refs and the catalog.
//
// `catalog-bench --soak FOLDER` does OPERATIONS (default 100000) on stores that it makes there, prints the descriptors and
// the memory that the process has, and fails where they grow.

func number(_ name: String, _ preset: Int) -> Int {
    ProcessInfo.processInfo.environment[name].flatMap { Int($0) } ?? preset
}

if CommandLine.arguments.count > 3, CommandLine.arguments[1] == "--measure" {
    WholeProcess.measure(Array(CommandLine.arguments[3...]), times: Int(CommandLine.arguments[2]) ?? 1)
    exit(0)
}
if CommandLine.arguments.count == 3, CommandLine.arguments[1] == "--open" {
    _ = try await Store.open(CommandLine.arguments[2], for: .reading)
    exit(0)
}
if CommandLine.arguments.count == 3, CommandLine.arguments[1] == "--soak" {
    var soak = try await Soak(in: CommandLine.arguments[2])
    let isSteady = try await soak.run(number("OPERATIONS", 100_000))
    print(isSteady ? "neither descriptors nor memory grew" : "**descriptors or memory grew**")
    exit(isSteady ? 0 : 1)
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
