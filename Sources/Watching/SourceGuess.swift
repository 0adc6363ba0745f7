import Articles
import Discovery
public import Fetching

extension WatchItem.Kind {
    /// What stands at an address that was read, and the feeds its page names.
    ///
    /// Feeds and sitemaps are known by their bytes. A page whose path has at most one part is taken for a front
    /// or section page, any other for an article.
    public static func guess(_ response: Response) -> (kind: WatchItem.Kind, feeds: [String]) {
        let mediaType = response.head["Content-Type"]
        if (try? Feed(response.body, mediaType: mediaType, from: response.final)) != nil {
            return (.feed, [])
        }
        if (try? Sitemap(response.body, mediaType: mediaType, from: response.final)) != nil {
            return (.sitemap, [])
        }
        let links = PageLinks(response.body, mediaType: mediaType, from: response.final)
        let isShallow = response.final.path.split(separator: "/").count <= 1
        return (isShallow ? .page : .article, links.feeds.map(\.address.description))
    }
}
