import Articles

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Times in web archives: ISO 8601 in WARC, fourteen digits in ARC, CDX and addresses of archives.
enum ArchiveTime {
    static func parse(_ text: String) -> Date? { Timestamp.parse(text) ?? digits(text) }

    /// `20220329100500`; what is left out at the end is its beginning.
    static func digits(_ text: some StringProtocol) -> Date? {
        let count = text.utf8.count
        guard (4...17).contains(count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        let full = Array(text.utf8.prefix(14)) + Array("00000101000000".utf8.dropFirst(min(count, 14)))
        func number(_ range: Range<Int>) -> Int {
            full[range].reduce(0) { $0 * 10 + Int($1 - 0x30) }
        }
        let (hour, minute, second) = (number(8..<10), number(10..<12), number(12..<14))
        guard hour < 24, minute < 60, second < 61 else { return nil }
        return Timestamp.date(
            year: number(0..<4), month: number(4..<6), day: number(6..<8),
            secondOfDay: hour * 3600 + minute * 60 + min(second, 59), offset: 0)
    }

    static func digits(of date: Date) -> String { Timestamp.iso8601(date).filter(\.isNumber) }
}
