import Articles
import Testing

@Suite("Addresses relative to a page")
struct RelativeAddressTests {
    private static let samplesCases: [(String, String)] = [
        ("g", "/b/c/g"), ("./g", "/b/c/g"), ("g/", "/b/c/g/"), ("/g", "/g"), ("?y", "/b/c/d;p?y"),
        ("g?y", "/b/c/g?y"),
        ("#s", "/b/c/d;p?q"), ("g#s", "/b/c/g"), ("g?y#s", "/b/c/g?y"), (";x", "/b/c/;x"),
        ("g;x", "/b/c/g;x"),
        ("g;x?y#s", "/b/c/g;x?y"), ("", "/b/c/d;p?q"), (".", "/b/c/"), ("./", "/b/c/"), ("..", "/b/"),
        ("../", "/b/"),
        ("../g", "/b/g"), ("../..", "/"), ("../../", "/"), ("../../g", "/g"), ("../../../g", "/g"),
        ("../../../../g", "/g"), ("/./g", "/g"), ("/../g", "/g"), ("g.", "/b/c/g."), (".g", "/b/c/.g"),
        ("g..", "/b/c/g.."), ("..g", "/b/c/..g"), ("./../g", "/b/g"), ("./g/.", "/b/c/g/"),
        ("g/./h", "/b/c/g/h"),
        ("g/../h", "/b/c/h"), ("g;x=1/./y", "/b/c/g;x=1/y"), ("g;x=1/../y", "/b/c/y"),
        ("g?y/./x", "/b/c/g?y/./x"),
        ("g?y/../x", "/b/c/g?y/../x"), ("g#s/../x", "/b/c/g"), ("http:g", "/b/c/g"), ("%2e%2E/g", "/b/g"),
        (".%2e/g", "/b/g"), ("?", "/b/c/d;p"),
    ]

    @Test("lead where RFC 3986, section 5.4 says", arguments: samplesCases)
    func samples(reference: String, expected: String) throws {
        let base = try WebAddress("http://a.example/b/c/d;p?q")
        #expect(try WebAddress(reference, relativeTo: base).description == "http://a.example" + expected)
    }

    @Test("keep the scheme and port of the page, or have their own")
    func authority() throws {
        let base = try WebAddress("https://a.example:8443/b")
        #expect(try WebAddress("c", relativeTo: base).description == "https://a.example:8443/c")
        #expect(try WebAddress("//g.example/x", relativeTo: base).description == "https://g.example/x")
        #expect(try WebAddress("http://g.example", relativeTo: base).description == "http://g.example/")
        #expect(try WebAddress("\\\\g.example\\x", relativeTo: base).description == "https://g.example/x")
        #expect(try WebAddress("http:g.example", relativeTo: base).description == "http://g.example/")
    }

    @Test(
        "to anything but a page are refused",
        arguments: [
            "g:h", "mailto:a@b.example", "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd",
            "http:", "//",
        ])
    func refused(reference: String) throws {
        let base = try WebAddress("https://a.example/b")
        #expect(throws: AddressError.self) { try WebAddress(reference, relativeTo: base) }
    }
}
