import Articles
import Foundation
import Testing

/// The URL Standard's own cases, read from outside the project.
@Suite("Addresses as browsers read them")
struct BrowserAddressTests {
    struct Case: Decodable {
        var input: String
        var base: String?
        var hostname: String?
        var port: String?
        var `protocol`: String?
        var failure: Bool?
    }

    private static let cases: [Case]? = {
        let shared = ProcessInfo.processInfo.environment["STET_SHARED"] ?? "../shared"
        let file = URL(filePath: shared).appending(path: "data/fetching/url/urltestdata.json")
        guard let bytes = try? Data(contentsOf: file),
            let entries = try? JSONSerialization.jsonObject(with: bytes) as? [Any]
        else { return nil }
        return entries.compactMap { entry in
            guard entry is [String: Any], let bytes = try? JSONSerialization.data(withJSONObject: entry)
            else { return nil }
            return try? JSONDecoder().decode(Case.self, from: bytes)
        }
    }()

    @Test(
        "never crash, and have the browser's host and port wherever both accept an http or https address",
        .enabled(if: cases != nil, "set STET_SHARED to the folder with the URL Standard's cases"))
    func agreement() throws {
        var agreed = 0
        for test in try #require(Self.cases) {
            let address: WebAddress?
            if let base = test.base.flatMap({ try? WebAddress($0) }) {
                address = try? WebAddress(test.input, relativeTo: base)
            } else {
                address = try? WebAddress(test.input)
            }
            guard test.failure != true, ["http:", "https:"].contains(test.protocol), let host = test.hostname
            else {
                if test.failure == true { #expect(address == nil, "\(test.input)") }
                continue
            }
            guard let address else { continue }
            let expected = host.hasSuffix(".") ? String(host.dropLast()) : host
            #expect(address.host == expected, "\(test.input)")
            #expect(address.port == test.port.flatMap { Int($0) }, "\(test.input)")
            agreed += 1
        }
        #expect(agreed >= 235)
    }
}
