/// Invented articles in the forms that real ones come in.
enum Fixtures {
    static let ferryHeadline =
        "Harbour council: night ferry to stay until spring, but fares may double, says chair"
    static let ferryBullets = [
        "Council keeps the midnight crossing after islanders fill the hall; operator wants a higher fare in return",
        "Chair says a bridge remains possible but that no survey has been ordered",
    ]
    static let ferryParagraphs = [
        "The harbour council voted on Tuesday to keep the night ferry running until spring, with the chair saying that fares may double where boats sail half empty and the operator calling for a subsidy.",
        "An officer of the operator said the company is losing 1,200 crowns a night and that it is willing to discuss a smaller boat, which the islanders refused in 2014.",
        "The chair said that a bridge was possible.",
        "The delegation of the island left the hall, and no date was set for another meeting, according to a person close to the chair.",
        "The vote was taken with the mayor of the mainland town in the hall and under the shadow of last year's strike.",
    ]
    static let ferryCaptions = [
        "The chair of the council (L) and the mayor (R) arrive at the town hall on December 9, 2019. Photo: Pool via Harbour News",
        "The ferry Marigold (C, back) leaves the northern pier on Tuesday. Photo: Island Press/Council handout",
    ]

    /// A paste in the form of the reference article, with what changes by itself.
    static func ferryPaste(
        minutes: String = "3", comments: String = "20", advertisements: Int = 1,
        headline: String = ferryHeadline, bullets: [String] = ferryBullets,
        paragraphs: [String] = ferryParagraphs
    ) -> String {
        let label = String(repeating: "Advertisement\n\n", count: advertisements)
        return """
            \(label)\(headline)

              • \(bullets[0])
              • \(bullets[1])

            Reading Time:\(minutes) minutes
            Why you can trust the Harbour News
            \(comments)
            \(ferryCaptions[0])

            \(paragraphs[0])

            \(paragraphs[1])

            \(paragraphs[2])

            \(paragraphs[3])

            \(ferryCaptions[1])
            \(ferryCaptions[1])

            \(paragraphs[4])

            \(label)
            """
    }

    /// A page with everything around an article that pages have around it.
    static func lighthousePage(
        minutes: Int = 4, comments: Int = 12, ago: String = "2 hours ago",
        thirdParagraph: String =
            "“Nobody asked the gulls,” said Ottilie Brandt, who has painted the rail since 1987.",
        headline: String = "Lighthouse to be painted green after a vote by two streets"
    ) -> String {
        """
        <!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>\(headline) | Cape Courier</title>
        <link rel="canonical" href="https://courier.example/news/lighthouse-green">
        <link rel="amphtml" href="https://courier.example/amp/lighthouse-green">
        <meta property="og:title" content="Why a lighthouse is turning green">
        <meta property="og:site_name" content="Cape Courier"><meta property="og:type" content="article">
        <meta name="description" content="Two streets voted on the colour of the old tower.">
        <script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"x"},
        {"@type":["NewsArticle"],"headline":"Lighthouse goes green","datePublished":"2024-03-01T08:15:00+01:00",
        "dateModified":"2024-03-01T09:40:00+01:00","author":[{"@type":"Person","name":"Ada Quill"}],
        "isAccessibleForFree":"False","articleSection":"Coast"}]}</script>
        <script>var html = "<p>Not an article </" + "p>"; if (1 < 2) { document.write("<div>") }</script>
        <style>p { color: red }</style></head>
        <body><nav><ul><li><a href="/">Home</a></li><li><a href="/coast">Coast</a></li></ul></nav>
        <div class="cookie-banner"><p>We use cookies so that everything you read here is paid for by somebody else.</p></div>
        <main><article><header><div class="kicker">Coast</div><h1>\(headline)</h1>
        <p class="standfirst">Two streets voted on the colour of the old tower, and the harbour was not among them.</p>
        <ul class="key-points"><li>The vote was 41 to 38, with a recount on Friday morning</li>
        <li>Paint for the tower has been bought already, the council says</li></ul>
        <p class="byline">By Ada Quill</p><time datetime="2024-03-01T08:15:00+01:00">\(ago)</time>
        <span class="reading-time">\(minutes) min read</span><div class="share"><a href="#">Facebook</a> <a href="#">Copy link</a></div></header>
        <figure><img src="a.jpg" alt="tower"><figcaption>The tower on Monday, before the scaffold. <span class="credit">Photo: Cape Courier</span></figcaption></figure>
        <div class="article-body"><p><span class="dropcap">T</span>he lighthouse at the end of Wharf Street will be painted green, after residents of two streets voted by 41 to 38 for the colour of the old fishing boats.</p>
        <div class="ad-slot"><p>Advertisement</p></div>
        <p>The council, which owns the tower, had asked only those who can see it from their beds,&nbsp;a rule from 1911 that <a href="/rule">nobody had remembered</a> until this week.</p>
        <p>\(thirdParagraph)</p>
        <aside class="related"><h3>Related</h3><p><a href="/other">The harbour that wanted to be a lake, and what its council said about it</a></p></aside>
        <h2>What it costs</h2>
        <p>Green paint costs 3.5% more than red, or about 1,200 crowns for the whole tower, according to the shop.</p>
        <blockquote><p>We have no opinion on colours, only on paint that peels.</p></blockquote>
        <ul><li>Scaffold: 4,000 crowns, for two weeks at most</li><li>Paint: 1,200 crowns, with brushes and the tape</li></ul>
        <p><strong>READ MORE:</strong> <a href="/x">The man who counts the waves at night</a></p>
        <p>The work begins in May.</p>
        <p class="correction">Correction: An earlier version of this article said that three streets had voted.</p>
        </div></article>
        <section class="comments"><h2>\(comments) comments</h2><p>I have always wanted it to be blue, and I have said so in this very place many times before, said a reader.</p></section>
        <div class="newsletter-signup"><p>Sign up for our newsletter and never miss a colour again, whatever happens.</p></div></main>
        <footer><p>Copyright 2024 Cape Courier. All rights reserved, and all wrongs too, as far as they are known to us.</p></footer>
        </body></html>
        """
    }
}
