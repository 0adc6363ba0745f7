public import Articles

/// The pages of an article that goes over several (`rel=next`), as they are fetched one after the other.
///
/// A link to a next page is not believed by itself: blogs call the next article so. The address must be that of
/// the first page with a page's number in it, and the page that comes must have the same headline, or none.
public struct PageSequence: Sendable {
    /// The most pages of one article.
    public static let most = 10

    /// The pages so far, the first one first.
    public private(set) var pages: [Page]
    /// Where the article goes on; `nil` where it is complete, or the limit is reached.
    public private(set) var next: WebAddress?
    private let headline: String?
    private var visited: Set<String>

    /// Begins with a page.
    ///
    /// Reads it only where it has such a link: for nearly all pages the cost is that of looking for one.
    public init(_ first: Page) {
        pages = [first]
        visited = Set([first.address].compactMap { $0 }.map { ArticleKey($0).description })
        guard first.address != nil, Self.mayGoOn(first.bytes), let reading = try? Extractor.read(first) else {
            headline = nil
            return
        }
        headline = reading.article.headline
        next = following(reading.nextPage)
    }

    /// Takes the page that was found at ``next``; `false` where it is not the same article's, then the article
    /// is complete without it.
    public mutating func append(_ page: Page) -> Bool {
        next = nil
        guard let address = page.address, visited.insert(ArticleKey(address).description).inserted,
            let reading = try? Extractor.read(page), Self.isSame(reading.article.headline, headline)
        else { return false }
        pages.append(page)
        next = following(reading.nextPage)
        return true
    }

    /// All pages as one: the page itself, or a web archive of several, which ``Extractor`` joins again.
    public var joined: Page {
        guard pages.count > 1, let first = pages.first else { return pages[0] }
        return Page(
            bytes: WebArchive.bytes(of: pages), mediaType: "multipart/related", address: first.address)
    }

    private func following(_ address: WebAddress?) -> WebAddress? {
        guard let address, pages.count < Self.most, let first = pages.first?.address,
            address.host == first.host, address.port == first.port,
            Self.isPage(pages.count + 1, address, of: first),
            !visited.contains(ArticleKey(address).description)
        else { return nil }
        return address
    }

    private static func mayGoOn(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        // Once through the page, not once for each way to write it: it is done at every look.
        while let place = ASCII.firstIndex(of: relation, in: rest) {
            rest = rest[(place + relation.count)...]
            if following.contains(where: { rest.starts(with: $0) }) { return true }
        }
        return false
    }

    private static let relation = Array("rel=".utf8)
    private static let following = ["\"next\"", "'next'", "next"].map { Array($0.utf8) }

    /// Whether two pages of an article have one headline; the number of the page may stand behind it.
    static func isSame(_ headline: String?, _ first: String?) -> Bool {
        guard let headline, let first else { return true }
        let words = HeadlineFinder.words(headline)
        let wanted = HeadlineFinder.words(first)
        return HeadlineFinder.likeness(words, wanted) > 0.6
    }

    /// Whether an address is another with a page's number: its words are the same but for the number and what
    /// numbers of pages are called.
    static func isPage(_ number: Int, _ address: WebAddress, of first: WebAddress) -> Bool {
        var known: [Substring: Int] = [:]
        for word in words(first) { known[word, default: 0] += 1 }
        var added: [Substring] = []
        for word in words(address) {
            if let count = known[word], count > 0 { known[word] = count - 1 } else { added.append(word) }
        }
        let gone = known.filter { $0.value > 0 }.keys
        guard gone.allSatisfy({ Self.number(of: $0) == 1 }) else { return false }
        let numbers = added.compactMap(Self.number)
        return numbers == [number] && added.allSatisfy { Self.number(of: $0) != nil || names.contains($0) }
    }

    private static func words(_ address: WebAddress) -> [Substring] {
        (address.path + "?" + (address.query ?? "")).lowercased()
            .split { !($0.isLetter || $0.isNumber) }
    }

    private static let names: Set<Substring> = [
        "page", "p", "pg", "pagina", "página", "pagine", "seite", "s", "sida", "side", "strona", "part",
        "teil",
    ]

    /// The number in `2`, `p2` and `page2`; `nil` for any other word.
    private static func number(of word: Substring) -> Int? {
        let name = word.prefix { $0.isLetter }
        guard name.isEmpty || names.contains(name) else { return nil }
        let digits = word.dropFirst(name.count)
        // Days and months have zeros before them, pages have none.
        return digits.count <= 2 && digits.first != "0" ? Int(digits) : nil
    }
}

extension WebArchive {
    /// A reading of the page with what the next pages in the archive add.
    func completed(_ reading: Reading, limits: PageLimits, rules: PageRules?) -> Reading {
        var reading = reading
        var waiting = others
        for number in 2...PageSequence.most {
            guard let first = location ?? page.address, let next = reading.nextPage,
                PageSequence.isPage(number, next, of: first),
                let place = waiting.firstIndex(where: {
                    $0.address.map { ArticleKey($0) == ArticleKey(next) } ?? false
                })
            else { break }
            let page = waiting.remove(at: place)
            guard let other = try? Extractor.read(page, limits: limits, rules: rules),
                PageSequence.isSame(other.article.headline, reading.article.headline)
            else { break }
            reading.append(other)
        }
        return reading
    }
}

extension Reading {
    /// Takes the body of the page that continues this one.
    ///
    /// What every page repeats (headline, introduction, byline, captions) is taken from the first alone.
    mutating func append(_ other: Reading) {
        var known = Set(article.blocks.map { NormalForm.text($0.text) })
        for block in other.article.blocks {
            switch block.kind {
            case .headline, .kicker, .standfirst, .bullet, .byline: continue
            default: break
            }
            guard known.insert(NormalForm.text(block.text)).inserted else {
                leftOut.append(LeftOut(block.text, .duplicate))
                continue
            }
            article.blocks.append(block)
        }
        leftOut += other.leftOut
        nextPage = other.nextPage
    }
}
