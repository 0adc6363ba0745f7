import Foundation

// Makes what `bench-web` serves: `site-bench STORE ARTICLES REVISIONS` writes a catalog of so many articles, each with
// so many revisions, and repositories with their refs and without objects: what lists are made of, not what is read.

let arguments = Array(CommandLine.arguments.dropFirst())
guard arguments.count == 3, let articles = Int(arguments[1]), let revisions = Int(arguments[2]) else {
    print("site-bench: wrong usage; see its source")
    exit(2)
}
try await LargeNewsroom(articles: articles, revisions: revisions, until: Date.now).write(to: arguments[0])
