import ArticleCatalog
import Articles
import Extraction

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// How the pages of one publication are read: by the extractor, by the rules that people wrote for it, and without
/// what was learnt of its boilerplate.
struct PageReader: Sendable {
    /// Asked for what is known of lines; `nil` where nothing is.
    var catalog: (any Catalog)?
    /// The rules people wrote; `nil` for none.
    var book: RuleBook?
    /// Whose pages they are.
    var publication = ""

    /// The rules that hold for a page seen at a time; `nil` for none.
    func rules(at time: Date) throws(TrackingError) -> PageRules? {
        try book?.rules(for: publication, at: time)
    }

    /// What a revision seen at a time names as its extractor: with the rules, so that other rules are another.
    func name(at time: Date) throws(TrackingError) -> String {
        try Extractor.version + (rules(at: time).map { " rules:" + $0.digest } ?? "")
    }

    /// Reads a page as it was seen at a time; what was learnt is still in it.
    ///
    /// - Throws: ``TrackingError`` for a mistake in the rules.
    func read(_ page: Page, at time: Date) throws(TrackingError) -> Result<Reading, ExtractionError> {
        let rules = try rules(at: time)
        return Result { () throws(ExtractionError) in try Extractor.read(page, rules: rules) }
    }

    /// What has been learnt of the lines of some articles.
    ///
    /// Nothing has been of text that was pasted without an address: it comes from everywhere.
    func boilerplate(of articles: [Article]) async throws(TrackingError) -> LearnedBoilerplate {
        guard publication != ArticleKey.pasted else { return LearnedBoilerplate() }
        // Most blocks stand in all of them: each is folded once.
        let forms = Set(Set(articles.flatMap(\.blocks)).compactMap(LearnedBoilerplate.form))
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
        PageReader(catalog: catalog, book: rules, publication: publication)
    }
}
