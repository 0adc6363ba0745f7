import Articles
import ProseDiff
import Rendering
import ServiceLifecycle

/// Looks once a second whether anything was recorded, here or by another process, and tells the open pages.
struct Lookout: Service {
    let site: Site

    private static let mostAnnounced = 20
    private static let beatEvery = 15

    func run() async throws {
        await withGracefulShutdownHandler {
            await watch()
        } onGracefulShutdown: {
            Task { await site.news.close() }
        }
    }

    private func watch() async {
        // Who comes first should not wait for what is counted.
        _ = try? await site.room.statistics(of: nil)
        var newest = try? await latest(1).first.map { ChangePosition($0) }
        var generation = try? await site.room.generation()
        var seconds = 0
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            do { try await cancelWhenGracefulShutdown { try await Task.sleep(for: .seconds(1)) } } catch {
                return
            }
            seconds += 1
            if seconds % Self.beatEvery == 0 { await site.news.beat() }
            guard await site.news.listeners > 0 || seconds % 10 == 0,
                let now = try? await site.room.generation(), now != generation
            else { continue }
            generation = now
            let changes = (try? await latest(Self.mostAnnounced)) ?? []
            for change in changes.reversed() {
                let position = ChangePosition(change)
                if let newest, position <= newest { continue }
                let entry = ChangeReport.Entry(change, settings: site.settings)
                guard let json = try? JSONText.make(entry, onOneLine: true) else { continue }
                await site.news.announce(
                    "revision", id: position.text, String(json.filter { $0 != "\n" }))
            }
            newest = changes.first.map { ChangePosition($0) } ?? newest
        }
    }

    private func latest(_ count: Int) async throws -> [ArticleChange] {
        try await site.room.changes(.edits, after: nil, limit: count)
    }
}
