import Articles
import Testing

@testable import Tracking

@Suite("Parts of names")
struct NamePartTests {
    @Test("a part stands in a name in whatever letters and marks the two are written")
    func fits() {
        #expect(NamePart("sea wall").stands(in: "The Sea  Wall’s last winter"))
        #expect(NamePart("wall's").stands(in: "The Sea Wall’s last winter"))
        #expect(NamePart("über").stands(in: "Streit U\u{308}BER die Fähre"))
        #expect(NamePart("daily.example/ferry").stands(in: "daily.example/ferry-strike-0a1b2c3d4e"))
        #expect(!NamePart("e").stands(in: "caf\u{E9}"))
        #expect(!NamePart("ferries").stands(in: "ferry"))
        #expect(NamePart("b").stands(in: "a\0b"))
    }

    @Test("bytes and letters give the same answer")
    func same() {
        var state: UInt64 = 9
        func next(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % count
        }
        let letters = ["a", "B", " ", "-", "'", "’", "é", "e\u{301}", "漢", "\r\n", "\0"]
        func text(_ longest: Int) -> String {
            (0..<next(longest)).map { _ in letters[next(letters.count)] }.joined()
        }
        for _ in 0..<5_000 {
            let part = NormalForm.text(text(3)).lowercased()
            guard !part.isEmpty else { continue }
            let name = text(12)
            #expect(NamePart(part).stands(in: name) == NormalForm.text(name).lowercased().contains(part))
        }
    }
}
