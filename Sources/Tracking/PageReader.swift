import ArticleCatalog
import Articles
import Extraction

/// How the pages of one publication are read: by the extractor, and without what was learnt of its boilerplate.
struct PageReader: Sendable {
    /// Asked for what is known of lines; `nil` where nothing is.
    var catalog: (any Catalog)?
    /// Whose pages they are.
    var publication = ""

    /// What a revision names as its extractor.
    var name: String { Extractor.version }

    /// Reads a page; what was learnt is still in it.
    func read(_ page: Page) throws(ExtractionError) -> Reading {
        try Extractor.read(page)
    }

    /// What has been learnt of the lines of some articles.
    ///
    /// Nothing has been of text that was pasted without an address: it comes from everywhere.
    func boilerplate(of articles: [Article]) async throws(TrackingError) -> LearnedBoilerplate {
        guard publication != ArticleKey.pasted else { return LearnedBoilerplate() }
        let forms = Set(articles.flatMap { $0.blocks.compactMap(LearnedBoilerplate.form) })
        guard let catalog, !forms.isEmpty else { return LearnedBoilerplate() }
        return LearnedBoilerplate(
            try await catalogued { () async throws(CatalogError) in
                try await catalog.lines(withForms: forms.sorted(), in: publication)
            })
    }
}

extension Store {
    /// How the pages of a publication are read.
    func reader(of publication: String) -> PageReader {
        PageReader(catalog: catalog, publication: publication)
    }
}
