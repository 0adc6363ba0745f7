import Articles
import GRDB
import Politeness
import Scheduling

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What the daemon asks of the book, and what looks change in it.
extension WatchBook {
    /// The sites with the time at which the first of their items is due; in time proportional to the sites.
    func sites() throws(WatchError) -> [String: Date] {
        try read { database in
            var sites: [String: Date] = [:]
            // From site to site through the index: there may be very many items.
            let rows = try Row.fetchCursor(
                database,
                sql: """
                    WITH RECURSIVE each(name) AS (
                        SELECT min(site) FROM item UNION ALL
                        SELECT (SELECT min(site) FROM item WHERE site > name) FROM each WHERE name IS NOT NULL)
                    SELECT name, (SELECT min(due) FROM item WHERE site = name) FROM each WHERE name IS NOT NULL
                    """)
            while let row = try rows.next() { sites[row[0]] = Date(timeIntervalSince1970: row[1]) }
            return sites
        }
    }

    /// A number that is another after somebody else wrote to the book.
    func foreignWrites() throws(WatchError) -> Int {
        try read { try Int.fetchOne($0.cachedStatement(sql: "PRAGMA data_version")) ?? 0 }
    }

    /// The item of a site that is due first.
    func first(of site: String) throws(WatchError) -> WatchItem? {
        try read { database in
            let row = try Row.fetchOne(
                database.cachedStatement(
                    sql: "SELECT due, state FROM item WHERE site = ? ORDER BY due LIMIT 1"),
                arguments: [site])
            guard let row, var item: WatchItem = Self.value(row["state"]) else { return nil }
            // As ``sites()`` has it, to the last digit.
            item.due = Date(timeIntervalSince1970: row["due"])
            return item
        }
    }

    /// When the first item of a site is due; `nil` where it has none.
    func firstDue(of site: String) throws(WatchError) -> Date? {
        try read { try Self.firstDue($0, site) }
    }

    /// How many items of a site are due.
    func countDue(of site: String, at time: Date) throws(WatchError) -> Int {
        try read { database in
            try Int.fetchOne(
                database.cachedStatement(sql: "SELECT count(*) FROM item WHERE site = ? AND due <= ?"),
                arguments: [site, time.timeIntervalSince1970]) ?? 0
        }
    }

    /// How often a site was asked lately, and with what success.
    func pace(of site: String) throws(WatchError) -> HostPace? {
        try read { try Self.state($0, "SELECT pace FROM site WHERE name = ?", site) }
    }

    /// What is known of a site's robots.txt.
    func robots(of site: String) throws(WatchError) -> RobotsRecord? {
        try read { try Self.state($0, "SELECT robots FROM site WHERE name = ? AND robots IS NOT NULL", site) }
    }

    /// What was learnt of a publication.
    func rate(of publication: String) throws(WatchError) -> EditRate? {
        try read { try Self.state($0, "SELECT state FROM rate WHERE publication = ?", publication) }
    }

    /// What a look changed.
    struct Changes {
        /// `nil` where only the site is to be written down.
        var item: WatchItem?
        var site: String
        var pace: HostPace
        /// `nil` where it stays as it is.
        var robots: RobotsRecord?
        var found: [WatchItem] = []
    }

    /// Writes down what looks changed that ended together, and what was learnt of publications, all or nothing; an
    /// item that another of the same article stands for is taken off the list.
    ///
    /// - Returns: of each look the items found that are new, and when the first item of its site is due now.
    func save(
        _ looks: [Changes], _ rates: [String: EditRate] = [:]
    ) throws(WatchError) -> [(found: [WatchItem], due: Date?)] {
        try write { database in
            for (publication, rate) in rates {
                try database.cachedStatement(sql: "INSERT OR REPLACE INTO rate VALUES (?, ?)")
                    .execute(arguments: [publication, Self.data(rate)])
            }
            return try looks.map { look in
                if let item = look.item { try Self.update(item, in: database) }
                try database.cachedStatement(
                    sql: """
                        INSERT INTO site VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE
                        SET pace = ?2, robots = ifnull(?3, robots)
                        """
                ).execute(arguments: [
                    look.site, Self.data(look.pace), look.robots.map { try Self.data($0) },
                ])
                let found = try look.found.filter { try Self.announce($0, in: database) }
                return (found, try Self.firstDue(database, look.site))
            }
        }
    }

    /// Writes down what is known of an item; one that another of the same article stands for is taken off.
    func update(_ item: WatchItem) throws(WatchError) {
        try write { try Self.update(item, in: $0) }
    }

    static func update(_ item: WatchItem, in database: Database) throws {
        let twin = try item.identity.flatMap {
            try String.fetchOne(
                database.cachedStatement(sql: "SELECT address FROM item WHERE article = ? AND address <> ?"),
                arguments: [Self.name($0), item.address.description])
        }
        if twin == nil {
            try database.cachedStatement(
                sql: "UPDATE item SET site = ?, due = ?, article = ?, state = ?, kind = ? WHERE address = ?"
            ).execute(arguments: [
                item.site, item.due.timeIntervalSince1970, item.identity.map(Self.name), Self.data(item),
                item.kind.rawValue, item.address.description,
            ])
        } else if let twin {
            // Should the other address go, this one is where the article is.
            if var known = try Self.item(database, "address = ?", twin), known.place == nil {
                known.place = item.target
                try database.execute(
                    sql: "UPDATE item SET state = ? WHERE address = ?", arguments: [data(known), twin])
            }
            try database.execute(
                sql: "DELETE FROM item WHERE address = ?", arguments: [item.address.description])
        }
    }

    /// Whether an address was taken off the list by hand.
    func isUnwanted(_ address: WebAddress) throws(WatchError) -> Bool {
        try read { try Self.isUnwanted(ArticleKey(address).description, in: $0) }
    }

    private static func isUnwanted(_ key: String, in database: Database) throws -> Bool {
        try String.fetchOne(
            database.cachedStatement(sql: "SELECT key FROM unwanted WHERE key = ?"), arguments: [key]) != nil
    }

    /// Puts a found article on the list unless it was taken off, or notes that its source says it was changed; whether it is new.
    private static func announce(_ found: WatchItem, in database: Database) throws -> Bool {
        let key = ArticleKey(found.address).description
        guard var known = try item(database, "key = ?", key) else {
            guard try !isUnwanted(key, in: database) else { return false }
            try database.execute(sql: "INSERT INTO item VALUES (?, ?, ?, ?, ?, ?, ?)", arguments: row(found))
            return true
        }
        guard let announced = found.watched.announced,
            announced > known.watched.announced ?? known.watched.looked ?? .distantPast,
            announced > known.watched.looked ?? .distantPast
        else { return false }
        known.watched.announced = announced
        known.due = min(known.due, found.due)
        known.reason = "a feed or sitemap says it was changed"
        try database.execute(
            sql: "UPDATE item SET due = ?, state = ? WHERE address = ?",
            arguments: [known.due.timeIntervalSince1970, data(known), known.address.description])
        return false
    }
}
