/// Which lines stand on a page and are not the article.
enum BoilerplateRules {
    /// Why a line is not part of the article, `nil` for a line that may be.
    ///
    /// Only whole short lines are looked at: in a paragraph the same words are prose.
    static func reason(for line: String) -> LeftOut.Reason? {
        guard line.utf8.count <= longestRule else { return nil }
        if line.hasPrefix("©"), line.utf8.count <= 160 { return .copyright }
        if pointsAway(line) { return .related }
        return reason(for: FoldedLine(line))
    }

    /// Whether a line leads to something else by a word in capitals before a bar: `WATCH | How it was built`.
    private static func pointsAway(_ line: String) -> Bool {
        guard let bar = line.utf8.prefix(12).firstIndex(of: UInt8(ascii: "|")) else { return false }
        return pointers.contains(LineText.trimmed(String(line[..<bar])))
    }

    private static let pointers: Set = [
        "WATCH", "LISTEN", "READ", "VIDEO", "PHOTOS", "GALLERY", "RELATED", "MORE", "AUDIO", "PODCAST",
    ]

    /// Why a line is not part of the article, for a line that is folded already.
    static func reason(for line: FoldedLine) -> LeftOut.Reason? {
        if line.text.isEmpty { return .navigation }
        if let reason = exact[line.text] { return reason }
        let bytes = Array(line.text.utf8)
        var first: (order: Int, reason: LeftOut.Reason)?
        for candidates in [patterns[LinePattern.key(bytes)], patterns[LinePattern.anyStart]] {
            for rule in candidates ?? [] where bytes.count <= rule.longest && rule.pattern.matches(bytes) {
                if rule.order < first?.order ?? .max { first = (rule.order, rule.reason) }
                break
            }
        }
        return first?.reason
    }

    /// The table as written, for tests and for those who want to see it.
    static var all: [BoilerplateRule] { BoilerplateTable.rules }

    /// Folding may shorten a line, by its quotation marks and digits, but not by much.
    private static let longestRule = 3 * (BoilerplateTable.rules.map(\.longest).max() ?? 0) / 2

    private static let exact: [String: LeftOut.Reason] = {
        var table: [String: LeftOut.Reason] = [:]
        for rule in BoilerplateTable.rules {
            for line in rule.lines where !line.contains("*") { table[line] = rule.reason }
        }
        return table
    }()

    private struct Rule {
        let pattern: LinePattern
        let reason: LeftOut.Reason
        let longest: Int
        let order: Int
    }

    /// The patterns by how they begin, in their order.
    private static let patterns: [UInt16: [Rule]] = {
        var table: [UInt16: [Rule]] = [:]
        var order = 0
        for row in BoilerplateTable.rules {
            for line in row.lines where line.contains("*") {
                order += 1
                let rule = Rule(
                    pattern: LinePattern(line), reason: row.reason, longest: row.longest, order: order)
                table[rule.pattern.key, default: []].append(rule)
            }
        }
        return table
    }()
}

/// One row of the table: a reason, and the lines it stands for.
struct BoilerplateRule {
    let reason: LeftOut.Reason
    /// The longest line a pattern is tried on, in bytes of its folded form.
    let longest: Int
    /// Folded lines; `*` stands for any text.
    let lines: [String]

    init(_ reason: LeftOut.Reason, longest: Int, _ lines: String) {
        self.reason = reason
        self.longest = longest
        self.lines = lines.split(separator: "|").map { line in
            let start = line.drop { $0.isWhitespace }
            return String(start.prefix(through: start.lastIndex { !$0.isWhitespace } ?? start.startIndex))
        }
    }
}
