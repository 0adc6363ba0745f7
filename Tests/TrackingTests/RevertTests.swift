import Articles
import Fetching
import Foundation
import Testing

@testable import Tracking

/// Words that return, against the obvious way to find where they stood: all earlier states, one after the other.
@Suite("Reverts")
final class RevertTests {
    private let folder = FileManager.default.temporaryDirectory.appending(
        path: "reverts-\(UUID().uuidString)"
    ).path

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// What the newsroom says at a time; how it is set in type is no part of it.
    private struct State: Hashable {
        var passengers: Int
        var isQuoted: Bool
        var isSwapped: Bool

        init(_ dice: inout some RandomNumberGenerator) {
            passengers = Int.random(in: 0...2, using: &dice)
            isQuoted = Bool.random(using: &dice)
            isSwapped = Bool.random(using: &dice)
        }

        func page(_ dice: inout some RandomNumberGenerator) -> String {
            let quotes = Bool.random(using: &dice) ? ("“", "”") : ("\"", "\"")
            let space = Bool.random(using: &dice) ? "\u{A0}" : " "
            let words =
                isQuoted
                ? "The operator called the ramp \(quotes.0)safe\(quotes.1) on Monday, and closed it on Friday."
                : "The operator did not say why the ramp was closed on Friday, a day before the storm."
            let number =
                "It carried 4,3\(passengers)0\(space)passengers a week last winter – a third of them late in the evening."
            return """
                <html><body><article><h1>Ferries return</h1>
                <p>The last boat had left the quay on 14 September, two hours before a storm tore the ramp away.</p>
                <p>\(isSwapped ? number : words)</p><p>\(isSwapped ? words : number)</p></article></body></html>
                """
        }
    }

    @Test("are found where the words stood last, in whatever type, and only where all stood in their order")
    func oracle() async throws {
        var dice = SeededDice(state: 7)
        let address = try WebAddress("https://harbour.example/news/ferries")
        let begun = Date(timeIntervalSince1970: 1_700_000_000)
        let tracker = Tracker(
            store: try await Store.open(folder, for: .recording), fetcher: Fetcher(userAgent: "Stet-tests"),
            now: { begun.addingTimeInterval(1_000_000) })
        var states: [State] = []
        for hour in 0..<60 {
            let state = State(&dice)
            _ = try await tracker.track(
                .bytes(Array(state.page(&dice).utf8), name: "page"), as: address,
                observed: begun.addingTimeInterval(Double(hour) * 3_600))
            if states.last != state { states.append(state) }
        }
        let identity = try #require(try await tracker.store.entries().first).identity
        let history = try await tracker.store.history(of: identity)
        #expect(history.count == states.count)
        for (index, revision) in history.enumerated() {
            let earlier = states[..<index].lastIndex(of: states[index])
            #expect(revision.reverts == earlier.map { history[$0].id }, "\(index)")
            #expect(revision.kind == (index == 0 ? .first : earlier == nil ? .edit : .revert))
        }
        #expect(history.contains { $0.kind == .revert } && history.contains { $0.kind == .edit })
    }

    private struct SeededDice: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ state >> 33
        }
    }
}
