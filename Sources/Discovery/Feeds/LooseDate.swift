import Articles

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Times as feeds and sitemaps write them.
///
/// W3C's profile of ISO 8601 ("Date and Time Formats") from the year down to fractions of a second, RFC 822
/// with two- and four-digit years and named zones, the C library's `asctime`, and what lies between. Without a
/// zone a time is UTC.
enum LooseDate {
    static func parse(_ text: String) -> Date? {
        guard text.utf8.count <= 100 else { return nil }
        let tidy = PlainText.collapsed(text)
        return Timestamp.parse(tidy) ?? numeric(tidy) ?? named(tidy)
    }

    /// `2003`, `2003-12`, `20031231`, `2003-12-31T10:14Z` with a space before the zone or one digit missing.
    private static func numeric(_ text: String) -> Date? {
        let day = text.prefix { $0.isASCII && ($0.isNumber || $0 == "-" || $0 == "/" || $0 == ".") }
        var rest = text[day.endIndex...]
        var parts = day.split { !$0.isNumber }.map { Int($0) ?? -1 }
        if parts.count == 1, day.count == 8 {
            parts = [parts[0] / 10_000, parts[0] / 100 % 100, parts[0] % 100]
        }
        guard day.prefix(4).allSatisfy(\.isNumber), day.count >= 4, (1...3).contains(parts.count) else {
            return nil
        }
        if rest.first == "T" || rest.first == "t" || rest.first == " " { rest.removeFirst() }
        guard let time = TimeOfDay(rest) else { return nil }
        return Timestamp.date(
            year: parts[0], month: parts.count > 1 ? parts[1] : 1, day: parts.count > 2 ? parts[2] : 1,
            secondOfDay: time.second, offset: time.offset)
    }

    /// `Thu, 01 Jan 2004 19:48:21 GMT`, `Jan 1, 2004 7:48 PM`, `Thu Jan  1 19:48:21 2004`.
    private static func named(_ text: String) -> Date? {
        var words = text.split { $0 == " " || $0 == "," }
        guard let monthAt = words.firstIndex(where: { month($0) != nil }), let month = month(words[monthAt])
        else {
            let dashed = text.replacing("-", with: " ")
            return dashed != text && dashed.split(separator: " ").contains { Self.month($0) != nil }
                ? named(dashed) : nil
        }
        words.remove(at: monthAt)
        guard let timeAt = words.firstIndex(where: { $0.contains(":") }) ?? words.indices.last.map({ $0 + 1 })
        else { return nil }
        var numbers = words[..<timeAt].compactMap { Int($0.filter(\.isNumber)) }
        var rest = words[timeAt...]
        if numbers.count == 1, let last = rest.last, last.count == 4, let year = Int(last) {
            numbers.append(year)
            rest.removeLast()
        }
        guard numbers.count >= 2, let time = TimeOfDay(rest.joined(separator: " ")[...]) else { return nil }
        let (day, year) = numbers[0] > 31 ? (numbers[1], numbers[0]) : (numbers[0], numbers[1])
        // RFC 2822, section 4.3.
        let full = year < 50 ? year + 2000 : year < 1000 ? year + 1900 : year
        return Timestamp.date(
            year: full, month: month, day: day, secondOfDay: time.second, offset: time.offset)
    }

    private static func month(_ word: Substring) -> Int? {
        guard word.count >= 3, word.first?.isLetter == true else { return nil }
        return months.firstIndex(of: String(word.lowercased().prefix(3))).map { $0 + 1 }
    }

    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]
}

/// A time of day with its zone, both of which may be missing.
private struct TimeOfDay {
    var second = 0
    var offset = 0

    init?(_ text: Substring) {
        var rest = text.drop(while: \.isWhitespace)
        let clock = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ":" || $0 == "." || $0 == ",") }
        rest = rest[clock.endIndex...].drop(while: \.isWhitespace)
        let parts = clock.prefix { $0 != "." && $0 != "," }.split(separator: ":").map { Int($0) ?? -1 }
        if !parts.isEmpty {
            guard parts.count <= 3, parts.allSatisfy({ (0...60).contains($0) }), parts[0] <= 24 else {
                return nil
            }
            var hour = parts[0] == 24 ? 0 : parts[0]
            let half = rest.prefix(2).lowercased()
            if half == "pm" || half == "am" {
                rest = rest.dropFirst(2).drop(while: \.isWhitespace)
                hour = hour % 12 + (half == "pm" ? 12 : 0)
            }
            let minute = parts.count > 1 ? min(parts[1], 59) : 0
            second = hour * 3600 + minute * 60 + (parts.count > 2 ? min(parts[2], 59) : 0)
        }
        guard let offset = Self.zone(rest) else { return nil }
        self.offset = offset
    }

    /// Seconds east of UTC (RFC 822, section 5.1; RFC 3339).
    private static func zone(_ text: Substring) -> Int? {
        var name = text.prefix { !$0.isWhitespace && $0 != "(" }.uppercased()[...]
        for prefix in ["GMT", "UTC"] where name.hasPrefix(prefix) && name.count > 3 {
            name = name.dropFirst(3)
        }
        if let hours = named[String(name)] { return hours * 3600 }
        guard let sign = name.first, sign == "+" || sign == "-" else {
            return name.first?.isLetter == true ? 0 : nil
        }
        let digits = name.dropFirst().filter(\.isNumber)
        guard let value = Int(digits), digits.count <= 4 else { return nil }
        let (hours, minutes) = digits.count <= 2 ? (value, 0) : (value / 100, value % 100)
        guard hours < 24, minutes < 60 else { return nil }
        return (sign == "-" ? -1 : 1) * (hours * 3600 + minutes * 60)
    }

    private static let named: [String: Int] = [
        "": 0, "Z": 0, "UT": 0, "GMT": 0, "UTC": 0, "EST": -5, "EDT": -4, "ET": -5, "CST": -6, "CDT": -5,
        "CT": -6, "MST": -7, "MDT": -6, "MT": -7, "PST": -8, "PDT": -7, "PT": -8, "AST": -4, "ADT": -3,
        "BST": 1, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3, "MSK": 3, "JST": 9, "KST": 9, "HKT": 8, "SGT": 8,
        "AEST": 10, "AEDT": 11,
    ]
}
