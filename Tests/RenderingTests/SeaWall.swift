import Articles
import Foundation
import ProseDiff
import Rendering

extension Story {
    /// The two steps of the article in `docs/tour`, as a careful reader would mark them.
    static let seaWall: [DiffDocument] = [
        step(from: ("2026-03-03T08:15:00Z", nil), to: ("2026-03-03T13:40:00Z", nil), number: 1, morning()),
        step(
            from: ("2026-03-03T13:40:00Z", nil), to: ("2026-03-04T09:05:00Z", "2026-03-04T07:20:00Z"),
            number: 2,
            nextDay()),
    ]

    private static func step(
        from: (time: String, modified: String?), to: (time: String, modified: String?), number: Int,
        _ story: (Story, String, WordCount)
    ) -> DiffDocument {
        let published = "2026-03-03T06:00:00Z"
        var document = story.0.document(
            summary: story.1, words: story.2, modified: (from.modified ?? published, to.modified ?? published)
        )
        document.identity = ArticleIdentity(
            publication: "harbour-courier.example", slug: "sea-wall-inspection", id: "7c2m9q4xk0")
        document.old.revision = revision(number, headline: document.old.article.title)
        document.new.revision = revision(number + 1, headline: document.new.article.title)
        document.old.revision.observed = (try? Date(from.time, strategy: .iso8601)) ?? .distantPast
        document.new.revision.observed = (try? Date(to.time, strategy: .iso8601)) ?? .distantPast
        document.new.article.metadata.language = "en-GB"
        document.new.article.metadata.url = "https://harbour-courier.example/city/sea-wall-inspection"
        return document
    }

    private static func morning() -> (Story, String, WordCount) {
        var story = Story()
        story.add(.kept, .kicker, "Flood defences")
        story.add(
            .edited, .headline,
            "Port Ellery sea wall [-failed inspection two years-]{+‘met guidance’+} before storm breach{+, council says+}"
        )
        story.add(.kept, .bullet, cracks)
        story.add(
            .edited, .bullet,
            "Mending the wall was priced at £380,000; the clean-up is put at [-£6.2m-]{+£4.9m+}")
        story.add(.kept, .byline, "By Petra Valente")
        story.add(.kept, .caption, caption)
        story.add(.kept, .paragraph, documents)
        story.add(.kept, .paragraph, engineers)
        story.add(.kept, .paragraph, budget)
        story.add(
            .edited, .paragraph,
            "The breach on 24 February flooded Quayside and the lower town, and 230 households are still in temporary homes. "
                + "[-Engineers expect-]{+The council expects+} the clean-up to cost [-£6.2m-]{+£4.9m+}.")
        story.add(.kept, .paragraph, "“We were told and we did nothing,” " + oakes)
        story.add(.inserted, .paragraph, spokeswoman)
        story.add(.kept, .paragraph, minutes)
        story.add(.kept, .paragraph, "Tilde" + baker)
        story.add(.kept, .paragraph, "\(wall)1,900 homes.")
        story.add(.kept, .paragraph, ministry + " " + ministryLater)
        story.add(.kept, .paragraph, meeting)
        return (
            story, "headline, 1 bullet and 2 paragraphs changed, +33 −8 words",
            WordCount(inserted: 33, deleted: 8)
        )
    }

    private static func nextDay() -> (Story, String, WordCount) {
        var story = Story()
        story.add(.kept, .kicker, "Flood defences")
        story.add(
            .kept, .headline, "Port Ellery sea wall ‘met guidance’ before storm breach, council says")
        story.add(.kept, .bullet, cracks)
        story.add(
            .kept, .bullet, "Mending the wall was priced at £380,000; the clean-up is put at £4.9m")
        story.add(.kept, .byline, "By Petra Valente")
        story.add(.kept, .caption, caption)
        story.add(.kept, .paragraph, documents)
        story.add(.movedAndEdited, .paragraph, "\(wall)[-1,900-]{+2,100+} homes.", place: 14.5)
        story.add(.kept, .paragraph, engineers)
        story.add(.kept, .paragraph, budget)
        story.add(
            .kept, .paragraph,
            "The breach on 24 February flooded Quayside and the lower town, and 230 households are still in temporary homes. "
                + "The council expects the clean-up to cost £4.9m.")
        story.add(.edited, .paragraph, "“We were told and we did [-nothing-]{+not do enough+},” " + oakes)
        story.add(.kept, .paragraph, spokeswoman)
        story.add(.deleted, .paragraph, minutes)
        story.add(.edited, .paragraph, "[-Tilde-]{+Tilda+}" + baker)
        story.add(.split, .paragraph, ministry + "[- -]{¶}" + ministryLater)
        story.add(.kept, .paragraph, meeting)
        story.add(
            .inserted, .correction,
            "Correction, 4 March 2026: An earlier version of this article misspelt the first name of Tilda Brandvold."
        )
        return (
            story, "6 paragraphs and 1 correction changed, +22 −35 words",
            WordCount(inserted: 22, deleted: 35)
        )
    }

    private static let cracks =
        "Engineers counted 41 cracks in the northern section in March 2024 and advised repairs"
    private static let caption =
        "The gap in the wall above Rope Street on 25 February. Photo: Jonas Ferrow/Harbour Courier"
    private static let documents =
        "The sea wall that gave way in last week’s storm was found to be in poor condition two years earlier, according to documents seen by the Harbour Courier."
    private static let engineers =
        "Engineers who walked the northern section in March 2024 counted 41 cracks and graded it “poor”, the lowest grade but one. They advised repairs before the next winter."
    private static let budget =
        "No repairs were made. The council put the work, then priced at £380,000, into its budget for 2027."
    private static let oakes =
        "said Maren Oakes, a councillor who sat on the works committee at the time. “I will say that to anyone who lost a kitchen.”"
    private static let spokeswoman =
        "A spokeswoman for the council said the wall “met the guidance that applied at the time” and that no advice had been ignored."
    private static let minutes =
        "Minutes show that the council’s leader, Ivo Lindqvist, chaired the meeting at which the repairs were put off. He did not answer questions sent to his office on Monday."
    private static let baker =
        " Brandvold, who runs the bakery on Rope Street, said the water came through her shop in under ten minutes. “The ovens are finished,” she said. “Nobody from the council has rung.”"
    private static let wall =
        "The wall was built in 1962 and raised by 40 centimetres in 1988, after an earlier flood. It protects about "
    private static let ministry =
        "The environment ministry said it had sent two engineers to Port Ellery and would publish what they find within 30 days."
    private static let ministryLater =
        "It would not say whether the wall had been on its list of defences at risk."
    private static let meeting =
        "The council meets on Thursday at 18:30. Its agenda, published on Friday, lists the sea wall as the ninth of eleven items."
}
