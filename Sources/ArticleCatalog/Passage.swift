public import Articles
import Glibc

/// The words of a block as they are searched: one of the texts that stood in an article at some time.
///
/// The text is the block's, with two differences that nobody sees. Marks that are no part of a word (soft
/// hyphens, zero-width and directional marks: those that ``NormalForm`` ignores) are left out, and controls are
/// spaces. Characters of scripts that put no spaces between words are set apart by zero-width spaces, so that
/// each is a word to the index and any part of a sentence is a phrase.
public struct Passage: Sendable, Hashable {
    /// The kind of block.
    public let kind: Block.Kind
    /// The words, with their separators.
    let text: String
    /// 64 bits that tell passages apart, nearly always.
    let digest: Int64

    /// The passage of a block, in time proportional to its length.
    public init(_ block: Block) {
        kind = block.kind
        text = Passage.text(block.text)
        digest = Passage.digest(kind, text)
    }

    /// Whether two passages have the same bytes: texts that are only canonically equivalent are two.
    public static func == (left: Passage, right: Passage) -> Bool {
        left.digest == right.digest && left.kind == right.kind
            && left.text.hasSameBytes(as: right.text)
    }

    /// Feeds the digest.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(digest)
    }

    /// What stands between two characters that are words by themselves.
    static let separator: Unicode.Scalar = "\u{200B}"

    /// A text as it is indexed and as phrases are looked for.
    static func text(_ text: String) -> String {
        if text.withBytes({ $0.allSatisfy { (0x20...0x7E).contains($0) } }) { return text }
        var result = String.UnicodeScalarView()
        result.reserveCapacity(text.utf8.count)
        var wasApart = false
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x00...0x1F, 0x7F...0x9F:
                result.append(" ")
                wasApart = false
            case 0xAD, 0x34F, 0x61C, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF:
                continue
            default:
                let isApart = isApart(scalar)
                if wasApart || isApart, !isMark(scalar), !result.isEmpty { result.append(separator) }
                if !isMark(scalar) { wasApart = isApart }
                result.append(scalar)
            }
        }
        return String(result)
    }

    /// Whether a character is a word of its own: Thai, Lao, Tibetan, Burmese, Khmer, kana, Han, Hangul.
    private static func isApart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0E00...0x0FFF, 0x1000...0x109F, 0x1100...0x11FF, 0x1780...0x17FF, 0x2E80...0x2FDF,
            0x3005...0x3007, 0x3040...0x30FF, 0x3100...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
            0xA960...0xA97F, 0xAA60...0xAA7F, 0xAC00...0xD7FF, 0xF900...0xFAFF, 0xFF66...0xFF9F,
            0x1B000...0x1B16F, 0x20000...0x3FFFF:
            true
        default: false
        }
    }

    /// Whether a character belongs to the one before it.
    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.value >= 0x300 else { return false }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: return true
        default: return false
        }
    }

    /// FNV-1a of 64 bits (Fowler, Noll, Vo).
    private static func digest(_ kind: Block.Kind, _ text: String) -> Int64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for part in [kind.rawValue, text] {
            part.withBytes { bytes in
                for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
            }
        }
        return Int64(bitPattern: hash)
    }
}

/// The passages of a state, in order.
public struct PassageList: Sendable {
    let passages: [Passage]
    private let blocks: [Block]
    private let all: Set<Passage>

    /// How far blocks that stand in two states are looked for from each other.
    private static let reach = 8

    /// The passages of a state.
    ///
    /// - Parameter before: those of another, which most likely has the same ones: what it has is not made again.
    public init(of state: Article, after before: PassageList? = nil) {
        blocks = state.blocks
        var next = 0
        let passages = state.blocks.map { block in
            guard let before else { return Passage(block) }
            let near = before.blocks.indices.dropFirst(next).prefix(Self.reach)
            let same = near.first {
                before.blocks[$0].kind == block.kind && before.blocks[$0].text.hasSameBytes(as: block.text)
            }
            guard let same else { return Passage(block) }
            next = same + 1
            return before.passages[same]
        }
        self.passages = passages
        all = Set(passages)
    }

    /// The passages that others have not, each once.
    func notIn(_ others: PassageList?) -> [Passage] {
        var seen: Set<Passage> = []
        // What two states begin with alike needs no looking up.
        let kept = others.map { zip(passages, $0.passages).prefix { $0 == $1 }.count } ?? 0
        return passages[kept...].filter { others?.all.contains($0) != true && seen.insert($0).inserted }
    }
}

extension String {
    /// Whether two texts have the same bytes, which canonical equivalence is not.
    func hasSameBytes(as other: String) -> Bool {
        withBytes { mine in
            other.withBytes { theirs in
                guard mine.count == theirs.count else { return false }
                guard let left = mine.baseAddress, let right = theirs.baseAddress else { return true }
                return memcmp(left, right, mine.count) == 0
            }
        }
    }

    /// Gives the bytes to work on side by side in memory.
    fileprivate func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        if let result = utf8.withContiguousStorageIfAvailable(body) { return result }
        return Array(utf8).withUnsafeBufferPointer(body)
    }
}
