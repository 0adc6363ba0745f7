import ArticleArchive
import Articles
import Foundation
import Glibc
import Tracking

/// Measures ArticleArchive; `bench-archive` runs it beside its peers.
///
/// Prints one line of numbers.
///
///     archive-bench import STORE REVISIONS ARTICLES WORDS [FIRST]   seconds, peak memory in MB
///     archive-bench intake STORE FOLDER                       seconds, catalog included; peak memory in MB
///     archive-bench catalogue STORE                           seconds until the catalog says what is recorded; MB
///     archive-bench generate FOLDER REVISIONS ARTICLES WORDS  writes the articles that are to be taken in
///     archive-bench live STORE RECORDERS REVISIONS            revisions a second
///     archive-bench texts STORE FILE                          seconds; a text each, parted by form feeds
///     archive-bench open STORE                                milliseconds of opening it with its catalog; MB; of these
///                                                             not the program's own files
///     archive-bench edit STORE NAME                           seconds of recording one more revision
///     archive-bench read STORE NAME                           milliseconds: the tip, the history, one text; MB
///     archive-bench log STORE NAME                            milliseconds: the history out of the catalog, the same with
///                                                             what each revision changed
///     archive-bench maintain STORE                            seconds; the worst wait of a reader in milliseconds
///                                                             before and meanwhile, how often it read meanwhile
let arguments = Array(CommandLine.arguments.dropFirst())

func argument(_ index: Int) -> String {
    guard arguments.indices.contains(index) else {
        print("archive-bench: wrong usage; see its source")
        exit(2)
    }
    return arguments[index]
}

func number(_ index: Int) -> Int { Int(argument(index)) ?? 0 }

func seconds(_ body: () async throws -> Void) async rethrows -> Double {
    let start = ContinuousClock.now
    try await body()
    return (ContinuousClock.now - start) / .seconds(1)
}

func peakMegabytes() -> Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return Int(usage.ru_maxrss) / 1_024
}

/// What is in memory and not in a file: not the program, which all its processes share.
func ownMegabytes() throws -> Double {
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = status.split(separator: "\n").first { $0.hasPrefix("RssAnon:") }
    let kilobytes = line.flatMap { Double($0.split { !$0.isNumber }.first ?? "") } ?? 0
    return kilobytes / 1_024
}

func shown(_ value: Double) -> String { String(format: "%.3f", value) }

func open(_ access: ArticleArchive.Access) throws -> ArticleArchive {
    try ArticleArchive(at: argument(1), access: access)
}

switch argument(0) {
case "import":
    let archive = try open(.readWrite)
    let (revisions, articles, words) = (number(2), number(3), number(4))
    let each = max(1, revisions / articles)
    let first = arguments.count > 5 ? number(5) : 0
    let time = try await seconds {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for index in 0..<articles {
                if index >= 256 { _ = try await group.next() }
                group.addTask {
                    var article = Invented(number: first + index, words: words)
                    let drafts = (0..<each).map { _ in article.revise() }
                    _ = try await archive.record(drafts, of: article.identity, after: nil, expecting: nil)
                }
            }
            try await group.waitForAll()
        }
    }
    print(shown(time), peakMegabytes())
case "intake":
    let store = try await Store.open(argument(1), for: .recording)
    let intake = Intake(to: store)
    let folder = argument(2)
    let articles = try FileManager.default.contentsOfDirectory(atPath: folder).compactMap(Int.init).sorted()
    let time = try await seconds {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (count, article) in articles.enumerated() {
                if count >= 256 { _ = try await group.next() }
                group.addTask {
                    let (identity, drafts) = try Invented.drafts(of: article, from: "\(folder)/\(article)")
                    try await intake.record(drafts, of: identity)
                }
            }
            try await group.waitForAll()
        }
        try await intake.finish()
    }
    print(shown(time), peakMegabytes())
case "generate":
    try FileManager.default.createDirectory(atPath: argument(1), withIntermediateDirectories: true)
    for index in 0..<number(3) {
        var article = Invented(number: index, words: number(4))
        try article.write(max(1, number(2) / number(3)), to: "\(argument(1))/\(index)")
    }
