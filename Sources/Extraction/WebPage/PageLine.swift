import Articles

/// One line of a page as a reader sees it, and where it stands.
struct PageLine {
    /// What encloses a line.
    struct Surroundings: OptionSet {
        let rawValue: UInt32

        static let quote = Surroundings(rawValue: 1 << 0)
        static let list = Surroundings(rawValue: 1 << 1)
        static let figure = Surroundings(rawValue: 1 << 2)
        static let caption = Surroundings(rawValue: 1 << 3)
        static let table = Surroundings(rawValue: 1 << 4)
        static let standfirst = Surroundings(rawValue: 1 << 5)
        static let bullets = Surroundings(rawValue: 1 << 6)
        static let byline = Surroundings(rawValue: 1 << 7)
        static let date = Surroundings(rawValue: 1 << 8)
        static let kicker = Surroundings(rawValue: 1 << 9)
        static let correction = Surroundings(rawValue: 1 << 10)
        static let aside = Surroundings(rawValue: 1 << 11)
        static let header = Surroundings(rawValue: 1 << 12)
        static let paragraph = Surroundings(rawValue: 1 << 13)
        static let subheading = Surroundings(rawValue: 1 << 14)
        static let pullQuote = Surroundings(rawValue: 1 << 15)
        static let credit = Surroundings(rawValue: 1 << 16)
    }

    /// The outermost element around a line that is not the article, by its name or kind.
    struct Outside {
        var reason: LeftOut.Reason
        var element: Int
        /// Whether it is sure not to be the body: comments, and what nobody sees.
        var isCertain: Bool
    }

    let text: String
    /// The nearest element that breaks lines.
    var node: Int
    var surroundings: Surroundings
    /// 1 to 6 inside a heading.
    var headingLevel: Int?
    /// How many of the text's bytes are in links, how many are bold, and how many slanted.
    let linkedBytes: Int
    var boldBytes: Int
    var italicBytes: Int
    /// The kind of block that a rule for the publication says it is.
    var ruled: Block.Kind?
    /// Whether it is no line of the page's but names what stands there; see ``StandIn``.
    var isStandIn = false
    /// What puts it aside before anybody reads it.
    var outside: Outside?
    /// Why its words are not the article's, looked up for lines that are not put aside.
    var boilerplate: LeftOut.Reason?

    /// Whether it reads as a sentence or more of running text; asked so often that it is found out once.
    var isProse = false

    init(
        text: String, node: Int, surroundings: Surroundings, headingLevel: Int?, linkedBytes: Int,
        boldBytes: Int,
        italicBytes: Int, ruled: Block.Kind?, outside: Outside?, boilerplate: LeftOut.Reason?
    ) {
        self.text = text
        self.node = node
        self.surroundings = surroundings
        self.headingLevel = headingLevel
        self.linkedBytes = linkedBytes
        self.boldBytes = boldBytes
        self.italicBytes = italicBytes
        self.ruled = ruled
        self.outside = outside
        self.boilerplate = boilerplate
        isProse = readsAsProse
    }

    var bytes: Int { text.utf8.count }
    var linkShare: Double { bytes == 0 ? 0 : min(1, Double(linkedBytes) / Double(bytes)) }
    var isLink: Bool { linkShare > 0.8 }
    var isBold: Bool { boldBytes * 10 >= bytes * 9 }
    var isItalic: Bool { italicBytes * 10 >= bytes * 8 }

    private var readsAsProse: Bool {
        guard linkShare < 0.5, isWords else { return false }
        return bytes >= 140 || (bytes >= 50 && LineSigns.endsSentence(text))
    }

    /// Whether most of its first bytes are letters and spaces, and some are spaces or no ASCII.
    private var isWords: Bool {
        var letters = 0
        var gaps = 0
        var count = 0
        for byte in text.utf8.prefix(160) {
            count += 1
            if byte == 0x20 { gaps += 1 }
            if byte >= 0x80 { gaps += 1 }
            if ASCII.isLetter(byte) || byte >= 0x80 || byte == 0x20 { letters += 1 }
        }
        return letters * 10 >= count * 7 && gaps * 30 >= count
    }
}
