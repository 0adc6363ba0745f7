import Articles
import Discovery
import Fetching
import FoundationEssentials
import Glibc
import Politeness
import Tracking
import WatchLists
import Watching

/// What `stet.yaml` in the store says of watching.
struct WatchSettings {
    private let list: WatchList

    /// Reads the settings of a store; `nil` where it has none.
    ///
    /// - Throws: ``TrackingError`` with code `usage`, naming the lines that are wrong.
    init?(of directory: String) throws(TrackingError) {
        let path = directory + "/stet.yaml"
        guard access(path, F_OK) == 0 else { return nil }
        guard let data = FileManager.default.contents(atPath: path), data.count <= WatchList.maximumBytes
        else {
            throw TrackingError(.unreadable, "\(path) cannot be read, or has more than 4 MB")
        }
        do { list = try WatchList(yaml: String(decoding: data, as: UTF8.self), file: path) } catch {
            throw TrackingError(.usage, error.description)
        }
    }

    var contact: String? { list.contact }
    var allowsPrivate: Bool { list.allowsPrivate }

    /// The rules of the settings, where the command line does not say otherwise.
    func rules(concurrency: Int, pace: PaceRules, hourlyLooks: Double?) -> WatchRules {
        let list = list
        @Sendable func rules(_ host: WatchList.HostRules) -> PaceRules {
            var rules = pace
            rules.minimumDelay = host.delay ?? pace.minimumDelay
            rules.dailyRequests = host.requestsPerDay ?? pace.dailyRequests
            return rules
        }
        return WatchRules(
            concurrency: concurrency, pace: pace, paceOfHost: { rules(list.rules(ofHost: $0)) },
            hourlyLooks: hourlyLooks ?? list.requestsPerHour.map(Double.init))
    }

    /// What the settings put on the watch list; of a site its feeds, or its front page where it names none.
    func items(by fetcher: Fetcher, in directory: String) async throws(TrackingError) -> [WatchItem] {
        var items: [WatchItem] = []
        for source in list.sources {
            let choice = SourceChoice(
                include: source.choice.include.map(\.description),
                exclude: source.choice.exclude.map(\.description),
                takesLiveBlogs: source.choice.takesLiveBlogs, takesScores: source.choice.takesScores,
                dailyLimit: source.limitPerDay, language: source.language)
            for (address, kind) in try await places(of: source, fetcher, directory) {
                items.append(
                    WatchItem(
                        address, kind, choice: kind == .article ? nil : choice, appeared: Date.now,
                        due: Date.now))
            }
        }
        return items
    }

    private func places(
        of source: WatchedSource, _ fetcher: Fetcher, _ directory: String
    ) async throws(TrackingError) -> [(WebAddress, WatchItem.Kind)] {
        switch (source.kind, source.place) {
        case (_, .file(let name)):
            return try addresses(in: name.hasPrefix("/") ? name : directory + "/" + name, source)
                .map { ($0, .article) }
        case (.article, .address(let address)): return [(address, .article)]
        case (.feed, .address(let address)): return [(address, .feed)]
        case (.sitemap, .address(let address)): return [(address, .sitemap)]
        case (.page, .address(let address)): return [(address, .page)]
        case (.site, .address(let address)), (.list, .address(let address)):
            guard let response = try? await fetcher.fetch(address) else { return [(address, .page)] }
            let feeds = WatchItem.Kind.guess(response).feeds.compactMap { try? WebAddress($0) }
            return feeds.isEmpty ? [(address, .page)] : feeds.map { ($0, .feed) }
        }
    }

    private func addresses(
        in path: String, _ source: WatchedSource
    ) throws(TrackingError) -> [WebAddress] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw TrackingError(
                .unreadable, "stet.yaml, line \(source.line): \(path) cannot be read")
        }
        let lines = String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline)
        return lines.compactMap { line in
            let text = line.trimmingPrefix { $0 == " " }
            return text.hasPrefix("#") ? nil : try? WebAddress(String(text))
        }
    }
}
