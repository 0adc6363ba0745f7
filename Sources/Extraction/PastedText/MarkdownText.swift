/// Markdown made plain, so that it can be read as a paste (CommonMark 0.31; its inline marks and front matter).
///
/// Headings keep their hashes and lists their bullets, which ``PastedTextReader`` knows.
enum MarkdownText {
    /// The text without Markdown's marks; as it is where it is no Markdown.
    static func plain(_ text: String) -> String {
        guard isMarkdown(text) else { return text }
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        dropFrontMatter(&lines)
        var result: [String] = []
        for line in lines {
            if isUnderline(line), let last = result.last, !last.isEmpty, !last.hasPrefix("#") {
                result[result.count - 1] = "# " + last
                result.append("")
            } else if line.count >= 3, line.allSatisfy({ "-*_ ".contains($0) }) {
                result.append("")
            } else {
                result.append(inline(line))
            }
        }
        return result.joined(separator: "\n")
    }

    /// Two signs make Markdown: one alone is as often somebody's way to write.
    private static func isMarkdown(_ text: String) -> Bool {
        let lines = text.split(separator: "\n").prefix(400)
        let signs = [
            lines.contains { $0.hasPrefix("# ") || $0.hasPrefix("## ") || $0.hasPrefix("### ") },
            lines.contains { $0.contains("](http") || $0.contains("](/") || $0.hasPrefix("![") },
            lines.contains { $0.split(separator: "**", omittingEmptySubsequences: false).count >= 3 },
            lines.first == "---", lines.contains(where: isUnderline),
        ]
        return signs.count { $0 } >= 2
    }

    private static func isUnderline(_ line: some StringProtocol) -> Bool {
        line.count >= 3 && line.allSatisfy { $0 == "=" }
    }

    private static func dropFrontMatter(_ lines: inout [String]) {
        guard lines.first == "---", let end = lines.dropFirst().prefix(60).firstIndex(of: "---") else {
            return
        }
        let title = lines[1..<end].first { $0.lowercased().hasPrefix("title:") }.map {
            LineText.trimmed(String($0.dropFirst(6))).filter { $0 != "\"" }
        }
        lines.removeSubrange(0...end)
        let hasHeading = lines.contains { $0.hasPrefix("# ") }
        if let title, !hasHeading { lines.insert(contentsOf: ["# " + title, ""], at: 0) }
    }

    private static func inline(_ line: String) -> String {
        var rest = line[...]
        var result = ""
        while let open = rest.firstIndex(where: { "[!*_`".contains($0) }) {
            result += rest[..<open]
            rest = rest[open...]
            if let (text, after) = link(rest) {
                result += text
                rest = after
            } else if rest.hasPrefix("**") || rest.hasPrefix("__") {
                rest = rest.dropFirst(2)
            } else if let (text, after) = emphasis(rest) {
                result += text
                rest = after
            } else {
                result.append(rest.removeFirst())
            }
        }
        return result + rest
    }

    /// `[text](target)`, and `![text](target)`, of which nothing is left.
    private static func link(_ text: Substring) -> (String, Substring)? {
        let isPicture = text.hasPrefix("![")
        guard isPicture || text.hasPrefix("[") else { return nil }
        let inner = text.dropFirst(isPicture ? 2 : 1)
        guard let close = inner.firstIndex(of: "]"), inner[close...].hasPrefix("]("),
            let end = inner[close...].firstIndex(of: ")")
        else { return nil }
        return (isPicture ? "" : String(inner[..<close]), inner[inner.index(after: end)...])
    }

    /// `*text*`, `_text_` or code, on one line and with nothing but a word's edge outside.
    private static func emphasis(_ text: Substring) -> (String, Substring)? {
        guard let mark = text.first, mark != "[", mark != "!" else { return nil }
        let inner = text.dropFirst()
        guard let first = inner.first, first != " ", let close = inner.firstIndex(of: mark),
            inner[..<close].last != " "
        else { return nil }
        let after = inner[inner.index(after: close)...]
        guard after.first.map({ !$0.isLetter && !$0.isNumber }) ?? true else { return nil }
        return (String(inner[..<close]), after)
    }
}
