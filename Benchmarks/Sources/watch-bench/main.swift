import Foundation

// What looking at pages costs the daemon, from the request to the record. Prints Markdown tables.
//
//   watch-bench wait FOLDER ARTICLES SECONDS
//   watch-bench log FOLDER [ARTICLES]
//   watch-bench news FOLDER RATE SECONDS
//   watch-bench looks FOLDER [ARTICLES [ROUNDS [SITES [changed|same|tagged]]]]

let arguments = Array(CommandLine.arguments.dropFirst())

func number(_ index: Int, or usual: Int) -> Int {
    arguments.indices.contains(index) ? Int(arguments[index]) ?? usual : usual
}

func shown(_ value: Double, _ digits: Int = 2) -> String { String(format: "%.\(digits)f", value) }

switch arguments.first {
case "origin": Origin.serve(sites: number(1, or: 32))
case "looks" where arguments.count > 1:
    print("| every look finds | looks | revisions | looks a second | CPU a look | CPU of the sites a look |")
    print("|---|--:|--:|--:|--:|--:|")
    let sites = number(4, or: 32)
    for (behaviour, what) in [("changed", "another word"), ("same", "the same bytes"), ("tagged", "304")]
    where arguments.count < 6 || arguments[5] == behaviour {
        let folder = arguments[1] + "/" + behaviour
        try? FileManager.default.removeItem(atPath: folder)
        let origin = try OriginProcess(sites: sites)
        let result = try await Rounds(
            sites: sites, articles: number(2, or: 640), rounds: number(3, or: 4), folder: folder
        ).run(behaviour, ports: origin.ports)
        let theirs = try origin.end() / Double(result.looks)
        print(
            "| \(what) | \(result.looks) | \(result.revised) | "
                + "\(shown(Double(result.looks) / result.seconds, 0)) | "
                + "\(shown(result.cpu / Double(result.looks) * 1_000)) ms | \(shown(theirs * 1_000)) ms |")
    }
case "news" where arguments.count > 3:
    let origin = try OriginProcess(sites: 8)
    let news = SteadyNews(folder: arguments[1], rate: number(2, or: 100), sites: 8)
    let result = try await news.run(seconds: number(3, or: 60), ports: origin.ports)
    _ = try origin.end()
    let each = result.cpu / Double(result.revised) * 1_000
    print(
        "\(shown(Double(result.revised) / result.seconds, 0)) revisions a second, \(shown(each)) ms of CPU each"
    )
case "log" where arguments.count > 1:
    try await LogYear(folder: arguments[1], articles: number(2, or: 2_000)).run()
case "wait" where arguments.count > 1:
    let waiting = Waiting(folder: arguments[1], articles: number(2, or: 100_000))
    if arguments.last == "prepare" {
        try await waiting.prepare()
    } else {
        // Another process makes the store, so that its memory is not counted.
        let process = Process()
        process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        process.arguments = arguments + ["prepare"]
        try process.run()
        process.waitUntilExit()
        try await waiting.wait(seconds: Double(number(3, or: 60)))
    }
default:
    print("watch-bench: wrong usage; see its source")
    exit(2)
}
