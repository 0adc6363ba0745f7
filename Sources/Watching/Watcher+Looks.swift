import Articles
import Fetching
import Politeness
import Scheduling
import Tracking

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension Watcher {
    /// How long after the first sign that a page is gone it is looked for again, in seconds.
    private static let confirmation = 3_600.0
    /// How long an address that `robots.txt` keeps away from is left alone, in seconds.
    private static let forbiddenPause = 7 * 86_400.0

    /// Looks at an item: at its site's `robots.txt` first, where that is not known.
    func look(at item: WatchItem, _ known: RobotsRecord?) async throws -> Ended {
        let now = clock.now()
        guard let robots = known, robots.isFresh(at: now) else {
            return await lookAtRobots(of: item, after: known)
        }
        guard robots.allows(item.target, agent: rules.agent) else {
            return forbidden(item, robots, at: now)
        }
        return item.kind == .article
            ? try await lookAtArticle(item, by: robots) : await lookAtSource(item)
    }

    // MARK: robots.txt

    private func lookAtRobots(of item: WatchItem, after previous: RobotsRecord?) async -> Ended {
        var ended = Ended(item: item, isUnfinished: true)
        guard let address = RobotsRecord.address(for: item.target) else { return ended }
        do throws(FetchError) {
            let response = try await fetcher.fetch(address)
            ended.robots = RobotsRecord(
                .file(response.body, maximumAge: response.head.maximumAge), after: previous, at: clock.now())
            ended.pace = .answered
        } catch {
            if error.code == .cancelled { return ended }
            if let status = error.status {
                ended.robots = RobotsRecord(.status(status), after: previous, at: clock.now())
                ended.pace = outcome(ofStatus: status, retryAfter: error.head?.retryAfter(at: clock.now()))
            } else {
                ended.robots = RobotsRecord(.unreachable, after: previous, at: clock.now())
                ended.pace = .failed(retryAfter: nil)
            }
        }
        return ended
    }

    private func forbidden(_ item: WatchItem, _ robots: RobotsRecord, at now: Date) -> Ended {
        var item = item
        if robots.rules == nil {
            item.due = max(robots.expires, now.addingTimeInterval(60))
            item.reason = "the site's robots.txt cannot be had, so nothing is asked for"
        } else {
            item.due = now.addingTimeInterval(Self.forbiddenPause)
            item.reason = "the site's robots.txt asks not to look"
        }
        let event = WatchEvent(
            time: now, kind: .forbidden, address: item.address.description, detail: item.reason,
            next: item.due)
        return Ended(item: item, events: [event])
    }

    /// What a status means for the pace: a server that says too much, or fails, is given rest.
    private func outcome(ofStatus status: Int, retryAfter: Date?) -> HostPace.Outcome {
        status == 429 || status >= 500 ? .failed(retryAfter: retryAfter) : .answered
    }

    // MARK: Articles

    private func lookAtArticle(_ item: WatchItem, by robots: RobotsRecord) async throws -> Ended {
        var item = item
        let site = item.site
        let agent = rules.agent
        let look = try await tracker.look(at: item.target, knowing: item.question) {
            robots.allows($0, agent: agent)
        }
        let now = clock.now()
        if Task.isCancelled, look.status == nil { return Ended(item: item, isUnfinished: true) }
        let publication = (look.identity ?? item.identity)?.publication ?? item.address.hostAndPort
        var rate = try rate(of: publication)
        let isFirst = item.watched.looked == nil
        item.identity = look.identity ?? item.identity
        item.take(look)
        let isElsewhere = item.takePlace(of: look)
        if isFirst, let published = look.published { item.watched.appeared = min(published, now) }
        switch look.outcome {
        case .revised, .unchanged:
            // Words that come back tell of servers that do not agree more often than of a newsroom at work, and
            // a page that goes tells nothing of how often words change.
            let kinds: Set<Revision.Kind> = [.edit, .returned]
            let isNews =
                look.outcome == .revised && !isFirst
                && (look.revision.map { kinds.contains($0.kind) } ?? true)
            item.watched.look(at: now, changed: isNews, teaching: &rate)
            note(rate, of: publication)
        case .missing, .failed, .quarantined:
            item.watched.fail()
        }
        plan(&item, look, rate, at: now)
        if isElsewhere {
            item.due = now.addingTimeInterval(60)
            item.reason = "its address is gone, and led to another that is looked at from now on"
        }
        if let wanted = item.language, let language = look.language,
            !Self.isLanguage(language, within: wanted)
        {
            item.due = .distantFuture
            item.reason = "it says that it is in \(language), and \(wanted) was asked for"
        }
        let pace: HostPace.Outcome =
            look.status.map { outcome(ofStatus: $0, retryAfter: look.retryAfter) } ?? .failed(retryAfter: nil)
        let events = events(of: look, &item, at: now)
        return Ended(item: item, site: site, pace: pace, events: events)
    }

    /// What a look came to, and what became of a revision that waited for it.
    private func events(of look: LookReport, _ item: inout WatchItem, at now: Date) -> [WatchEvent] {
        var event = WatchEvent(
            time: now, kind: WatchEvent.Kind(look.outcome), address: item.address.description,
            article: item.identity.map { "\($0.publication)/\($0.name)" }, revision: look.revision?.number,
            detail: look.reason ?? (look.outcome == .revised ? look.revision?.summary : nil), next: item.due)
        var events: [WatchEvent] = []
        if let waiting = item.provisional, look.outcome == .revised || look.outcome == .unchanged {
            item.provisional = nil
            if look.outcome == .revised, look.revision?.kind == .revert {
                event.kind = .withdrawn
            } else {
                var confirmed = event
                confirmed.kind = .revised
                confirmed.revision = waiting
                if look.outcome == .revised { confirmed.detail = nil }
                events.append(confirmed)
            }
        }
        if look.isProvisional {
            item.provisional = look.revision?.number
            event.kind = .provisional
        }
        return events + [event]
    }

    /// Whether a language tag is another's, or a narrower one: `en-GB` within `en`.
    private static func isLanguage(_ tag: String, within wanted: String) -> Bool {
        let (tag, wanted) = (tag.lowercased(), wanted.lowercased())
        return tag == wanted || tag.hasPrefix(wanted + "-") || tag.hasPrefix(wanted + "_")
    }

    /// Decides when to look at an article next.
    private func plan(_ item: inout WatchItem, _ look: LookReport, _ rate: EditRate, at now: Date) {
        let time: Date
        if look.outcome == .missing, item.watched.failures == 1 {
            time = now.addingTimeInterval(Self.confirmation)
            item.reason = "to confirm that it is gone"
        } else if item.watched.looked == nil || item.watched.failures > 8 {
            // Never read, or failing for days: later and later, but not given up.
            let hours = min(rules.schedule.retry * Double(1 << min(item.watched.failures, 24)), 30 * 24)
            time = now.addingTimeInterval(hours * 3_600)
            item.reason = "the last \(item.watched.failures) looks failed"
        } else {
            let decision = Schedule(rules.schedule).next(
                item.watched, rate: rate, stretch: stretch, jitter: jitter(), at: now)
            (time, item.reason) = (decision.time, decision.reason)
        }
        if look.isProvisional {
            let second = now.addingTimeInterval(rules.schedule.shortest * 3_600)
            if second < time {
                item.due = second
                item.reason = "to see whether its new words stand"
                return
            }
        }
        item.due = max(time, now.addingTimeInterval(1))
    }

    // MARK: Sources

    private func lookAtSource(_ item: WatchItem) async -> Ended {
        var item = item
        var ended = Ended(item: item)
        var detail: String
        var kind = WatchEvent.Kind.read
        var news = false
        do {
            let look = try await fetcher.look(at: item.address, validators: item.validators)
            ended.pace = .answered
            switch look {
            case .unchanged:
                detail = "unchanged"
            case .page(let response):
                let now = clock.now()
                let answer = try SourceReader(item.choice ?? SourceChoice()).read(
                    response.body, mediaType: response.head["Content-Type"], from: response.final,
                    as: item.kind, at: now)
                let isFirst = item.watched.looked == nil
                (ended.found, news) = try found(answer, in: &item, at: now)
                news = news || isFirst
                item.validators = response.validators
                detail = "\(answer.candidates.count) articles, \(answer.leftOut) addresses left out"
            }
            item.watched.failures = 0
            item.watched.looked = clock.now()
            item.interval = SourcePace.next(item.interval, foundNews: news)
        } catch {
            if let error = error as? FetchError {
                if error.code == .cancelled { return Ended(item: item, isUnfinished: true) }
                ended.pace =
                    error.status.map {
                        outcome(ofStatus: $0, retryAfter: error.head?.retryAfter(at: clock.now()))
                    } ?? .failed(retryAfter: nil)
            }
            item.watched.fail()
            kind = .failed
            detail = "\(error)"
        }
        let now = clock.now()
        let pause = item.interval * Double(1 << min(item.watched.failures, 6))
        item.due = now.addingTimeInterval(min(pause, 86_400) * (0.9 + 0.2 * jitter()))
        item.reason =
            item.watched.failures > 0
            ? "the last \(item.watched.failures) looks failed"
            : "it is read more often while it has news, less often while it has none"
        ended.item = item
        ended.events = [
            WatchEvent(
                time: now, kind: kind, address: item.address.description, detail: detail, next: item.due)
        ]
        return ended
    }

    /// The articles of an answer as items, those that are on the list already with what was said of them; and
    /// whether any is not.
    private func found(
        _ answer: SourceReader.Answer, in source: inout WatchItem, at now: Date
    ) throws -> (items: [WatchItem], isNews: Bool) {
        var items: [WatchItem] = []
        var isNews = false
        for candidate in answer.candidates {
            let isKnown = try book.item(at: candidate.address) != nil
            if !isKnown {
                guard try !book.isUnwanted(candidate.address), source.choice?.take(at: now) ?? true else {
                    continue
                }
                isNews = true
            }
            var item = WatchItem(
                candidate.address, .article, origin: source.address.description,
                appeared: min(candidate.published ?? candidate.updated ?? now, now), due: now)
            item.language = source.choice?.language
            if isKnown { item.watched.announced = candidate.updated.map { min($0, now) } }
            items.append(item)
        }
        for address in answer.sitemaps {
            if try book.item(at: address) == nil, try !book.isUnwanted(address) { isNews = true }
            items.append(
                WatchItem(
                    address, .sitemap, choice: source.choice, origin: source.address.description,
                    appeared: now, due: now))
        }
        return (items, isNews)
    }
}

extension WatchEvent.Kind {
    init(_ outcome: Observation.Outcome) {
        self =
            switch outcome {
            case .unchanged: .unchanged
            case .revised: .revised
            case .quarantined: .quarantined
            case .missing: .missing
            case .failed: .failed
            }
    }
}
