import Articles
import Extraction
import Foundation
import Testing

@Suite("Pasted text")
struct PastedTextTests {
    @Test("a paste in the form of the reference article gives its headline, bullets, paragraphs and captions")
    func form() throws {
        let reading = try readPaste(Fixtures.ferryPaste())
        #expect(reading.texts(.headline) == [Fixtures.ferryHeadline])
        #expect(reading.texts(.bullet) == Fixtures.ferryBullets)
        #expect(reading.texts(.paragraph) == Fixtures.ferryParagraphs)
        #expect(reading.texts(.caption) == Fixtures.ferryCaptions)
        #expect(reading.article.blocks.count == 10)
        #expect(reading.mediaType == "text/plain; charset=utf-8")
    }

    @Test("the reference article gives exactly its own blocks")
    func reference() throws {
        let folder = ProcessInfo.processInfo.environment["STET_SHARED"] ?? "../shared"
        guard let bytes = FileManager.default.contents(atPath: folder + "/seed/scmp-istanbul-talks.txt")
        else {
            print("skipped: no reference article under \(folder); set STET_SHARED to the folder that has it")
            return
        }
        let reading = try Extractor.read(Page(bytes: [UInt8](bytes)))
        #expect(
            reading.kinds == [
                .headline, .bullet, .bullet, .caption, .paragraph, .paragraph, .paragraph, .paragraph,
                .caption,
                .paragraph,
            ])
        #expect(
            reading.article.headline
                == "Ukraine war: Istanbul talks fail to clinch ceasefire between Russia and Ukraine, but meeting between Putin and Zelensky possible"
        )
        #expect(reading.texts(.bullet).allSatisfy { !$0.contains("•") && $0.hasPrefix("Russia") })
        #expect(reading.texts(.caption)[0].hasSuffix("Photo: Pool via AFP"))
        #expect(reading.texts(.caption)[1].hasSuffix("handout"))
        #expect(
            reading.leftOut.map(\.reason)
                == [.advertisement, .readingTime, .trustLabel, .comments, .duplicate, .advertisement])
    }

    @Test(
        "what changes by itself makes no difference",
        arguments: [("4", "57", 1), ("12", "1,204", 3), ("3", "0", 2)])
    func unchanged(minutes: String, comments: String, advertisements: Int) throws {
        let first = try readPaste(Fixtures.ferryPaste())
        let second = try readPaste(
            Fixtures.ferryPaste(minutes: minutes, comments: comments, advertisements: advertisements))
        #expect(NormalForm(of: first.article) == NormalForm(of: second.article))
    }

    @Test("one changed word shows in its block and nowhere else")
    func changedWord() throws {
        let before = try readPaste(Fixtures.ferryPaste()).article.blocks
        var paragraphs = Fixtures.ferryParagraphs
        paragraphs[1] = paragraphs[1].replacing("losing", with: "saving")
        var bullets = Fixtures.ferryBullets
        bullets[0] = bullets[0].replacing("midnight", with: "morning")
        let headline = Fixtures.ferryHeadline.replacing("double", with: "halve")
        let edits: [(String, Block.Kind)] = [
            (Fixtures.ferryPaste(headline: headline), .headline),
            (Fixtures.ferryPaste(bullets: bullets), .bullet),
            (Fixtures.ferryPaste(paragraphs: paragraphs), .paragraph),
        ]
        for (paste, kind) in edits {
            let after = try readPaste(paste).article.blocks
            let changed = zip(before, after).filter { $0 != $1 }
            #expect(after.count == before.count)
            #expect(changed.map(\.1.kind) == [kind])
        }
    }

    @Test("swapped bullets are the same bullets in another order")
    func swapped() throws {
        let before = try readPaste(Fixtures.ferryPaste())
        let after = try readPaste(Fixtures.ferryPaste(bullets: Fixtures.ferryBullets.reversed()))
        #expect(after.texts(.bullet) == before.texts(.bullet).reversed())
        #expect(after.texts(.paragraph) == before.texts(.paragraph))
        #expect(NormalForm(of: before.article) != NormalForm(of: after.article))
    }

    @Test("line ends, a byte order mark and UTF-16 make no difference")
    func encodings() throws {
        let text = Fixtures.ferryPaste()
        let plain = try readPaste(text).article
        let windows = text.replacing("\n", with: "\r\n")
        #expect(try readPaste("\u{FEFF}" + windows).article == plain)
        #expect(try readPaste(text.replacing("\n", with: "\r")).article == plain)
        var utf16: [UInt8] = [0xFF, 0xFE]
        for unit in text.utf16 { utf16 += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
        #expect(try Extractor.read(Page(bytes: utf16)).article == plain)
    }

    @Test("text wrapped at a fixed width is joined into its paragraphs")
    func wrapped() throws {
        let wrapped = Fixtures.ferryParagraphs.map { wrap($0, at: 72) }.joined(separator: "\n\n")
        let reading = try readPaste(Fixtures.ferryHeadline + "\n\n" + wrapped)
        #expect(reading.texts(.paragraph) == Fixtures.ferryParagraphs)
    }

    @Test("a list in the body is a list, and a short line before a paragraph is a subheading")
    func bodyParts() throws {
        let reading = try readPaste(
            """
            OPINION
            The bridge nobody crossed
            By Ada Quill and Ben Harrow
            Published: 10:00am, 20 Jan, 2020
            Updated: 4:05pm, 21 Jan, 2020

            \(Fixtures.ferryParagraphs[0])

            What the islanders say

            \(Fixtures.ferryParagraphs[1])
            • More boats in the winter
            • Fewer meetings in the hall

            Correction: An earlier version of this article named the wrong pier.
            Related articles
            Ten boats to see before they sink
            Why the pier is green
            """)
        #expect(
            reading.kinds == [
                .kicker, .headline, .byline, .paragraph, .subheading, .paragraph, .listItem, .listItem,
                .correction,
            ])
        #expect(reading.article.metadata.authors == ["Ada Quill", "Ben Harrow"])
        #expect(reading.article.metadata.published == "2020-01-20T10:00")
        #expect(reading.article.metadata.modified == "2020-01-21T16:05")
    }

    @Test("a line that begins with an address says where the paste is from")
    func address() throws {
        let reading = try readPaste("https://courier.example/a/1\n\n" + Fixtures.ferryPaste())
        #expect(reading.address?.description == "https://courier.example/a/1")
        #expect(reading.article.headline == Fixtures.ferryHeadline)
    }

    @Test("prose that mentions what boilerplate says stays")
    func prose() throws {
        let sentences = [
            "Advertisement was what she called it, and she called it that for years.",
            "He had commented 20 times before the chair answered him in the hall, and then only once.",
            "Subscribe, he said, or be forgotten: the newsletter of the harbour had three readers that winter.",
        ]
        let reading = try readPaste(Fixtures.ferryHeadline + "\n\n" + sentences.joined(separator: "\n\n"))
        #expect(reading.texts(.paragraph) == sentences)
    }

    private func wrap(_ text: String, at width: Int) -> String {
        var lines = [""]
        for word in text.split(separator: " ") {
            if lines[lines.count - 1].count + 1 + word.count > width { lines.append("") }
            lines[lines.count - 1] += (lines[lines.count - 1].isEmpty ? "" : " ") + word
        }
        return lines.joined(separator: "\n")
    }
}