case "live":
    let archive = try open(.readWrite)
    let (recorders, revisions) = (number(2), number(3))
    let time = try await seconds {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for recorder in 0..<recorders {
                group.addTask {
                    var article = Invented(number: recorder, words: 800)
                    var tip: RevisionID?
                    for _ in 0..<(revisions / recorders) {
                        tip = try await archive.record(
                            [article.revise()], of: article.identity, after: tip, expecting: tip
                        ).last?.id
                    }
                }
            }
            try await group.waitForAll()
        }
    }
    print(shown(Double(revisions / recorders * recorders) / time))
case "texts":
    let archive = try open(.readWrite)
    let texts = try String(contentsOfFile: argument(2), encoding: .utf8).split(separator: "\u{C}")
    let identity = ArticleIdentity(publication: "bench.example", slug: "real-history", id: "wikiwho")
    var tip: RevisionID?
    let time = try await seconds {
        for (index, text) in texts.enumerated() {
            let blocks = text.split(separator: "\n").map { Block(.paragraph, String($0)) }
            let observed = Date(timeIntervalSince1970: 1_600_000_000 + Double(index * 60))
            let draft = Draft(
                content: .observed(
                    Article(blocks: blocks), Snapshot(bytes: Array(text.utf8), mediaType: "text/html")),
                observed: observed, recorded: observed, kind: .edit, summary: "",
                words: WordCount(inserted: 0, deleted: 0), source: "wiki", extractor: "bench-1")
            tip = try await archive.record([draft], of: identity, after: tip, expecting: tip).last?.id
        }
    }
    print(shown(time))
case "maintain":
    let archive = try open(.readWrite)
    let readers = try Readers(of: argument(1), articles: await archive.articles().map(\.identity))
    var reading = readers.begin()
    try await Task.sleep(for: .seconds(1))
    let before = try await reading.end()
    reading = readers.begin()
    let time = try await seconds { _ = try await archive.maintain() }
    let meanwhile = try await reading.end()
    print(shown(time), shown(before.worst), shown(meanwhile.worst), meanwhile.count)
case "catalogue":
    let time = try await seconds { _ = try await Store.open(argument(1), for: .recording) }
    print(shown(time), peakMegabytes())
case "open":
    let start = ContinuousClock.now
    let store = try await Store.open(argument(1), for: .reading)
    let time = (ContinuousClock.now - start) / .milliseconds(1)
    print(shown(time), peakMegabytes(), String(format: "%.1f", try ownMegabytes()))
    withExtendedLifetime(store) {}
case "edit":
    guard let identity = ArticleIdentity(publication: "bench.example", name: argument(2)) else { exit(2) }
    let archive = try open(.readWrite)
    let tip = try await archive.history(of: identity).last
    var article = Invented(number: 1_000_000, words: 800)
    var draft = article.revise()
    draft.observed = max(draft.observed, tip?.observed ?? draft.observed)
    let time = try await seconds {
        _ = try await archive.record([draft], of: identity, after: tip?.id, expecting: tip?.id)
    }
    print(shown(time))
case "read":
    let name = argument(2)
    guard let identity = ArticleIdentity(publication: "bench.example", name: name) else { exit(2) }
    var times: [Double] = []
    for _ in 0..<5 {
        let archive = try open(.readOnly)
        var history: [Revision] = []
        let opening = try await seconds { _ = try await archive.tip(of: identity) }
        let reading = try await seconds { history = try await archive.history(of: identity) }
        let text = try await seconds {
            for revision in history.suffix(10) {
                _ = try await archive.article(at: revision.id, of: identity)
            }
        }
        let all = [opening * 1_000, reading * 1_000, text * 100]
        times = times.isEmpty ? all : zip(times, all).map { min($0, $1) }
    }
    print(times.map(shown).joined(separator: " "), peakMegabytes())
case "log":
    let store = try await Store.open(argument(1), for: .recording)
    guard let identity = ArticleIdentity(publication: "bench.example", name: argument(2)) else { exit(2) }
    var times: [Double] = []
    for _ in 0..<5 {
        let store = try await Store.open(store.directory, for: .reading)
        let history = try await seconds { _ = try await store.history(of: identity) }
        let changes = try await seconds { _ = try await store.changes(of: identity) }
        times = times.isEmpty ? [history, changes] : zip(times, [history, changes]).map { min($0, $1) }
    }
    print(times.map { shown($0 * 1_000) }.joined(separator: " "), peakMegabytes())
default:
    print("archive-bench: unknown command")
    exit(2)
}
