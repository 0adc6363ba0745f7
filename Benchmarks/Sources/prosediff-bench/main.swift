import Articles
import Foundation
import ProseDiff

let usage = """
    usage: prosediff-bench align PAIRS        an alignment for every pair
           prosediff-bench time PAIRS         CPU seconds for all pairs
           prosediff-bench memory PAIRS       peak bytes a word, and the result's, for the largest pair
           prosediff-bench adversarial [NAME] a table of inputs made to be slow

    """
let arguments = Array(CommandLine.arguments.dropFirst())

switch (arguments.first, arguments.count) {
case ("align", 2):
    var differ = Differ()
    for pair in try Pair.read(arguments[1]) {
        print(Answer(pair, differ.diff(from: pair.old, to: pair.new)).line(id: pair.id))
    }
case ("time", 2):
    let pairs = try Pair.read(arguments[1])
    let (best, passes) = Measure.seconds(pairs.map { ($0.old, $0.new) })
    print(
        "{\"engine\":\"prosediff\",\"pairs\":\(pairs.count),\"seconds_per_pass\":\(best),\"best_of\":\(passes)}"
    )
case ("memory", 2):
    let pairs = try Pair.read(arguments[1])
    guard let largest = pairs.max(by: { $0.words < $1.words }) else { break }
    let (bytes, result) = Measure.peakBytes(largest.old, largest.new)
    print(
        "{\"engine\":\"prosediff\",\"words\":\(largest.words),\"peak_bytes\":\(bytes),"
            + "\"bytes_per_word\":\(Double(bytes * 10 / max(1, largest.words)) / 10),"
            + "\"result_bytes_per_word\":\(Double(result * 10 / max(1, largest.words)) / 10)}")
case ("adversarial", 1), ("adversarial", 2):
    let wanted = arguments.dropFirst().first ?? ""
    print(
        "| input | ms for 5,000 words | → 10,000 | → 20,000 | → 40,000 | bytes a word | of these the result |"
    )
    print("|---|---|---|---|---|---|---|")
    for adversary in Adversary.all where wanted.isEmpty || adversary.name.contains(wanted) {
        let seconds = [5000, 10000, 20000, 40000].map { words in
            Measure.seconds([adversary.make(words)], mostPasses: 25, budget: 0.5).best
        }
        let (old, new) = adversary.make(40000)
        let (bytes, result) = Measure.peakBytes(old, new)
        let cells = [seconds[0] * 1000] + zip(seconds, seconds.dropFirst()).map { $1 / $0 }
        print(
            "| \(adversary.name) | "
                + cells.map { String(format: "%.2f", $0) }.joined(separator: " | ")
                + " | \(bytes / 80000) | \(result / 80000) |")
    }
default:
    FileHandle.standardError.write(Data(usage.utf8))
    exit(2)
}
