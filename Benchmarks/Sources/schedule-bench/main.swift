import Foundation

// Replays invented publications by the rules of other trackers and by Stet's schedule at the same number of
// requests and at half of them: requests, the share of edits that a look saw before the next edit, and the mean
// delay of the edits that both saw. Prints Markdown tables, the second of each kind with what must be reached: a
// tenth more of the edits at as many requests, or as many at half of them.
//
//   schedule-bench [PUBLICATIONS [ARTICLES [SEED]]]

let arguments = CommandLine.arguments.dropFirst().compactMap { UInt64($0) }
let publicationCount = Int(arguments.first ?? 20)
let articleCount = Int(arguments.dropFirst().first ?? 100)
let seed = arguments.dropFirst(2).first ?? 1

func row(_ name: String, _ outcome: Outcome, beside other: Outcome, per articles: Int) {
    let requests = Double(outcome.requests) / Double(articles)
    let minutes = outcome.meanDelay(ofThoseCaughtBy: other) * 60
    print(
        "| \(name) | \(String(format: "%.1f", requests)) | \(String(format: "%.1f", outcome.share * 100)) % | "
            + "\(String(format: "%.0f", minutes)) min |")
}

func percent(_ share: Double, _ format: String = "%.1f") -> String {
    String(format: format, share * 100) + " %"
}

for kind in Edits.Kind.allCases {
    let publications = (0..<publicationCount).map { index in
        Edits.publication(articles: articleCount, kind: kind, seed: seed &* 1_000 &+ UInt64(index))
    }
    let articles = publicationCount * articleCount
    print("\nEdits: \(kind.rawValue), \(publications.joined().joined().count) of \(articles) articles\n")
    print("| rule | requests an article and year | caught | mean delay |")
    print("|---|--:|--:|--:|")
    var verdicts: [String] = []
    let usual = replay(effort: 1, longest: 720, publications)
    row("Stet as it is", usual, beside: usual, per: articles)
    for rival in Rival.allCases {
        let theirs = replay(rival, publications)
        let same = replay(requests: theirs.requests, publications)
        row(rival.rawValue, theirs, beside: same, per: articles)
        row("– Stet, as many requests", same, beside: theirs, per: articles)
        let half = replay(requests: theirs.requests / 2, publications)
        row("– Stet, half as many", half, beside: theirs, per: articles)
        let (more, halved) = (same.share / theirs.share - 1, half.share / theirs.share - 1)
        verdicts.append(
            "| \(rival.rawValue) | \(percent(theirs.share)) | \(percent(more, "%+.1f")) | \(percent(halved, "%+.1f")) "
                + "| \(more >= 0.1 || halved >= 0 ? "reached" : "**missed**") |")
        if rival == .gdelt {
            let best = bestOfThreeLooks(publications)
            row("– the best three looks, with hindsight", best, beside: theirs, per: articles)
        }
    }
    print("\n| beside | it catches | as many requests | half as many | a tenth more, or as much with half |")
    print("|---|--:|--:|--:|---|")
    for verdict in verdicts { print(verdict) }
}
