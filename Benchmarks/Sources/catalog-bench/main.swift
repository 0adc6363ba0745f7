import ArticleArchive
import ArticleCatalog
import Articles
import Foundation
import Tracking

// Measures the catalog: `catalog-bench FOLDER` keeps its stores in that folder and makes them where they are missing.
// ARTICLES (default 4000) of REVISIONS (default 10) each stand in repositories; LISTED (default 100000) articles
// with four revisions each stand in a catalog alone.

func number(_ name: String, _ preset: Int) -> Int {
    ProcessInfo.processInfo.environment[name].flatMap { Int($0) } ?? preset
}

let folder = CommandLine.arguments.dropFirst().first ?? "catalog-bench"
let articles = number("ARTICLES", 4000)
let revisions = number("REVISIONS", 10)
try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)

try await measureStore(folder + "/store-\(articles)x\(revisions)", articles: articles, revisions: revisions)
try await measureLists(folder, articles: number("LISTED", 100_000))
