import Articles

/// What an address says about the page behind it.
enum AddressShape {
    /// Whether a page looks like an article, by its address and the words it is linked with.
    ///
    /// A date or a long number in the path, or a last part of several words, speak for it; names of services
    /// speak against it, whatever else there is. Of the addresses of 351 real articles 347 pass.
    static func isLikelyArticle(_ address: WebAddress, words: String) -> Bool {
        let parts = address.path.lowercased().split(separator: "/")
        guard let last = parts.last, !parts.contains(where: { services.contains(String($0)) }) else {
            return false
        }
        if let dot = last.lastIndex(of: "."), files.contains(String(last[last.index(after: dot)...])) {
            return false
        }
        // A day's or a page's number ends a list, not an article's address.
        if last.utf8.count <= 2, last.allSatisfy(\.isNumber) { return false }
        let name = last.prefix { $0 != "." }
        let slugWords = name.split { $0 == "-" || $0 == "_" }.filter { $0.contains { $0.isLetter } }.count
        let hasDate = hasDate(parts)
        let number = parts.map(longestNumber).max() ?? 0
        let hasNumber = number >= 4 || (address.query.map { longestNumber(in: $0[...]) >= 4 } ?? false)
        let isHeadline = words.split(separator: " ").count >= 4 || words.count >= 25
        var weight = 0
        if slugWords >= 4 { weight += 2 } else if slugWords == 3 { weight += 1 }
        if hasDate { weight += 2 }
        if hasNumber { weight += number >= 6 ? 2 : 1 }
        if isHeadline { weight += 1 }
        if parts.dropLast().contains(where: { stories.contains(String($0)) }) { weight += 1 }
        if last.hasSuffix(".html") || last.hasSuffix(".htm") || last.hasSuffix(".shtml") { weight += 1 }
        if last.utf8.contains(UInt8(ascii: "%")) { weight += 1 }
        if parts.count == 1, slugWords < 3, !hasNumber { weight -= 1 }
        return weight >= 2
    }

    /// Whether the words of the path say that it is a live blog.
    static func isLiveBlog(_ address: WebAddress) -> Bool {
        let path = address.path.lowercased()
        if ["liveblog", "live-blog", "live-updates", "live_updates", "newsticker"].contains(
            where: path.contains)
        {
            return true
        }
        let parts = path.split(separator: "/")
        guard parts.dropLast().contains("live") || parts.first == "live" else {
            return parts.last?.hasPrefix("live-") == true || parts.last?.hasSuffix("-live") == true
        }
        return true
    }

    /// Whether the path says that it lists scores, results or tables of a sport.
    static func isScores(_ address: WebAddress) -> Bool {
        address.path.lowercased().split(separator: "/").contains { scores.contains(String($0)) }
    }

    /// `2022/03/29`, `2022/mar/29`, `20220329` or `2022-03-29` in the path.
    private static func hasDate(_ parts: [Substring]) -> Bool {
        for (index, part) in parts.enumerated() {
            let digits = part.filter(\.isNumber)
            let isYear =
                digits.count == 4 && part.count == 4 && (digits.hasPrefix("19") || digits.hasPrefix("20"))
            if isYear, index + 1 < parts.count {
                let next = parts[index + 1]
                if next.count <= 3, !next.isEmpty { return true }
            }
            if digits.hasPrefix("20"), digits.count >= 8, part.count >= 8,
                let month = Int(digits.dropFirst(4).prefix(2)), (1...12).contains(month),
                let day = Int(digits.dropFirst(6).prefix(2)), (1...31).contains(day)
            {
                return true
            }
        }
        return false
    }

    private static func longestNumber(in text: Substring) -> Int {
        var longest = 0
        var run = 0
        for byte in text.utf8 {
            run = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) ? run + 1 : 0
            longest = max(longest, run)
        }
        return longest
    }

    private static let services: Set<String> = [
        "about", "account", "advertise", "archives", "author", "authors", "careers", "cart",
        "category",
        "comments", "contact", "contact-us", "cookie-policy", "cookies", "events", "faq", "feed", "feeds",
        "galleries", "gallery", "games", "help", "horoscope", "impressum", "jobs", "legal", "login", "logout",
        "newsletter", "newsletters", "page", "people", "photo", "photos", "podcast", "podcasts", "privacy",
        "privacy-policy", "profile", "puzzles", "register", "rss", "search", "shop", "sign-in", "signin",
        "signup", "sitemap", "store", "subscribe", "subscription", "tag", "tags", "terms", "terms-of-use",
        "topic", "topics", "user", "users", "video", "videos", "weather", "wp-admin", "wp-login.php",
    ]
    private static let stories: Set<String> = [
        "article", "articles", "articleshow", "artikel", "story", "stories",
    ]
    private static let files: Set<String> = [
        "jpg", "jpeg", "png", "gif", "webp", "svg", "mp3", "mp4", "m3u8", "pdf", "zip", "xml", "rss", "css",
        "js",
        "json", "ico", "webm", "avif",
    ]
    private static let scores: Set<String> = [
        "scores", "scoreboard", "livescore", "livescores", "fixtures", "results", "scores-fixtures",
        "standings",
        "league-table", "boxscore", "box-score", "match-centre", "scorecard",
    ]
}
