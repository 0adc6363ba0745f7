import Articles

extension PageMetadata {
    /// Where each thing the page says about its article was found, and what lost against it.
    ///
    /// - Parameter hasHeading: whether the headline stands on the page as a heading, which wins over all titles.
    func facts(
        of article: Article, address: WebAddress?, origin: Reading.Origin, hasHeading: Bool
    ) -> [MetadataFact] {
        let metadata = article.metadata
        let lines = origin == .embeddedState ? "embedded state" : "lines around the headline"
        let authors = { (names: [String]) in
            let tidy = AuthorNames.tidied(names)
            return tidy.isEmpty ? nil : tidy.joined(separator: ", ")
        }
        let all = [
            MetadataFact(
                "headline", article.headline,
                from: claims([("JSON-LD headline", linked.headline)], of: Self.titleNames)
                    + [
                        ("<title>", metadata.pageTitle),
                        ("JSON-LD alternativeHeadline", linked.alternativeHeadline),
                    ], otherwise: "the page's heading", isOtherwise: hasHeading),
            MetadataFact(
                "authors", authors(metadata.authors),
                from: [("JSON-LD author", authors(linked.authors))]
                    + Self.authorNames.map { ("<meta \($0)>", authors(self.all($0))) }, otherwise: lines),
            MetadataFact(
                "published", metadata.published,
                from: claims([("JSON-LD datePublished", linked.published)], of: Self.publishedNames)
                    + [("<time datetime>", firstTime)], otherwise: lines, form: TimeForm.iso8601),
            MetadataFact(
                "modified", metadata.modified,
                from: claims([("JSON-LD dateModified", linked.modified)], of: Self.modifiedNames),
                otherwise: lines, form: TimeForm.iso8601),
            MetadataFact(
                "language", metadata.language,
                from: claims(
                    [("<html lang>", rootLanguage), ("JSON-LD inLanguage", linked.language)],
                    of: ["og:locale", "content-language"]), otherwise: lines),
            MetadataFact(
                "section", metadata.section,
                from: claims(
                    [("JSON-LD articleSection", linked.section)], of: ["article:section", "section"]),
                otherwise: lines),
            MetadataFact(
                "description", metadata.description,
                from: claims([], of: ["og:description", "description"])
                    + [("JSON-LD description", linked.description)]
                    + claims([], of: ["twitter:description"]), otherwise: lines),
            MetadataFact(
                "site", metadata.siteName,
                from: claims([], of: ["og:site_name"]) + [("JSON-LD publisher", linked.publisher)],
                otherwise: lines),
            MetadataFact(
                "address", address?.description,
                from: [
                    ("<link rel=canonical>", resolved(links["canonical"])),
                    ("<meta og:url>", resolved(first("og:url"))),
                    ("JSON-LD url", resolved(linked.address)),
                ], otherwise: "the comment of a saved page"),
            MetadataFact(
                "publisher's id", metadata.publisherID,
                from: claims([], of: Self.identifierNames) + [("JSON-LD identifier", linked.identifier)],
                otherwise: lines),
            MetadataFact(
                "image", metadata.image,
                from: claims([], of: ["og:image"]) + [("JSON-LD image", linked.image)], otherwise: lines),
            MetadataFact(
                "paywalled", metadata.paywalled.map { $0 ? "yes" : "no" },
                from: [("JSON-LD isAccessibleForFree", linked.isFree.map { $0 ? "no" : "yes" })],
                otherwise: lines),
        ]
        return all.filter { $0.value != nil || !$0.others.isEmpty }
    }

    private static let titleNames = ["og:title", "twitter:title"]

    private func claims(
        _ claims: [(source: String, value: String?)], of names: [String]
    ) -> [(source: String, value: String?)] {
        claims + names.map { ("<meta \($0)>", first($0)) }
    }
}
