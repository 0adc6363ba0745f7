import Articles
import Glibc

/// Finds out whether a line of a page stands in its article.
///
/// Most lines that do are a block; some were joined to one, and have to be searched for.
struct StandingWords {
    private let blocks: Set<String>
    private let whole: ContiguousArray<CChar>
    /// How many bytes may still be searched; a page may have as many lines as its article has words.
    private var left = 1_000_000_000

    init(_ blocks: [Block]) {
        self.blocks = Set(blocks.map(\.text))
        whole = blocks.map(\.text).joined(separator: "\n").utf8CString
    }

    /// Whether a line's words stand in a block; of a page without measure only whether they are one.
    mutating func contain(_ line: String) -> Bool {
        if blocks.contains(line) { return true }
        guard left > 0 else { return false }
        left -= whole.count
        return whole.withUnsafeBufferPointer { $0.baseAddress.map { strstr($0, line) != nil } ?? false }
    }
}
