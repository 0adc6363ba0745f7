import Articles
import Extraction
import Fetching
import FoundationEssentials
import Rendering
import Tracking
import WatchLists

/// What one selector of the rules chose on a page.
struct RuleUse: Encodable {
    var key: String
    var selector: String
    var elements: Int

    static func all(of rules: PageRules, in page: Page) -> [RuleUse] {
        rules.matches(in: page).map { RuleUse(key: $0.key, selector: $0.selector, elements: $0.elements) }
    }

    /// The selector and how many elements it chose.
    var words: String { "\(selector) (\(Plural.count(elements, "element")))" }
}

/// Tries rules on the addresses that stand beside them under `test`.
struct RuleTrial {
    let file: RuleFile
    let fetcher: Fetcher

    /// Fetches and reads each address, and says what came of it and which selectors chose nothing.
    ///
    /// - Throws: ``Ended`` where a page could not be read.
    func run(at time: Date) async throws {
        guard !file.tests.isEmpty else {
            throw TrackingError(.usage, "there are no addresses under 'test' in the rules; name what to read")
        }
        guard let rules = file.rules(at: time) else {
            throw TrackingError(.usage, "no rules are valid at this time; say another with --at")
        }
        var isSound = true
        for address in file.tests {
            let outcome = await outcome(of: address, rules)
            isSound = isSound && outcome.isRead
            Terminal.show(Printable.line("\(address): \(outcome.words)", limit: 2_000) + "\n", paged: false)
        }
        if !isSound { throw Ended(status: .sourceUnreadable) }
    }

    private func outcome(of address: WebAddress, _ rules: PageRules) async -> (isRead: Bool, words: String) {
        do throws(TrackingError) {
            let page = try await Source.address(address).page(by: fetcher)
            let reading: Reading
            do throws(ExtractionError) { reading = try Extractor.read(page, rules: rules) } catch {
                return (false, error.message)
            }
            let idle = RuleUse.all(of: rules, in: page).filter { $0.elements == 0 }
            var words = "\(reading.article.blocks.count) blocks, '\(reading.article.title)'"
            if !idle.isEmpty {
                words +=
                    "; nothing is chosen by "
                    + idle.map { "\($0.key): \($0.selector)" }.joined(separator: ", ")
            }
            return (true, words)
        } catch {
            return (false, error.message)
        }
    }
}
