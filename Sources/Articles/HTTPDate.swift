#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Times as HTTP header fields write them (RFC 9110, section 5.6.7).
public enum HTTPDate {
    /// Reads an IMF-fixdate, or one of the two obsolete forms (RFC 850's and `asctime`'s).
    ///
    /// A two-digit year is the one of the last hundred that is not more than fifty years ahead of 2026.
    ///
    /// - Returns: `nil` where the text is none of them.
    public static func parse(_ text: String) -> Date? {
        guard text.utf8.count <= 64 else { return nil }
        var words = text.split { $0 == " " || $0 == "," }
        guard words.count >= 4, words.removeFirst().first?.isLetter == true else { return nil }
        if words[0].contains("-") {
            words.replaceSubrange(0...0, with: words[0].split(separator: "-"))
        } else if words[0].first?.isLetter == true, words.count == 4 {
            words = [words[1], words[0], words[3], words[2]]
        }
        guard words.count >= 4, words.count < 5 || words[4] == "GMT" || words[4] == "UTC",
            let day = Int(words[0]), let month = months.firstIndex(of: words[1].lowercased()),
            let year = Int(words[2]), let second = secondOfDay(words[3])
        else { return nil }
        let full = words[2].utf8.count == 2 ? year + (year > 76 ? 1900 : 2000) : year
        return Timestamp.date(year: full, month: month + 1, day: day, secondOfDay: second, offset: 0)
    }

    /// The time as an IMF-fixdate: `Sun, 06 Nov 1994 08:49:37 GMT`.
    public static func text(_ date: Date) -> String {
        let parts = Timestamp.iso8601(date).split { !$0.isNumber }
        let days = Int((date.timeIntervalSince1970 / 86400).rounded(.down))
        let weekday = weekdays[((days + 4) % 7 + 7) % 7]
        let month = Int(parts[1]).map { months[$0 - 1].prefix(1).uppercased() + months[$0 - 1].dropFirst() }
        return "\(weekday), \(parts[2]) \(month ?? "") \(parts[0]) \(parts[3]):\(parts[4]):\(parts[5]) GMT"
    }

    private static func secondOfDay(_ clock: Substring) -> Int? {
        let parts = clock.split(separator: ":").compactMap { Int($0) }
        guard parts.count == 3, (0..<24).contains(parts[0]), (0..<60).contains(parts[1]),
            (0...60).contains(parts[2])
        else { return nil }
        return parts[0] * 3600 + parts[1] * 60 + min(parts[2], 59)
    }

    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]
    private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
}
