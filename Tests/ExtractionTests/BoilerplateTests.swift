import Testing

@testable import Extraction

@Suite("Boilerplate")
struct BoilerplateTests {
    @Test(
        "lines that are not the article are known by their reason",
        arguments: [
            ("Advertisement", .advertisement), ("ADVERTISEMENT – SCROLL TO CONTINUE", .advertisement),
            ("Anzeige", .advertisement), ("広告", .advertisement), ("Reading Time:3 minutes", .readingTime),
            ("Reading time: 12 minutes", .readingTime), ("4 min read", .readingTime),
            ("· 11-minute read", .readingTime),
            ("Lesezeit: 3 Min.", .readingTime), ("Why you can trust SCMP", .trustLabel),
            ("57 Comments", .comments),
            ("1,204 comments", .comments), ("Kommentare (12)", .comments), ("2 hours ago", .relativeTime),
            ("Last updated 15 hours ago", .relativeTime), ("vor 5 Stunden", .relativeTime),
            ("3 小時前", .relativeTime),
            ("Published Aug 28, 2024 • Last updated 1 hour ago • 4 minute read", .relativeTime),
            ("Sign up for our daily newsletter", .signUp), ("READ MORE: The man who counts waves", .related),
            ("Lire aussi : Le phare vert", .related), ("+ FOLLOW", .follow), ("Share this article", .sharing),
            ("Tematy: promy, porty", .related), ("Související:", .related), ("相关文章：渡轮没有灯", .related),
            ("相關報導》渡輪沒有燈", .related), ("更多新聞", .related), ("更多 >", .related),
            ("Alla rättigheter förbehålls", .copyright), ("Todos os direitos reservados.", .copyright),
            ("저작권자 © 등대신문", .copyright), ("Sign-up to our newsletter", .signUp),
            ("We use cookies to show you boats", .consent), ("© 2024 Cape Courier", .copyright),
        ] as [(String, LeftOut.Reason)])
    func known(line: String, reason: LeftOut.Reason) {
        #expect(BoilerplateRules.reason(for: line) == reason)
    }

    @Test(
        "prose with the same words is not boilerplate",
        arguments: [
            "Advertisement revenue fell by half, the publisher said.", "Hace 20 años, el faro era rojo.",
            "Vor 20 Jahren begann der Streit.", "Two hours ago the ferry was still in the harbour, he said.",
            "He said his comments had been misread.", "The newsletter had three readers.",
            "Follow the money, she said.",
            "What it costs", "Il y a 30 ans, tout était différent.",
            "Todos os direitos trabalhistas serão mantidos, disse o ministro.",
            "Alla rättigheter till filmen har sålts.", "Tematyka spotkania objęła nowe promy.",
            "Související škody hradí pojišťovna.", "Powiązane z portem firmy milczą.",
            "Konuların hepsi görüşüldü.", "저작권자가 소송을 냈다.", "相关文章称,渡轮没有灯。",
            "Berita terkait kapal itu keliru.", "Zur Anzeige kam es ohne ihre Einwilligung nicht.",
            "Die Wiedergabe der Rede dauerte eine Stunde.", "Sign-up to the scheme fell by half.",
            "更多居民周五返回家園,渡輪照常開出。", "相關報導指渡輪沒有燈。", "相关新闻引发争议。", "二维码支付已经普及。", "付费阅读的市场在扩大。",
            "Aiheesta lisääntynyt keskustelu jatkuu.",
        ])
    func prose(line: String) {
        #expect(BoilerplateRules.reason(for: line) == nil)
    }

    @Test(
        "a line folds to its words without case, digits and edges",
        arguments: [
            ("+ FOLLOW", "follow"), ("Follow ›", "follow"), ("  3 min  read.", "# min read"),
            ("1,204 Comments", "# comments"),
            ("10:30 Uhr", "# uhr"), ("“Advertisement”", "advertisement"), ("—", ""), ("3.5% up", "#% up"),
            ("", ""),
        ])
    func folded(line: String, folded: String) {
        #expect(FoldedLine(line).text == folded)
    }

    @Test("every row of the table matches a line made from itself")
    func table() {
        for rule in BoilerplateRules.all {
            for line in rule.lines {
                let example = line.replacing("*", with: "")
                guard example.utf8.count <= rule.longest, !example.isEmpty,
                    FoldedLine(example).text == example
                else {
                    continue
                }
                #expect(BoilerplateRules.reason(for: FoldedLine(example)) != nil, "\(line)")
            }
        }
    }

    @Test(
        "a pattern matches whole lines only",
        arguments: [
            ("a*b", "ab", true), ("a*b", "a to b", true), ("a*b", "a to b!", false), ("*b", "ab", true),
            ("a*", "a", true),
            ("a*b*c", "a b", false), ("a", "ab", false), ("*x*", "axb", true), ("ab*ba", "aba", false),
        ])
    func pattern(pattern: String, line: String, matches: Bool) {
        #expect(LinePattern(pattern).matches(Array(line.utf8)) == matches)
    }
}
