import Articles
import Foundation
import Testing

@Suite("An article's identity")
struct ArticleIdentityTests {
    static let hostile: [String] = [
        "https://a.example", "https://a.example/", "https://a.example/..",
        "https://a.example/../../etc/passwd",
        "https://a.example/..lock", "https://a.example/.lock", "https://a.example/story.lock",
        "https://a.example/@%7B",
        "https://a.example/-rf", "https://a.example/--upload-pack=x", "https://a.example/a%00b%0Ac%1B[2J",
        "https://a.example/%2e%2e%2fsecret", "https://a.example/\u{202E}txt.exe",
        "https://a.example/مقال-عن-البحر",
        "https://a.example/東京都の大臣", "https://a.example/" + String(repeating: "long-", count: 400),
        "https://a.example/" + String(repeating: "x", count: 2000), "https://a.example/?id=1",
        "https://a.example/?id=2",
        "https://a.example/a//b", "https://a.example/~^:?*[\\", "https://a.example/12345",
        "https://[::1]:8080/x",
        "https://[2001:db8::1]/x", "https://127.0.0.1:65535/", "https://日本語.jp/記事", "https://a_b.example/x",
        "https://" + String(repeating: "abcdefgh.", count: 26) + "example/x", "http://localhost/story",
        "http://con/nul",
        "https://a.example/💥-breaking-💥", "https://a.example/CON", "https://a.example/HEAD",
    ]

    @Test(
        "is safe as directory, file and ref name whatever the address and the headline are",
        arguments: hostile)
    func safe(text: String) throws {
        let key = ArticleKey(try WebAddress(text))
        for headline in ["", "..", "\u{0}\u{1B}/\\:*?", "-x", "Ferries Resume at Dawn", "\u{202E}ملف"] {
            let identity = key.identity(headline: headline)
            #expect(Self.isSafe(identity.publication, alsoAllowed: "._"))
            #expect(Self.isSafe(identity.name, alsoAllowed: ""))
            #expect(identity.name.utf8.count <= 80)
            #expect(identity.publication.utf8.count <= 200)
            #expect(ArticleIdentity(publication: identity.publication, name: identity.name) == identity)
        }
        let identity = key.identity(headline: "")
        #expect(try Self.gitAccepts("refs/heads/" + identity.name))
        #expect(try Self.gitAccepts("refs/\(identity.publication)/x"))
    }

    @Test("differs between articles and does not change with the headline once the address has words")
    func distinct() throws {
        let identities = try Self.hostile.map { ArticleKey(try WebAddress($0)).identity(headline: "x") }
        #expect(Set(identities.map { $0.publication + "/" + $0.name }).count == Set(identities).count)
        #expect(Set(identities.map(\.id)).count == Set(try Self.hostile.map { try WebAddress($0) }).count)
        let key = ArticleKey(try WebAddress("https://a.example/news/ferries-resume"))
        #expect(key.identity(headline: "One") == key.identity(headline: "Two"))
        #expect(key.identity(headline: "One", attempt: 1) != key.identity(headline: "One"))
        #expect(key.identity(headline: "", attempt: 1).slug == "ferries-resume")
    }

    private static let twinCases: [(String, String)] = [
        ("http://a.example/x", "https://a.example/x"), ("https://www.a.example/x", "https://a.example/x"),
        ("https://m.a.example/x", "https://a.example/x"), ("https://amp.a.example/x", "https://a.example/x"),
        ("https://A.EXAMPLE./x#top", "https://a.example/x"),
        ("https://a.example/x?utm_source=y&utm_medium=z", "https://a.example/x"),
        ("https://a.example/x?fbclid=1&id=7", "https://a.example/x?id=7"),
        ("https://a.example/x?UTM_Source=1", "https://a.example/x"),
        ("https://a.example/x?utm%5Fsource=1", "https://a.example/x"),
        ("https://a.example/%78", "https://a.example/x"),
        ("https://a.example/x?id=7&&", "https://a.example/x?id=7"),
        ("https://bücher.example/x", "https://xn--bcher-kva.example/x"),
    ]

