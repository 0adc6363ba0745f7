import Articles
import Cards
import Hummingbird
import ProseDiff
import Rendering
import Synchronization

extension Site {
    /// The pictures of a comparison by the last part of their address.
    static let cards: [(name: String, shape: CardShape, isVector: Bool)] = [
        ("card.png", .wide, false), ("card-tall.png", .tall, false), ("card-small.png", .small, false),
        ("card.svg", .wide, true),
    ]

    func addCards(to router: Router<SiteContext>) {
        for card in Self.cards {
            page("/a/:publication/:name/compare/:from/:to/\(card.name)", on: router) {
                (visit) async throws(WebsiteError) in
                let (document, _, isPermalink) = try await comparison(visit)
                guard isPermalink else { return .redirect(to: Link.card(document, card.name)) }
                return try await picture(document, card.shape, isVector: card.isVector)
            }
        }
    }

    private func picture(
        _ document: DiffDocument, _ shape: CardShape, isVector: Bool
    ) async throws(WebsiteError) -> Answer {
        guard drawing.enter() else {
            throw WebsiteError(.tooMany, Phrase.Trouble.manyPictures)
        }
        defer { drawing.leave() }
        let card = Card(document, maker: settings.title)
        let bytes: [UInt8]
        do throws(CardError) {
            let press = CardPress.shared
            bytes = isVector ? try await press.svg(card, shape) : try await press.png(card, shape)
        } catch { throw WebsiteError(.store, error.message) }
        var answer = Answer("", type: isVector ? "image/svg+xml" : "image/png")
        answer.body = ByteBuffer(bytes: bytes)
        // Two commits never change what lies between them; how it is drawn may, with a release.
        answer.caching = "public, max-age=86400"
        answer.headers[.contentSecurityPolicy] =
            "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:"
        answer.isForOtherSites = true
        return answer
    }
}

/// Lets only so many wait at the same time.
final class Turnstile: Sendable {
    private let inside = Mutex(0)
    private let most: Int

    init(most: Int) { self.most = most }

    func enter() -> Bool {
        inside.withLock { inside in
            guard inside < most else { return false }
            inside += 1
            return true
        }
    }

    func leave() { inside.withLock { $0 -= 1 } }
}
