import Articles
import ProseDiff
import Rendering

extension Story {
    /// One of everything that can happen to a block.
    static let ferry: DiffDocument = {
        var story = Story()
        story.add(.kept, .kicker, "City")
        story.add(
            .edited, .headline, "Ferry strike [-enters second day-]{+strands 4,000 commuters+} as talks stall"
        )
        story.add(
            .edited, .bullet, "Some [-1,200-]{+4,000+} commuters were left without a crossing on Tuesday")
        story.add(.kept, .bullet, "Talks are to resume on Wednesday")
        story.add(.kept, .byline, "By Ines Halloran")
        story.add(.kept, .paragraph, "The harbour ferries stayed at their moorings on Tuesday.")
        story.add(.kept, .paragraph, "Crews walked out over a new roster.")
        story.add(
            .edited, .paragraph,
            "The company said the [-roster had been agreed-]{+roster was “offered in good faith”+} in [-January-]{+February+}, "
                + "and that {+no +}jobs were at risk. [>Fares would not rise.>]")
        story.add(
            .inserted, .paragraph,
            "A private launch was charging £18.50 for the crossing, three times the ferry’s fare.")
        story.add(
            .movedAndEdited, .paragraph,
            "“We are not asking for the moon,” said [-a deckhand-]{+Tom Arkwright, a deckhand+}.",
            place: 20)
        story.add(.kept, .paragraph, "The island’s school opened an hour late.")
        story.add(
            .split, .paragraph,
            "Deliveries to the island’s two shops had stopped by noon.[- -]{¶}Bread ran out first, a shopkeeper said."
        )
        story.add(
            .merged, .paragraph,
            "The mayor called for calm.[¶]{+ +}She will meet both sides on Wednesday. {<Fares would not rise.<}"
        )
        story.add(.deleted, .paragraph, "The company’s chairman was on holiday and could not be reached.")
        story.add(.moved, .paragraph, "A ferry has crossed here since 1871.", place: 8.5)
        story.add(.edited, .subheading, "What happens next", was: .paragraph)
        story.add(.kept, .paragraph, "A mediator arrives on Thursday.")
        story.add(.edited, .paragraph, "Tickets remain valid until[- -]{+\u{A0}+}31 March.")
        story.add(.edited, .caption, "Ferries at the quay. Photo: [-Courier-]{+Lena Voss+}")
        story.add(
            .inserted, .correction,
            "Correction: an earlier version misspelt the name of the mayor, Aoife Brandt.")
        return story.document(
            summary: "headline, 1 bullet and 8 paragraphs changed, 2 moved, +34 −12 words",
            modified: ("2026-03-03T08:10:00Z", "2026-03-03T08:10:00Z"))
    }()
}
