import Articles
import Discovery

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Reads the articles that a source leads to.
struct SourceReader {
    /// What a source said of one article.
    struct Candidate {
        var address: WebAddress
        var published: Date?
        var updated: Date?
    }

    /// What a source said.
    struct Answer {
        var candidates: [Candidate] = []
        /// Sitemaps that an index leads to.
        var sitemaps: [WebAddress] = []
        /// How many addresses were left out.
        var leftOut = 0
    }

    let choice: ArticleChoice

    init(_ choice: SourceChoice) {
        self.choice = ArticleChoice(
            include: choice.include.compactMap { AddressPattern($0) },
            exclude: choice.exclude.compactMap { AddressPattern($0) },
            takesLiveBlogs: choice.takesLiveBlogs, takesScores: choice.takesScores)
    }

    /// Reads a source.
    ///
    /// - Throws: ``DiscoveryError`` where the bytes are no such source.
    func read(
        _ bytes: [UInt8], mediaType: String?, from address: WebAddress, as kind: WatchItem.Kind, at now: Date
    ) throws(DiscoveryError) -> Answer {
        switch kind {
        case .feed: feed(try Feed(bytes, mediaType: mediaType, from: address))
        case .sitemap: sitemap(try Sitemap(bytes, mediaType: mediaType, from: address), at: now)
        case .article, .page: page(PageLinks(bytes, mediaType: mediaType, from: address), address)
        }
    }

    private func feed(_ feed: Feed) -> Answer {
        var answer = Answer()
        for entry in feed.entries {
            guard let address = entry.address else { continue }
            guard choice.verdict(onEntry: address) == .taken else {
                answer.leftOut += 1
                continue
            }
            answer.candidates.append(
                Candidate(address: address, published: entry.published, updated: entry.updated))
        }
        return answer
    }

    /// Sitemaps reach back for years; only what is young or has changed lately is taken.
    private static let sitemapDays = 3.0

    private func sitemap(_ sitemap: Sitemap, at now: Date) -> Answer {
        let oldest = now.addingTimeInterval(-Self.sitemapDays * 86_400)
        var answer = Answer()
        for page in sitemap.pages {
            let latest = [page.news?.published, page.modified].compactMap { $0 }.max()
            guard choice.verdict(onEntry: page.address) == .taken, latest.map({ $0 >= oldest }) ?? false
            else {
                answer.leftOut += 1
                continue
            }
            answer.candidates.append(
                Candidate(
                    address: page.address, published: page.news?.published, updated: page.modified))
        }
        answer.sitemaps = sitemap.sitemaps.filter { $0.modified.map { $0 >= oldest } ?? true }.prefix(50)
            .map(\.address)
        return answer
    }

    private func page(_ links: PageLinks, _ address: WebAddress) -> Answer {
        var answer = Answer()
        for link in links.links {
            if choice.verdict(onLink: link, of: address) == .taken {
                answer.candidates.append(Candidate(address: link.address))
            } else {
                answer.leftOut += 1
            }
        }
        return answer
    }
}
