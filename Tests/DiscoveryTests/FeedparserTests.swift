import Articles
import Discovery
import Foundation
import Testing

/// Feeds from feedparser's own tests, measured against what feedparser makes of them.
///
/// The data is not part of the project: `STET_SHARED` says where it is (default: `../shared`).
@Suite("Feeds beside feedparser")
struct FeedparserTests {
    private static let folder: URL = {
        let shared = ProcessInfo.processInfo.environment["STET_SHARED"].map { URL(filePath: $0) }
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return (shared ?? root.deletingLastPathComponent().appending(path: "shared"))
            .appending(path: "data/fetching/feeds")
    }()
    private static let isThere = FileManager.default.fileExists(atPath: folder.path)

    struct Line: Decodable {
        struct Entry: Decodable {
            struct Detail: Decodable { var type: String? }
            struct Link: Decodable { var href: String?, rel: String? }
            var id: String?
            var link: String?
            var links: [Link]?
            var title: String?
            var title_detail: Detail?
            var published_parsed: String?
            var updated_parsed: String?
        }
        var file: String
        var entries: [Entry]
    }

    @Test("links, titles, dates and ids agree in at least 99 of 100", .enabled(if: isThere, "no shared data"))
    func agreement() throws {
        var right: [String: Int] = [:]
        var all: [String: Int] = [:]
        let base = try WebAddress("http://127.0.0.1:8097/x")
        let text = try String(
            contentsOf: Self.folder.appending(path: "feedparser-output.jsonl"), encoding: .utf8)
        for json in text.split(separator: "\n") {
            let line = try JSONDecoder().decode(Line.self, from: Data(json.utf8))
            let bytes = try Array(Data(contentsOf: Self.folder.appending(path: "files/" + line.file)))
            let ours = (try? Feed(bytes, mediaType: "application/xml", from: base))?.entries ?? []
            func count(_ kind: String, _ isRight: Bool, _ detail: @autoclosure () -> String) {
                all[kind, default: 0] += 1
                if isRight {
                    right[kind, default: 0] += 1
                } else {
                    print("feedparser: \(line.file) \(kind): \(detail())")
                }
            }
            if !line.entries.isEmpty {
                count("entries", ours.count == line.entries.count, "\(ours.count) \(line.entries.count)")
            }
            for (index, theirs) in line.entries.enumerated() {
                let mine = index < ours.count ? ours[index] : nil
                if let link = theirs.link, !link.isEmpty {
                    // Where it takes an enclosure for the link, its own tests ask for the alternate.
                    let alternates = (theirs.links ?? []).filter { $0.rel == "alternate" }.compactMap(\.href)
                    let wanted = ([link] + alternates).map { try? WebAddress($0) }
                    count(
                        "link", wanted.contains(mine?.address), "\(mine?.address?.description ?? "-") \(link)"
                    )
                }
                if let id = theirs.id, !id.isEmpty {
                    let resolved = mine?.id.flatMap { try? WebAddress($0, relativeTo: base) }
                    let isSame = mine?.id == id || (resolved != nil && resolved == (try? WebAddress(id)))
                    count("id", isSame, "\(mine?.id ?? "-") \(id)")
                }
                if let title = theirs.title {
                    let isMarkup = theirs.title_detail?.type?.contains("html") == true
                    let wanted = words(title, isMarkup: isMarkup)
                    count(
                        "title", words(mine?.title ?? "", isMarkup: false) == wanted,
                        "\(mine?.title ?? "-") | \(wanted)")
                }
                if let date = theirs.published_parsed {
                    count(
                        "date", mine?.published == Timestamp.parse(date),
                        "\(String(describing: mine?.published)) \(date)")
                }
                if let date = theirs.updated_parsed {
                    count(
                        "date", mine?.updated == Timestamp.parse(date),
                        "\(String(describing: mine?.updated)) \(date)")
                }
            }
        }
        print(
            "feedparser:",
            all.keys.sorted().map { "\($0) \(right[$0] ?? 0)/\(all[$0] ?? 0)" }.joined(separator: ", "))
        #expect(right["entries"] == all["entries"])
        let (matches, total) = (right.values.reduce(0, +), all.values.reduce(0, +))
        let entries = all["entries"] ?? 0
        #expect(total - entries > 200)
        #expect(Double(matches - entries) >= 0.99 * Double(total - entries))
    }

    /// The words of a title as feedparser gives it: it keeps markup that it holds harmless.
    private func words(_ title: String, isMarkup: Bool) -> String {
        var text = title
        if isMarkup {
            text = text.replacing(/<!--.*?-->/.dotMatchesNewlines(), with: "").replacing(/<[^>]*>/, with: " ")
            for (name, value) in [
                ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#38;", "&"), ("&#x26;", "&"),
                ("&amp;", "&"),
            ] {
                text = text.replacing(name, with: value)
            }
        }
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
