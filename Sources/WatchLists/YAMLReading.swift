import Articles
import Discovery
import Yams

/// Turns the nodes of a YAML document into what they mean, and collects what is wrong on the way.
struct YAMLReading {
    private(set) var problems: [WatchListError.Problem] = []
    private var known: [WatchedSource.Place: Int] = [:]

    /// Reads a file's text up to a length, and throws everything that is wrong with it.
    static func read(
        _ yaml: String, file: String, atMost maximum: Int, _ take: (inout YAMLReading, Node) -> Void
    ) throws(WatchListError) {
        guard yaml.utf8.count <= maximum else {
            throw WatchListError(
                file: file, problems: [.init(line: 1, "the file is longer than \(maximum) bytes")])
        }
        var reading = YAMLReading()
        do {
            if let node = try Yams.compose(yaml: yaml) { take(&reading, node) }
        } catch let error as YamlError {
            throw WatchListError(file: file, problems: [problem(error)])
        } catch {
            throw WatchListError(file: file, problems: [.init(line: 1, "the file is no YAML")])
        }
        if !reading.problems.isEmpty { throw WatchListError(file: file, problems: reading.problems) }
    }

    private static func problem(_ error: YamlError) -> WatchListError.Problem {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            .init(line: mark.line, "this is no YAML: \(problem)")
        case .duplicatedKeysInMapping(let keys, let context):
            .init(
                line: context.mark.line, "\(keys.map { "'\($0)'" }.joined(separator: ", ")) stands here twice"
            )
        default: .init(line: 1, "the file is no YAML")
        }
    }

    mutating func take(_ document: Node, into list: inout WatchList) {
        // An empty file, or one of comments only, watches nothing.
        if document.isNull { return }
        let keys = ["contact", "requests-per-hour", "allow-private", "hosts", "sources"]
        guard let entries = entries(of: document, "the file", keys: keys) else { return }
        for (key, value) in entries {
            switch key {
            case "contact": list.contact = text(value, key)
            case "requests-per-hour": list.requestsPerHour = count(value, key)
            case "allow-private": list.allowsPrivate = flag(value, key) ?? false
            case "hosts": hosts(value, into: &list)
            default:
                guard let nodes = sequence(value, key) else { continue }
                list.sources = nodes.compactMap { source($0) }
            }
        }
    }

    private mutating func hosts(_ node: Node, into list: inout WatchList) {
        guard let mapping = node.mapping else {
            return complain(node, "'hosts' needs names of hosts, indented under it")
        }
        for (name, value) in mapping {
            guard let host = text(name, "a host's name"),
                let entries = entries(of: value, "'\(host)'", keys: ["delay", "requests-per-day"])
            else { continue }
            var rules = WatchList.HostRules()
            for (key, value) in entries {
                if key == "delay" {
                    rules.delay = seconds(value, key)
                } else {
                    rules.requestsPerDay = count(value, key)
                }
            }
            if host == "default" {
                list.hostDefault = rules
            } else if let address = try? WebAddress("https://\(host)/"), address.path == "/",
                address.query == nil,
                address.port == nil
            {
                list.hosts[address.host] = rules
            } else {
                complain(name, "'\(host)' is no host's name: write it without https:// and without a path")
            }
        }
    }

    private mutating func source(_ node: Node) -> WatchedSource? {
        let kinds = WatchedSource.Kind.allCases.map(\.rawValue)
        let keys =
            kinds + ["include", "exclude", "sections", "language", "limit-per-day", "live-blogs", "scores"]
        // An address alone is an article.
        if let text = node.scalar?.string, WebAddress.isLikely(text) {
            return place(.article, node).map {
                WatchedSource(kind: .article, place: $0, line: Self.line(node))
            }
        }
        guard let entries = entries(of: node, "a source", keys: keys) else { return nil }
        let named = entries.filter { kinds.contains($0.key) }
        guard named.count == 1, let first = named.first, let kind = WatchedSource.Kind(rawValue: first.key)
        else {
            complain(node, "a source needs exactly one of \(kinds.joined(separator: ", "))")
            return nil
        }
        guard let place = place(kind, first.value) else { return nil }
        var source = WatchedSource(kind: kind, place: place, line: Self.line(node))
        for (key, value) in entries {
            switch key {
            case "include": source.choice.include += patterns(value, key)
            case "exclude": source.choice.exclude += patterns(value, key)
            case "sections": source.choice.include += sections(value)
            case "language": source.language = text(value, key)
            case "limit-per-day": source.limitPerDay = count(value, key)
            case "live-blogs": source.choice.takesLiveBlogs = flag(value, key) ?? false
            case "scores": source.choice.takesScores = flag(value, key) ?? false
            default: continue
            }
        }
        return source
    }

    private mutating func place(_ kind: WatchedSource.Kind, _ node: Node) -> WatchedSource.Place? {
        guard let text = text(node, kind.rawValue) else { return nil }
        let place: WatchedSource.Place
        if kind == .list {
            place = .file(text)
        } else {
            do throws(AddressError) { place = .address(try WebAddress(text)) } catch {
                complain(node, error.description)
                return nil
            }
        }
        if let line = known[place] {
            complain(node, "'\(text)' stands on line \(line) already")
            return nil
        }
        known[place] = Self.line(node)
        return place
    }

    private mutating func patterns(_ node: Node, _ key: String) -> [AddressPattern] {
        texts(node, key).compactMap { text, place in
            let pattern = AddressPattern(text)
            if pattern == nil { complain(place, "'\(key)': a pattern is empty or too long") }
            return pattern
        }
    }

    /// `world` and `/world/` mean what lies below that path.
    private mutating func sections(_ node: Node) -> [AddressPattern] {
        texts(node, "sections").compactMap { text, place in
            let name = text.split(separator: "/").joined(separator: "/")
            if name.isEmpty || text.contains("*") || text.contains(":") {
                complain(place, "'\(text)' is no section: write the beginning of its path, such as /world")
                return nil
            }
            return AddressPattern("/\(name)/")
        }
    }

    // The kinds of values.

    mutating func entries(of node: Node, _ what: String, keys: [String]) -> [(
        key: String, value: Node
    )]? {
        guard let mapping = node.mapping else {
            complain(node, "\(what) needs keys and values: \(keys.joined(separator: ", "))")
            return nil
        }
        return mapping.compactMap { key, value in
            let name = key.scalar?.string ?? ""
            if keys.contains(name) { return (name, value) }
            let nearest = keys.first { Self.isNear($0, name) }
            let hint = nearest.map { "did you mean '\($0)'?" } ?? "there are \(keys.joined(separator: ", "))"
            complain(key, "'\(name)' is not known in \(what); \(hint)")
            return nil
        }
    }

    mutating func sequence(_ node: Node, _ key: String) -> [Node]? {
        if node.isNull { return [] }
        if let sequence = node.sequence { return Array(sequence) }
        complain(node, "'\(key)' needs a list: each on a line that begins with a dash")
        return nil
    }

    mutating func texts(_ node: Node, _ key: String) -> [(String, Node)] {
        let nodes = node.scalar != nil && !node.isNull ? [node] : sequence(node, key) ?? []
        return nodes.compactMap { node in text(node, key).map { ($0, node) } }
    }

    mutating func text(_ node: Node, _ key: String) -> String? {
        let text = node.scalar?.string ?? ""
        if !text.isEmpty, !node.isNull { return text }
        complain(node, "'\(key)' needs text")
        return nil
    }

    private mutating func count(_ node: Node, _ key: String) -> Int? {
        if let number = node.scalar.flatMap({ Int($0.string) }), number > 0 { return number }
        complain(node, "'\(key)' needs a whole number above 0")
        return nil
    }

    mutating func flag(_ node: Node, _ key: String) -> Bool? {
        switch node.scalar?.string.lowercased() {
        case "true", "yes", "on": return true
        case "false", "no", "off": return false
        default:
            complain(node, "'\(key)' needs true or false")
            return nil
        }
    }

    /// `2`, `2s`, `500 ms`, `5 min`, `1h`.
    private mutating func seconds(_ node: Node, _ key: String) -> Double? {
        let text = (node.scalar?.string ?? "").filter { $0 != " " }
        let number = text.prefix { $0.isNumber || $0 == "." }
        let units = ["": 1.0, "s": 1, "ms": 0.001, "min": 60, "m": 60, "h": 3_600]
        if let value = Double(number), let unit = units[String(text[number.endIndex...])],
            value * unit <= 86_400
        {
            return value * unit
        }
        complain(node, "'\(key)' needs a time up to a day, such as 2s, 500ms or 5min")
        return nil
    }

    mutating func complain(_ node: Node, _ message: String) {
        if problems.count < 100 { problems.append(.init(line: Self.line(node), message)) }
    }

    static func line(_ node: Node) -> Int { node.mark?.line ?? 1 }

    /// Whether two words differ in at most two letters, put in, left out or changed (Levenshtein).
    private static func isNear(_ one: String, _ other: String) -> Bool {
        let (left, right) = (Array(one.utf8), Array(other.utf8.prefix(64)))
        var row = Array(0...right.count)
        for (index, byte) in left.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for column in right.indices {
                let change = diagonal + (byte == right[column] ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(change, row[column] + 1, row[column + 1] + 1)
            }
        }
        return (row.last ?? 9) <= 2
    }
}

extension Node {
    /// Whether nothing stands there.
    var isNull: Bool {
        guard let scalar else { return false }
        return scalar.style == .plain && ["", "~", "null", "Null", "NULL"].contains(scalar.string)
    }
}
