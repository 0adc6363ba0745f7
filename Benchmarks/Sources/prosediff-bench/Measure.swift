import Articles
import Foundation
import ProseDiff

/// Keeps the optimizer from leaving out what is measured.
@inline(never)
func consume(_ diff: ArticleDiff) {}

/// Time and memory of diffs.
enum Measure {
    /// CPU seconds for all pairs, the best of as many passes as fit into the budget, and their number.
    static func seconds(
        _ pairs: [(old: [Block], new: [Block])], mostPasses: Int = 20, budget: Double = 3
    ) -> (best: Double, passes: Int) {
        var differ = Differ()
        var best = Double.infinity
        var passes = 0
        let start = Date()
        while passes < mostPasses, passes == 0 || Date().timeIntervalSince(start) < budget {
            let before = clock()
            for pair in pairs { consume(differ.diff(from: pair.old, to: pair.new)) }
            best = min(best, Double(clock() - before) / Double(CLOCKS_PER_SEC))
            passes += 1
        }
        return (best, passes)
    }

    /// Bytes of memory that one diff takes at its peak beside its input, and how many of them are its result.
    ///
    /// What the kernel says of this process (`proc(5)`), after unused memory was given back. Small diffs are made
    /// first, as the program's own pages are in memory only once they are used.
    static func peakBytes(_ old: [Block], _ new: [Block]) -> (peak: Int, result: Int) {
        for adversary in Adversary.all {
            let (old, new) = adversary.make(200)
            consume(ArticleDiff(from: old, to: new))
        }
        _ = giveBackMemory(0)
        guard let reset = fopen("/proc/self/clear_refs", "w") else { return (0, 0) }
        fputs("5", reset)
        fclose(reset)
        let before = status("VmRSS:")
        let diff = ArticleDiff(from: old, to: new)
        let peak = status("VmHWM:")
        _ = giveBackMemory(0)
        let after = status("VmRSS:")
        consume(diff)
        return (max(0, peak - before), max(0, after - before))
    }

    private static func status(_ field: String) -> Int {
        let lines = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        for line in lines.split(separator: "\n") where line.hasPrefix(field) {
            return (line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) } ?? 0)
                * 1024
        }
        return 0
    }

    static func words(_ blocks: [Block]) -> Int {
        blocks.reduce(0) { $0 + $1.text.split(whereSeparator: \.isWhitespace).count }
    }
}

/// `malloc_trim(3)`, which the Glibc module leaves out.
@_silgen_name("malloc_trim")
private func giveBackMemory(_ pad: Int) -> Int32
