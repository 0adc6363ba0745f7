import Foundation
import ProseDiff

let arguments = CommandLine.arguments
guard arguments.count == 3, ["align", "time"].contains(arguments[1]) else {
    FileHandle.standardError.write(Data("usage: prosediff-bench align|time PAIRS\n".utf8))
    exit(2)
}
let pairs = try Pair.read(arguments[2])
var differ = Differ()

if arguments[1] == "align" {
    for pair in pairs {
        print(Answer(pair, differ.diff(from: pair.old, to: pair.new)).line(id: pair.id))
    }
} else {
    let mostPasses = 20
    let budget = 3.0
    var best = Double.infinity
    var passes = 0
    let start = Date()
    while passes < mostPasses, passes == 0 || Date().timeIntervalSince(start) < budget {
        let before = clock()
        for pair in pairs { consume(differ.diff(from: pair.old, to: pair.new)) }
        best = min(best, Double(clock() - before) / Double(CLOCKS_PER_SEC))
        passes += 1
    }
    print(
        "{\"engine\":\"prosediff\",\"pairs\":\(pairs.count),\"seconds_per_pass\":\(best),\"best_of\":\(passes)}"
    )
}

/// Keeps the optimizer from leaving out what is measured.
@inline(never)
func consume(_ diff: ArticleDiff) {}
