public import Articles

/// How a page was read: each of its lines with what became of it.
public struct Explanation: Sendable {
    /// What became of a line.
    public enum Role: Sendable, Hashable {
        /// It is a block of the article, or part of one.
        case block(Block.Kind)
        /// It stands near the article and is none of it.
        case leftOut(LeftOut.Reason)
        /// An element around it is not the article's, by its tag or by the name its publisher gave it.
        case outside(LeftOut.Reason, element: String)
        /// It stands apart from the article.
        case apart
    }

    /// A line of the page as a reader sees it.
    public struct Line: Sendable, Hashable {
        /// The words.
        public var text: String
        /// What became of them.
        public var role: Role

        /// Creates a line.
        public init(_ text: String, _ role: Role) {
            self.text = text
            self.role = role
        }
    }

    /// The article, or why there is none.
    public var outcome: Result<Reading, ExtractionError>
    /// All lines in the page's order; of a page whose article stands in embedded data those of the data.
    public var lines: [Line]
    /// What the page says about its article, and where each was found; empty where it is refused.
    public var facts: [MetadataFact] = []
}

extension Extractor {
    /// Reads a page and says what became of each of its lines.
    ///
    /// The outcome is that of ``read(_:limits:)``; the lines are empty where the page could not be taken apart.
    /// Costs somewhat more than reading it.
    public static func explain(
        _ page: Page, limits: PageLimits = PageLimits(), rules: PageRules? = nil
    ) -> Explanation {
        do throws(ExtractionError) {
            let examined = try examine(page, limits: limits, rules: rules)
            var roles = Roles(examined.outcome)
            return Explanation(
                outcome: examined.outcome,
                lines: examined.lines().map { Explanation.Line($0.text, roles.role(of: $0)) },
                facts: examined.facts())
        } catch {
            return Explanation(outcome: .failure(error), lines: [])
        }
    }
}

/// A page taken apart, and what was made of it.
struct Examination {
    struct Line {
        var text: String
        /// Why an element around the line puts it aside, and what that element is called, where one does.
        var outside: (reason: LeftOut.Reason, element: String)?
    }

    var outcome: Result<Reading, ExtractionError>
    /// Made when it is asked for: those who only read need no lines.
    var lines: () -> [Line]
    /// What was found where; made when it is asked for too.
    var facts: () -> [MetadataFact] = { [] }
}

/// Finds out what became of lines by finding their words again, each as often as it stands there.
private struct Roles {
    private var blocks: [String: [Block.Kind]] = [:]
    private var parts: [Block] = []
    private var leftOut: [String: [LeftOut.Reason]] = [:]

    init(_ outcome: Result<Reading, ExtractionError>) {
        guard case .success(let reading) = outcome else { return }
        for block in reading.article.blocks {
            blocks[block.text, default: []].append(block.kind)
            // Captions are joined from lines, headlines cut from one.
            if [.caption, .headline, .kicker].contains(block.kind) { parts.append(block) }
        }
        for line in reading.leftOut { leftOut[line.text, default: []].append(line.reason) }
    }

    mutating func role(of line: Examination.Line) -> Explanation.Role {
        let text = line.text
        if let kind = take(text) { return .block(kind) }
        if var reasons = leftOut[text], !reasons.isEmpty {
            let reason = reasons.removeFirst()
            leftOut[text] = reasons
            return .leftOut(reason)
        }
        if let bullet = LineSigns.withoutBullet(text)?.text, let kind = take(bullet) { return .block(kind) }
        if let outside = line.outside { return .outside(outside.reason, element: outside.element) }
        if text.utf8.count >= 4,
            let index = parts.firstIndex(where: { $0.text.contains(text) || text.contains($0.text) })
        {
            return .block(parts[index].kind)
        }
        return .apart
    }

    private mutating func take(_ text: String) -> Block.Kind? {
        guard var kinds = blocks[text], !kinds.isEmpty else { return nil }
        let kind = kinds.removeFirst()
        blocks[text] = kinds
        return kind
    }
}
