public import Articles
import GRDB

/// In which revisions of an article certain words may have stood.
public struct EarlierStates: Sendable, Hashable {
    /// The latest revision that is known; its number says how many there are.
    public var latest: RevisionID
    /// How many revisions are known.
    public var count: Int
    /// The numbers of those in which all of the words stood, in whatever order and beside whatever others.
    public var numbers: Set<Int>

    /// Puts them together.
    public init(latest: RevisionID, count: Int, numbers: Set<Int>) {
        self.latest = latest
        self.count = count
        self.numbers = numbers
    }
}

extension ArticleCatalog {
    /// The revisions of an article in which each block of a state stood, compared in normal form; `nil` where the
    /// article is not known.
    ///
    /// Reads each text that ever stood in the article once, however many revisions there are.
    public func earlierStates(
        of identity: ArticleIdentity, with state: Article
    ) async throws(CatalogError) -> EarlierStates? {
        var wanted: [Block: [Range<Int>]] = [:]
        for block in state.blocks { wanted[NormalForm.passage(of: block)] = [] }
        let none = wanted
        return try await read("look for earlier words in") { database in
            let known = try Row.fetchOne(
                database.cachedStatement(
                    sql: """
                        SELECT number, tip, revisions FROM article
                        WHERE publication = ? AND slug = ? AND id = ? AND tip IS NOT NULL
                        """), arguments: identity.columns)
            guard let known else { return nil }
            let article: Int64 = try known.decode(atIndex: 0)
            let count: Int = try known.decode(atIndex: 2)
            let numbers = CatalogSchema.passages(of: article)
            let rows = try Row.fetchCursor(
                database.cachedStatement(
                    sql: """
                        SELECT kind, text, first, until FROM passage JOIN standing ON passage = number
                        WHERE number BETWEEN ? AND ?
                        """), arguments: [numbers.lowerBound, numbers.upperBound])
            var stood = none
            while let row = try rows.next() {
                guard let kind = try Block.Kind(rawValue: row.decode(atIndex: 0)) else { continue }
                let text: String = try row.decode(atIndex: 1)
                let first: Int = try row.decode(atIndex: 2)
                let until: Int? = try row.decode(atIndex: 3)
                stood[Block(kind, NormalForm.text(text))]?.append(first..<max(first, until ?? count + 1))
            }
            var left = Set(1...max(1, count))
            for ranges in stood.values {
                left = left.filter { number in ranges.contains { $0.contains(number) } }
            }
            return EarlierStates(
                latest: try RevisionID(column: known.decode(atIndex: 1)), count: count, numbers: left)
        }
    }
}

extension NormalForm {
    /// A block as it is to be found among the normal forms of passages.
    fileprivate static func passage(of block: Block) -> Block {
        Block(block.kind, text(Passage.text(block.text)))
    }
}
