import Articles
import CMemory
import ProseDiff
import Rendering
import ServiceLifecycle

/// Looks once a second whether anything was recorded, here or by another process, or may have become due, and tells
/// the open pages.
struct Lookout: Service {
    let site: Site

    private static let mostAnnounced = 20
    /// So many of the latest changes are remembered as told.
    private static let mostKnown = 200
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
        _ = try? await site.room.editsByDay()
        var known = (try? await latest()) ?? []
        var state = try? await site.state()
        var seconds = 0
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            do { try await cancelWhenGracefulShutdown { try await Task.sleep(for: .seconds(1)) } } catch {
                return
            }
            seconds += 1
            if seconds % Self.beatEvery == 0 {
                await site.news.beat()
                // Memory that only a burst of requests needed goes back to the system.
                malloc_trim(0)
            }
            guard await site.news.listeners > 0 || seconds % 10 == 0,
                let now = try? await site.state(), now != state
            else { continue }
            state = now
            guard let changes = try? await latest() else { continue }
            // What waited for a second look comes in between; what is older than all that was known moved up.
            let told = Set(known.map { ChangePosition($0) })
            let oldest = known.count == Self.mostKnown ? known.last.map { ChangePosition($0) } : nil
            known = changes
            let new = changes.filter { change in
                let position = ChangePosition(change)
                return !told.contains(position) && position >= oldest ?? position
            }
            for change in new.prefix(Self.mostAnnounced).reversed() {
                let entry = ChangeReport.Entry(change, settings: site.settings)
                guard let json = try? JSONText.make(entry, onOneLine: true) else { continue }
                await site.news.announce(
                    "revision", id: ChangePosition(change).text, String(json.filter { $0 != "\n" }))
            }
        }
    }

    private func latest() async throws -> [ArticleChange] {
        try await site.room.changes(site.announced(.edits), after: nil, limit: Self.mostKnown)
    }
}
