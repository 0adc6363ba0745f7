/// Says what went wrong and where to go on.
struct ErrorPage {
    var error: WebsiteError

    var page: Page {
        Page(
            title: error.title, description: error.message,
            main: """
                <div class="lead"><h1>\(error.title)</h1><p class="lede">\(error.message)</p>
                <p><a href="/">\(Phrase.Trouble.lead)</a></p></div>

                """)
    }
}
