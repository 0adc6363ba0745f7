import Articles
import Testing

@Suite("Web addresses")
struct WebAddressTests {
    private static let tidiedCases: [(String, String)] = [
        ("HTTP://Example.COM:80", "http://example.com/"),
        ("https://example.com:443/a", "https://example.com/a"),
        ("https://example.com:80/", "https://example.com:80/"),
        ("http://example.com./a", "http://example.com/a"),
        ("  http://example.com/a\n", "http://example.com/a"),
        ("http://exa\tmple.com/\r\na", "http://example.com/a"),
        ("http:\\\\example.com\\a?b\\c", "http://example.com/a?b%5Cc"),
        ("http://a.example/?", "http://a.example/"),
        ("http://a.example/#part", "http://a.example/"),
        ("http://a.example?q#f?g", "http://a.example/?q"),
        ("http://user:pass@a.example/", "http://a.example/"),
        ("http://a@b@c.example/", "http://c.example/"),
        ("http://a.example/%7Eme/%c3%a9/é", "http://a.example/~me/%C3%A9/%C3%A9"),
        ("http://a.example/a b\"<>", "http://a.example/a%20b%22%3C%3E"),
        ("http://a.example:/x", "http://a.example/x"),
        ("http://a.example/100%/x", "http://a.example/100%/x"),
        ("http://a.example//x//", "http://a.example//x//"),
        ("http://[::1]:8080/", "http://[::1]:8080/"),
        ("http://[2001:DB8:0:0:1:0:0:1]/", "http://[2001:db8::1:0:0:1]/"),
        ("http://[::ffff:1.2.3.4]/", "http://[::ffff:102:304]/"), ("http:/a.example/x", "http://a.example/x"),
        ("http:///a.example/x", "http://a.example/x"), ("http://i❤.example/", "http://xn--i-7iq.example/"),
        ("http://0x7f.1/", "http://127.0.0.1/"),
        ("http://2130706433/", "http://127.0.0.1/"), ("http://0177.0.0.01/", "http://127.0.0.1/"),
    ]

    @Test("are tidied to one spelling", arguments: tidiedCases)
    func tidied(text: String, expected: String) throws {
        #expect(try WebAddress(text).description == expected)
    }

    private static let refusedCases: [(String, AddressError.Reason)] = [
        ("", AddressError.Reason.notAbsolute), ("story.html", .notAbsolute),
        ("//a.example/", .notAbsolute),
        ("mailto:a@b.example", .notAbsolute), ("file:///etc/passwd", .unsupportedScheme("file")),
        ("ftp://a.example/", .unsupportedScheme("ftp")), ("http://", .badHost), ("http:///", .badHost),
        ("http://a b/", .badHost), ("http://a..b/", .badHost), ("http://a..", .badHost),
        ("http://./", .badHost),
        ("http://%00/", .badHost), ("http://%ff/", .badHost), ("http://a%2Fb/", .badHost),
        ("http://\u{202E}a.example/", .badHost),
        ("http://[::1/", .badHost), ("http://[1:2:3]/", .badHost), ("http://[::1%25eth0]/", .badHost),
        ("http://[:::]/", .badHost), ("http://[1:2:3:4::5:6:7:8]/", .badHost),
        ("http://[1:2:3:4:5:6:7:8:9]/", .badHost), ("http://[1::2::3]/", .badHost),
        ("http://1.2.3.256/", .badHost),
        ("http://a.0xfffffffffffffffffffff/", .badHost), ("http://1.2.3.4.5/", .badHost),
        ("http://a.example:0/", .badPort), ("http://a.example:65536/", .badPort),
        ("http://a.example:x/", .badPort),
        ("http://a.example:+80/", .badPort),
        ("http://" + String(repeating: "a", count: 64) + ".example/", .badHost),
        ("http://a.example/" + String(repeating: "x", count: 9000), .tooLong),
        ("http://a.example/" + String(repeating: "é", count: 2000), .tooLong),
    ]

    @Test("that are none are refused with the reason", arguments: refusedCases)
    func refused(text: String, reason: AddressError.Reason) {
        let error = #expect(throws: AddressError.self) { try WebAddress(text) }
        #expect(error?.reason == reason)
        #expect((error?.description.utf8.count ?? 0) < 800)
    }

    @Test("end their host where a browser ends it, combining marks or not")
    func combiningMarks() throws {
        let address = try WebAddress("http://good.example/\u{301}@evil.example/?\u{301}#\u{301}")
        #expect(address.host == "good.example")
        #expect(address.description == "http://good.example/%CC%81@evil.example/?%CC%81")
    }

    @Test("are quoted in errors without control characters")
    func hostileError() {
        let error = #expect(throws: AddressError.self) { try WebAddress("http://\u{1B}[2J\u{202E}\u{9B}/") }
        #expect(
            error?.description.unicodeScalars.allSatisfy {
                ![.control, .format].contains($0.properties.generalCategory)
            } == true)
    }

    @Test("of their own text are themselves, and safe to send", arguments: 0..<400)
    func idempotent(seed: Int) throws {
        var random = Seeded(seed)
        let alphabet = Array("%%%0123456789aAbBfF/.?#@:\\ é\u{301}")
        let tail = (0..<40).compactMap { _ in alphabet.randomElement(using: &random) }
        for text in [
            "http://a.example/" + String(tail), "http://" + random.text(upTo: 30), random.text(upTo: 60),
        ] {
            guard let address = try? WebAddress(text) else { continue }
            #expect(try WebAddress(address.description) == address)
            #expect(address.description.utf8.allSatisfy { (0x21...0x7E).contains($0) })
        }
        #expect(throws: Never.self) { try WebAddress("http://a.example/" + String(tail)) }
    }

    @Test("are told from names of files")
    func likely() {
        for text in ["http://a", "https://a.example/b", "ftp://x"] { #expect(WebAddress.isLikely(text)) }
        for text in ["", "://", "page.html", "a/b://c", "C:\\page.html", "http:/a"] {
            #expect(!WebAddress.isLikely(text))
        }
    }
}
