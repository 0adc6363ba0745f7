/// Makes new pages out of old ones: cuts, doubles, splices and breaks their bytes; one seed, one sequence.
struct Mutator {
    private var state: UInt64
    private let corpus: [[UInt8]]

    init(seed: UInt64, corpus: [[UInt8]]) {
        state = seed
        self.corpus = corpus.isEmpty ? [Array("<h1>x</h1><p>y</p>".utf8)] : corpus
    }

    mutating func next() -> [UInt8] {
        var bytes = corpus[below(corpus.count)]
        if below(3) == 0 { bytes = Array(bytes.prefix(below(bytes.count) + 1)) }
        for _ in 0...below(24) where !bytes.isEmpty { mutate(&bytes) }
        return Array(bytes.prefix(2_000_000))
    }

    private mutating func mutate(_ bytes: inout [UInt8]) {
        let position = below(bytes.count)
        let end = min(bytes.count, position + 1 + below(below(4) == 0 ? 20_000 : 60))
        switch below(8) {
        case 0: bytes[position] = UInt8(below(256))
        case 1: bytes.removeSubrange(position..<end)
        case 2: bytes.insert(contentsOf: Self.pieces[below(Self.pieces.count)], at: position)
        case 3: bytes.insert(contentsOf: bytes[position..<end], at: position)
        case 4:
            let other = corpus[below(corpus.count)]
            let from = below(other.count)
            let part = other[from..<min(other.count, from + below(5000))]
            bytes.replaceSubrange(position..<end, with: part)
        case 5:
            let piece = Self.pieces[below(Self.pieces.count)]
            bytes.insert(contentsOf: (0..<below(3000)).flatMap { _ in piece }, at: position)
        case 6: for index in position..<end { bytes[index] = bytes[index] ^ UInt8(1 << below(8)) }
        default: bytes.swapAt(position, below(bytes.count))
        }
    }

    private static let pieces: [[UInt8]] =
        [
            "<", ">", "\"", "'", "</", "<!--", "-->", "<script>", "</script>", "<style>", "&#", "&#x110000;",
            "&amp;",
            "\u{0}", "{", "}", "[", "]", "\\", "\\u", "<p>", "</p>", "<div>", "</div>", "<br>", "<h1>",
            "</h1>",
            "<table><tr><td>", "<ul><li>", "<blockquote>", "<figure><img>", "<a href=x>", "</a>", "]]>",
            "<![CDATA[",
            "<svg>", "<template>", "<title>", "<base href=//x>", "self.__next_f.push([1,\"1:T9,",
            "MIME-Version: 1.0\n",
            "--x\n", "=3D", "# ", "---\n", "**", "> ", "[a](b)", "\u{FEFF}", "é", "中", "\u{202E}",
            "\u{1F468}\u{200D}",
            "Updated 3 hours ago", "By Ada Quill", "• ", "Advertisement",
        ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xFE, 0xFF], [0x1B, 0x24, 0x42]]

    /// SplitMix64, reduced.
    private mutating func below(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        value ^= value >> 31
        return Int(value % UInt64(max(1, bound)))
    }
}
