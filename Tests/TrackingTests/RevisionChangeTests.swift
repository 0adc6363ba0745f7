import Articles
import Foundation
import Testing

@testable import Tracking

@Suite("What a revision changed")
struct RevisionChangeTests {
    private func change(
        _ old: [Block], _ new: [Block], kind: Revision.Kind = .edit,
        modified: (String?, String?) = (nil, nil),
        title: String? = "Ferries"
    ) -> RevisionChange {
        var before = Article(blocks: old)
        var after = Article(blocks: new)
        before.metadata.pageTitle = title
        after.metadata.pageTitle = title
        before.metadata.modified = modified.0
        after.metadata.modified = modified.1
        return RevisionChange(
            of: Self.revision(2, kind), after, after: (Self.revision(1, .first), before))
    }

    private static func revision(_ number: Int, _ kind: Revision.Kind) -> Revision {
        let digits = String(repeating: String(number), count: 40)
        guard let id = RevisionID(hex: digits) else { preconditionFailure("40 digits are an id") }
        return Revision(
            id: id, number: number, kind: kind, observed: Date(timeIntervalSince1970: 1_700_000_000),
            recorded: .distantPast, headline: "", summary: "", words: WordCount(inserted: 0, deleted: 0),
            source: "", extractor: "", snapshot: "")
    }

    private let story = [
        Block(.headline, "Ferries return to Sorrel Island"),
        Block(.paragraph, "The operator carried 4,310 passengers a week last winter."),
        Block(.paragraph, "Engineers will close the ramp every second Tuesday."),
    ]

    private func edited(_ old: String, _ new: String) -> [Block] {
        story.map { Block($0.kind, $0.text.replacing(old, with: new)) }
    }

    @Test("names the kinds of block that were touched, and why it matters")
    func parts() {
        let number = change(story, edited("4,310", "4,130"))
        #expect(number.parts == [.paragraph] && number.reasons.contains("number"))
        #expect(number.significance == 0.9)
        let headline = change(story, edited("Sorrel Island", "the islands"))
        #expect(headline.parts == [.headline])
        let quoted = change(story, [story[0], Block(.quote, story[1].text), story[2]])
        #expect(quoted.parts == [.paragraph, .quote] && quoted.reasons == ["kind"])
    }

    @Test("a first revision changed nothing")
    func first() {
        #expect(
            RevisionChange(of: Self.revision(1, .first), Article(blocks: story), after: nil)
                == RevisionChange())
        #expect(change(story, edited("4,310", "4,130"), kind: .first) == RevisionChange())
    }

    @Test(
        "words changed without a word about it are a stealth edit; a newer time on the page is a word about it",
        arguments: [
            (nil, nil, true), ("2023-11-14T10:00:00Z", "2023-11-14T10:00:00Z", true),
            ("2023-11-14T10:00:00Z", "2023-11-14T18:00:00+08:00", true),
            ("2023-11-14T10:00:00Z", "2023-11-14T10:05:00Z", false),
            ("2023-11-14T10:00:00Z", "2023-11-14T09:00:00Z", true),
            ("2023-11-14T10:00:00Z", nil, true), (nil, "2023-11-01", true), (nil, "2030-01-01", false),
            ("yesterday", "yesterday", true), ("yesterday", "today", false),
        ] as [(String?, String?, Bool)])
    func stealth(before: String?, after: String?, isStealth: Bool) {
        let some = change(story, edited("4,310", "4,130"), modified: (before, after))
        #expect(some.isStealth == isStealth)
    }

    @Test("a note, moved text, other punctuation, or a reading of ours is no stealth edit")
    func noStealth() {
        let noted = edited("4,310", "4,130") + [Block(.correction, "This article was corrected.")]
        #expect(!change(story, noted).isStealth)
        #expect(change(story, noted).reasons.first == "correctionNote")
        #expect(!change(story, [story[0], story[2], story[1]]).isStealth)
        #expect(!change(story, edited("4,310", "4,130"), kind: .technical).isStealth)
        #expect(change(story, edited("4,310", "4,130"), kind: .revert).isStealth)
        // Who pastes a text shows nothing of what the page said about its changes.
        #expect(!change(story, edited("4,310", "4,130"), title: nil).isStealth)
    }

    @Test("is the same however long the texts are, and soon there")
    func long() {
        let paragraphs = (0..<400).map { number in
            Block(.paragraph, String(repeating: "word\(number % 7) and \(number) ", count: 500))
        }
        var other = paragraphs
        other.swapAt(3, 300)
        other[7].text += "more"
        let once = change(paragraphs, other)
        #expect(once == change(paragraphs, other) && once.parts == [.paragraph])
    }
}
