import Articles
import Fetching
import Testing

extension Fetcher {
    /// The error that fetching a text's address ends with; `nil` and a recorded issue where there is none.
    func failure(
        of address: String, at location: SourceLocation = #_sourceLocation
    ) async throws -> FetchError? {
        let address = try WebAddress(address)
        do throws(FetchError) {
            let response = try await fetch(address)
            Issue.record("\(address) answered \(response.status)", sourceLocation: location)
            return nil
        } catch {
            let lines = error.description.split(whereSeparator: \.isNewline)
            #expect(lines.count == 1, sourceLocation: location)
            #expect(error.description.hasPrefix("\(error.address): "), sourceLocation: location)
            return error
        }
    }
}
