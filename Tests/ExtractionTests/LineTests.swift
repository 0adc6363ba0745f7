import Articles
import Testing

@testable import Extraction

@Suite("Lines")
struct LineTests {
    @Test(
        "bylines are read with the names in them",
        arguments: [
            ("By Ada Quill", ["Ada Quill"]), ("BY ADA QUILL and BEN HARROW", ["ADA QUILL", "BEN HARROW"]),
            ("Von Ada Quill, Ben Harrow und Cy Ortega", ["Ada Quill", "Ben Harrow", "Cy Ortega"]),
            ("By Jan van der Meer in Oslo", ["Jan van der Meer"]),
        ])
    func bylines(line: String, names: [String]) {
        #expect(Byline(line)?.names == names)
    }

    @Test(
        "sentences that begin as bylines do are none",
        arguments: [
            "By then the ferry had left.", "by the harbour", "Von der Brücke sprach niemand.", "By 2024",
            "Bypass",
        ])
    func noBylines(line: String) {
        #expect(Byline(line) == nil)
    }

    @Test(
        "a picture's credit at the end makes a caption",
        arguments: [
            "The ferry on Tuesday. Photo: Island Press", "The ferry (AP Photo/Ada Quill)",
            "The pier © Cape Courier",
            "Die Fähre am Dienstag. Foto: dpa", "3日、港のフェリー（写真：港新聞）写真：港新聞",
        ])
    func credits(line: String) {
        #expect(LineSigns.endsWithCredit(line))
    }

    @Test(
        "prose about pictures is no caption",
        arguments: [
            "The photo shows a ferry.",
            "She took one more photo: it showed the pier. Then she left the island for good.",
        ])
    func noCredits(line: String) {
        #expect(!LineSigns.endsWithCredit(line))
    }

    @Test(
        "notes on changes are corrections",
        arguments: [
            "Correction: the pier is green.", "This article was amended on 3 March 2024.",
            "An earlier version of this article named the wrong pier.",
            "In einer früheren Version hieß es, der Pier sei rot.",
            "Editor’s note: the vote was held twice.",
        ])
    func corrections(line: String) {
        #expect(LineSigns.isCorrection(line))
    }

    @Test(
        "dates for people become dates for machines",
        arguments: [
            ("Published: 10:00am, 20 Jan, 2020", "2020-01-20T10:00"),
            ("Updated: 4:05pm, 21 Jan, 2020", "2020-01-21T16:05"),
            ("Published on March 3, 2024", "2024-03-03"), ("Veröffentlicht am 3. März 2024", "2024-03-03"),
            ("3 March 2024", "2024-03-03"),
        ])
    func dates(line: String, value: String?) {
        #expect(PublishedTime.labelled(line)?.value == value)
    }

    @Test(
        "prose with dates in it is no date",
        arguments: [
            "Published works of 20 authors were burnt", "20 ferries left on 3 March 2024", "1,200",
        ])
    func noDates(line: String) {
        #expect(PublishedTime.labelled(line) == nil)
    }

    @Test(
        "seconds become a time in UTC",
        arguments: [
            (0, "1970-01-01T00:00:00Z"), (951_782_400, "2000-02-29T00:00:00Z"),
            (1_579_485_608, "2020-01-20T02:00:08Z"),
            (4_107_542_399, "2100-02-28T23:59:59Z"), (4_107_542_400, "2100-03-01T00:00:00Z"),
        ])
    func seconds(seconds: Int, time: String) {
        #expect(TimeForm.iso8601(secondsSince1970: seconds) == time)
    }

    @Test(
        "words of tables are found in capital letters of ASCII, Latin-1 and Russian",
        arguments: [
            "RÄTTELSE: x", "Mise À Jour: ÉÈÇÜ×", "ИСПРАВЛЕНИЕ: ЖЯПРАЮ", "Editor’s NOTE: ok", "更正：Ａ", "’’", "",
        ])
    func lowerCase(text: String) {
        let expected = text.lowercased().replacing("’", with: "'").replacing("ａ", with: "Ａ")
        #expect(String(decoding: LowerCase.bytes(text.utf8), as: UTF8.self) == expected)
    }

    @Test("a line is of a headline's topic where they share a word, however it is written")
    func topic() {
        let words = [
            "Ferry", "ferries", "RAMP", "storm’s", "Überfahrt", "überfahrt", "渡轮服务", "轮服务费", "night-boats",
            "1,204", "İstanbul",
        ]
        for headline in words {
            for line in words {
                let shared = !reference(headline).isDisjoint(with: reference(line))
                #expect(Topic(of: headline).isShared(by: line) == shared, "\(headline) \(line)")
                let topic = Topic(of: "The \(headline), again")
                #expect(topic.isShared(by: "They said: “\(line)!”") == shared, "\(headline) \(line)")
                #expect(topic.isShared(by: "They said: \(line)! Again"), "\(headline) \(line)")
            }
        }
    }

    /// The same by sets of strings.
    private func reference(_ text: String) -> Set<String> {
        var words: Set<String> = []
        for word in NormalForm.text(text).lowercased().split(whereSeparator: { !$0.isLetter }) {
            if word.unicodeScalars.contains(where: { $0.value >= 0x2E80 }) {
                let characters = Array(word)
                for start in characters.indices.dropLast(2) {
                    words.insert(String(characters[start..<start + 3]))
                }
            } else if word.count >= 5 {
                words.insert(String(word))
            }
        }
        return words
    }
}
