import Articles

/// Finds a phrase in the headlines an article has had.
enum HeadlineSearch {
    /// The stretches in which the headline had the phrase, which must be in normal form and lower case.
    static func hits(
        of phrase: String, in history: [Revision], of article: TrackedArticle
    ) -> [SearchPage.Hit] {
        var hits: [SearchPage.Hit] = []
        var isOpen = false
        for revision in history {
            if NormalForm.text(revision.headline).lowercased().contains(phrase) {
                if !isOpen {
                    hits.append(
                        SearchPage.Hit(
                            identity: article.identity, text: revision.headline, first: revision,
                            language: article.language))
                }
                isOpen = true
            } else if isOpen {
                hits[hits.count - 1].until = revision.observed
                isOpen = false
            }
        }
        return hits
    }
}
