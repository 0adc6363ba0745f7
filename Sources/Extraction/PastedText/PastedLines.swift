/// One logical line of a paste: a paragraph, a heading, a label.
struct PastedLine {
    let text: String
    /// Whether blank lines, or the text's ends, stand on both sides of it.
    let standsAlone: Bool

    /// Whether it is too short to be a paragraph by its length alone.
    var isShort: Bool { text.count < 80 }

    /// Whether it is a Markdown heading.
    var isMarkedHeading: Bool { text.hasPrefix("#") && text.drop { $0 == "#" }.hasPrefix(" ") }

    /// The text without the hashes of a Markdown heading.
    var withoutHeadingMark: String {
        isMarkedHeading ? LineText.trimmed(String(text.drop { $0 == "#" })) : text
    }
}

/// Takes a paste apart into logical lines.
///
/// Text that was wrapped at a fixed width is joined again. A line break was made by wrapping where the next
/// word would not have fitted into the width of the longest line of its group; everything else is a break that
/// somebody meant.
enum PastedLines {
    static func read(_ text: String) -> [PastedLine] {
        var groups: [[String]] = [[]]
        for raw in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let line = LineText.collapsed(raw)
            if line.isEmpty { groups.append([]) } else { groups[groups.count - 1].append(line) }
        }
        let width = wrapWidth(of: groups)
        return groups.flatMap { group -> [PastedLine] in
            let joined = width.map { join(group, width: $0) } ?? group
            return joined.map { PastedLine(text: $0, standsAlone: joined.count == 1) }
        }
    }

    /// The width a text was wrapped at, `nil` for a text with a paragraph a line.
    private static func wrapWidth(of groups: [[String]]) -> Int? {
        let wrapped = groups.filter { $0.count > 1 }.joined().filter { !startsAnew($0) }
        let width = wrapped.map(\.count).max() ?? 0
        guard (40...120).contains(width) else { return nil }
        var full = 0
        var joints = 0
        for group in groups where group.count > 1 {
            for (line, next) in zip(group, group.dropFirst()) where !startsAnew(next) {
                joints += 1
                if isFull(line, before: next, width: width) { full += 1 }
            }
        }
        return joints >= 4 && full * 10 >= joints * 6 ? width : nil
    }

    private static func join(_ group: [String], width: Int) -> [String] {
        var result: [String] = []
        var previous: String?
        for line in group {
            if let before = previous, var last = result.last, !startsAnew(line),
                isFull(before, before: line, width: width)
            {
                result.removeLast()
                if needsSpace(last, line) { last += " " }
                result.append(last + line)
            } else {
                result.append(line)
            }
            previous = line
        }
        return result
    }

    /// A little slack: editors wrap at slightly different places around punctuation.
    private static func isFull(_ line: String, before next: String, width: Int) -> Bool {
        let word = next.prefix { $0 != " " }.count
        return line.count + 1 + min(word, 24) > width - 4
    }

    private static func startsAnew(_ line: String) -> Bool {
        LineSigns.withoutBullet(line) != nil || line.hasPrefix("#")
    }

    private static func needsSpace(_ left: String, _ right: String) -> Bool {
        guard let last = left.unicodeScalars.last, let first = right.unicodeScalars.first else {
            return false
        }
        return !(isIdeographic(last) && isIdeographic(first))
    }

    private static func isIdeographic(_ scalar: Unicode.Scalar) -> Bool {
        (0x2E80...0x9FFF).contains(scalar.value) || (0xF900...0xFAFF).contains(scalar.value)
            || (0xFF00...0xFFEF).contains(scalar.value) || (0x20000...0x3FFFF).contains(scalar.value)
    }
}
