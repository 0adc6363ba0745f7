import Articles
import Extraction
import Yams

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Rules for reading pages.
extension YAMLReading {
    /// The keys that name blocks, and their kinds.
    private static let blocks: [(key: String, kind: Block.Kind)] = [
        ("headline", .headline), ("kicker", .kicker), ("standfirst", .standfirst), ("bullets", .bullet),
        ("byline", .byline), ("subheadings", .subheading), ("quotes", .quote), ("captions", .caption),
        ("corrections", .correction),
    ]
    private static let keys = blocks.map(\.key) + ["body", "remove", "prune", "from", "until"]

    mutating func take(_ document: Node, into file: inout RuleFile) {
        if document.isNull { return }
        guard let mapping = document.mapping else {
            return complain(document, "the file needs keys and values, such as 'headline: h1.title'")
        }
        let isList = mapping.keys.contains { $0.scalar?.string == "rules" }
        let known = ["test"] + (isList ? ["rules"] : Self.keys)
        guard let entries = entries(of: document, "the file", keys: known) else { return }
        for (key, value) in entries where key == "test" { tests(value, into: &file) }
        if isList {
            for (key, value) in entries where key == "rules" {
                for node in sequence(value, key) ?? [] {
                    guard let entries = self.entries(of: node, "rules", keys: Self.keys) else { continue }
                    add(entries, node, to: &file)
                }
            }
        } else {
            add(entries.filter { $0.key != "test" }, document, to: &file)
        }
    }

    private mutating func tests(_ node: Node, into file: inout RuleFile) {
        for (text, place) in texts(node, "test") {
            do throws(AddressError) { file.tests.append(try WebAddress(text)) } catch {
                complain(place, error.description)
            }
        }
    }

    private mutating func add(_ entries: [(key: String, value: Node)], _ node: Node, to file: inout RuleFile)
    {
        var dated = RuleFile.Dated(line: Self.line(node))
        for (key, value) in entries {
            switch key {
            case "from": dated.from = day(value, key)
            case "until": dated.until = day(value, key)?.addingTimeInterval(86_400)
            case "body": dated.rules.body = selector(value, key)
            case "remove":
                dated.rules.remove += texts(value, key).compactMap { selector($0.0, $0.1, key) }
            case "prune": dated.rules.prunes = flag(value, key) ?? true
            default:
                guard let kind = Self.blocks.first(where: { $0.key == key })?.kind else { continue }
                dated.rules.blocks[kind] = selector(value, key)
            }
        }
        if let from = dated.from, let until = dated.until, from >= until {
            complain(node, "'until' is before 'from': the rules are never valid")
        }
        if dated.rules.body == nil, !dated.rules.prunes {
            complain(node, "'prune: false' needs 'body': it takes all that stands there")
        }
        if let other = file.sets.first(where: { $0.overlaps(dated) }) {
            complain(
                node,
                "these rules are valid at the same time as those on line \(other.line); say 'from' and 'until'"
            )
        }
        file.sets.append(dated)
    }

    private mutating func selector(_ node: Node, _ key: String) -> Selector? {
        text(node, key).flatMap { selector($0, node, key) }
    }

    private mutating func selector(_ text: String, _ node: Node, _ key: String) -> Selector? {
        do throws(SelectorError) { return try Selector(text) } catch {
            complain(node, "'\(key)': \(error.description)")
            return nil
        }
    }

    /// The beginning of a day in UTC.
    private mutating func day(_ node: Node, _ key: String) -> Date? {
        let text = node.scalar?.string ?? ""
        if text.utf8.count == 10, let date = Timestamp.parse(text) { return date }
        complain(node, "'\(key)' needs a day, such as 2026-03-29")
        return nil
    }
}