    @Test("is the same for twins of an address", arguments: twinCases)
    func twins(one: String, other: String) throws {
        let (one, other) = (ArticleKey(try WebAddress(one)), ArticleKey(try WebAddress(other)))
        #expect(one.description == other.description)
        #expect(one.identity(headline: "x") == other.identity(headline: "x"))
    }

    private static let strangerCases: [(String, String)] = [
        ("https://a.example/x?id=1", "https://a.example/x?id=2"),
        ("https://a.example/x", "https://a.example/X"),
        ("https://a.example/x", "https://b.example/x"), ("https://a.example/x", "https://a.example:8443/x"),
        ("https://www.example/x", "https://example/x"), ("https://m.example/x", "https://example/x"),
        ("https://a.example/x?a=1&b=2", "https://a.example/x?b=2&a=1"),
        ("https://a.example/x%2Fy", "https://a.example/x/y"),
    ]

    @Test("is not the same for addresses that may be two articles", arguments: strangerCases)
    func strangers(one: String, other: String) throws {
        let (one, other) = (ArticleKey(try WebAddress(one)), ArticleKey(try WebAddress(other)))
        #expect(one.description != other.description)
        #expect(one.identity(headline: "x").id != other.identity(headline: "x").id)
    }

    private static let slugCases: [(String, String)] = [
        ("https://a.example/news/Ferries-Resume.html", "ferries-resume"),
        ("https://a.example/2022/03/", "at-dawn"),
        ("https://a.example/12345-6", "at-dawn"), ("https://a.example/story", "at-dawn"),
        ("https://a.example/é-t%C3%A9", "e-te"),
        ("https://a.example/straße-öl", "strasse-oel"),
        ("https://a.example/İstanbul-K\u{212A}", "istanbul-kk"),
    ]

    @Test("has a slug people can read, from the address or else from the headline", arguments: slugCases)
    func slugs(text: String, slug: String) throws {
        #expect(ArticleKey(try WebAddress(text)).identity(headline: "At dawn!").slug == slug)
    }

    @Test("of pasted text is that of its title in normal form")
    func pasted() {
        let key = ArticleKey(pastedTitle: "Don’t  panic")
        #expect(key == ArticleKey(pastedTitle: "Don't panic"))
        #expect(key.identity(headline: "Don’t  panic").name.hasPrefix("dont-panic-"))
        #expect(key.publication == ArticleKey.pasted)
        #expect(ArticleKey(pastedTitle: "").identity(headline: "").slug == "article")
    }

    @Test("does not change from one release to the next")
    func pinned() throws {
        let address = try WebAddress("https://www.a.example/news/ferries-resume?page=2&utm_source=x")
        let key = ArticleKey(address)
        #expect(key.description == "a.example/news/ferries-resume?page=2")
        #expect(key.identity(headline: "").name == "ferries-resume-pz4n06730s")
        #expect(
            ArticleKey(pastedTitle: "Ferries resume").identity(headline: "Ferries resume").name
                == "ferries-resume-zq5jsaqj5j")
    }

    private static func isSafe(_ name: String, alsoAllowed: String) -> Bool {
        !name.isEmpty && !name.hasPrefix("-") && !name.hasPrefix(".") && !name.hasSuffix(".")
            && !name.contains("..")
            && name.utf8.allSatisfy { byte in
                ("a"..."z").contains(Unicode.Scalar(byte)) || ("0"..."9").contains(Unicode.Scalar(byte))
                    || byte == UInt8(ascii: "-") || alsoAllowed.utf8.contains(byte)
            }
    }

    private static func gitAccepts(_ ref: String) throws -> Bool {
        let git = Process()
        git.executableURL = URL(filePath: "/usr/bin/env")
        git.arguments = ["git", "check-ref-format", ref]
        try git.run()
        git.waitUntilExit()
        return git.terminationStatus == 0
    }
}
