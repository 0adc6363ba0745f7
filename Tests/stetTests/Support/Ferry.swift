/// An invented article as a page and as a reader's paste, with parts to change.
struct Ferry {
    var headline =
        "Night ferries to Sorrel Island return after nine weeks, but winter timetable stays in doubt"
    var bullets = [
        "Crews will sail twice a night from Thursday; the operator says repairs cost US$1.2m",
        "Islanders’ council wants a guarantee in writing and no date is set for talks",
    ]
    var paragraphs = [
        "The last boat had left the quay at Ostrand on 14 September, two hours before a storm tore the linkspan from its hinges.",
        "“We never doubted they would come back,” said Marit Halloran, who runs the island’s only bakery with her two sons.",
        "The operator carried 4,310 passengers a week last winter, a third of them after 10:30 at night.",
        "Engineers will close the ramp for inspection every second Tuesday until the end of March.",
    ]
    var captions = ["The ferry Aldis at the repaired linkspan in Ostrand on Monday. Photo: Harbour Courier"]
    var readingTime = 3
    var comments = 20

    /// The page as a server sends it.
    var page: String {
        """
        <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>\(headline) | Harbour Courier</title>
        <link rel="canonical" href="https://www.harbour-courier.example/news/night-ferries-return">
        <meta property="og:type" content="article"></head><body>
        <nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
        <div class="ad">Advertisement</div>
        <article><h1>\(headline)</h1>
        <ul class="key-points">\(bullets.map { "<li>\($0)</li>" }.joined())</ul>
        <p class="reading-time">Reading Time:\(readingTime) minutes</p>
        \(captions.map { "<figure><img src=\"a.jpg\" alt=\"\"><figcaption>\($0)</figcaption></figure>" }.joined())
        <div class="body">\(paragraphs.map { "<p>\($0)</p>" }.joined(separator: "\n"))</div>
        </article>
        <aside><h2>Related</h2><ul><li><a href="/other">Sorrel school reopens</a></li></ul></aside>
        <p class="comments">\(comments) comments</p>
        <footer><p>© Harbour Courier</p></footer></body></html>
        """
    }

    /// The page as a reader would select and paste it.
    var paste: String {
        """
        Advertisement

        \(headline)

        \(bullets.map { "  • " + $0 }.joined(separator: "\n"))

        Reading Time:\(readingTime) minutes
        Why you can trust the Courier
        \(comments)
        \(captions.flatMap { [$0, $0] }.joined(separator: "\n"))

        \(paragraphs.joined(separator: "\n\n"))

        Advertisement
        """
    }
}
