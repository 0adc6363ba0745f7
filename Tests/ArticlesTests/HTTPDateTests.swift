import Articles
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite("Times in header fields")
struct HTTPDateTests {
    @Test(
        "all three forms mean the same time",
        arguments: [
            "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994",
        ])
    func forms(_ text: String) {
        #expect(HTTPDate.parse(text) == Date(timeIntervalSince1970: 784_111_777))
    }

    @Test("what is written is read again, on every day of a year")
    func roundTrip() {
        for day in 0..<366 {
            let date = Date(timeIntervalSince1970: 1_700_000_000 + Double(day) * 86_399)
            #expect(HTTPDate.parse(HTTPDate.text(date)) == date)
        }
        #expect(
            HTTPDate.text(Date(timeIntervalSince1970: 784_111_777)) == "Sun, 06 Nov 1994 08:49:37 GMT")
    }

    @Test(
        "what is no time is none",
        arguments: [
            "", "0", "-1", "Sun", "Sun, 31 Feb 2022 08:49:37 GMT", "Sun, 06 Nov 1994 25:49:37 GMT",
            "Sun, 06 Nov 1994 08:49:37 PST", "yesterday at 10:00:00 GMT", "Sun, 06 Foo 1994 08:49:37 GMT",
        ])
    func nonsense(_ text: String) {
        #expect(HTTPDate.parse(text) == nil)
    }
}
