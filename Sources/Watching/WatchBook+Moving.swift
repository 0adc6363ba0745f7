public import Articles

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension WatchBook {
    /// Whether a store has a watch list.
    public static func isPresent(in store: String) -> Bool {
        FileManager.default.fileExists(atPath: store + "/watch.sqlite")
    }

    /// Makes the item of an article that of the one it is part of now; one of two items stays.
    public func join(_ origin: ArticleIdentity, to target: ArticleIdentity) throws(WatchError) {
        guard var item = try item(of: origin) else { return }
        item.identity = target
        try update(item)
    }

    /// Watches an article that was taken out of another, at its address, and goes on with the other where that
    /// was watched.
    ///
    /// - Parameters:
    ///   - elsewhere: an address of the other one.
    ///   - time: when this is; what comes on the list is due then.
    public func separate(
        _ article: ArticleIdentity, from other: ArticleIdentity, at address: WebAddress,
        elsewhere: WebAddress?, time: Date
    ) throws(WatchError) {
        var known = try item(at: address)
        if known == nil { known = try item(of: other) }
        guard var item = known else { return }
        if ArticleKey(item.address) == ArticleKey(address) {
            item.identity = article
            try update(item)
        }
        // What is on the list already stays as it is.
        let places = [address, elsewhere].compactMap { $0 }
        try add(places.map { WatchItem($0, .article, origin: item.origin, appeared: time, due: time) })
    }
}
