/// What is recorded, what is not, and how.
struct AboutPage {
    var settings: SiteSettings

    var page: Page {
        Page(
            title: Phrase.Method.title, description: Phrase.Method.description, path: "/about",
            main: """
                <div class="lead prose"><h1>\(Phrase.Method.title)</h1>
                \(Phrase.Method.text(site: settings.title, contact: settings.contact))
                </div>

                """)
    }
}
