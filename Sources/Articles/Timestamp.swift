#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Times as text: ISO 8601 in the forms people type and Stet prints.
///
/// Whole seconds; the proleptic Gregorian calendar, years 1 to 9999.
public enum Timestamp {
    /// `2022-03-29T18:05:00Z`: the form in files, trailers and JSON.
    public static func iso8601(_ date: Date) -> String {
        let parts = parts(date)
        return String(unsafeUninitializedCapacity: 20) { text in
            write(parts, separatedBy: "T", to: text)
            text[16] = UInt8(ascii: ":")
            write(parts.second, 2, to: text, at: 17)
            text[19] = UInt8(ascii: "Z")
            return 20
        }
    }

    /// `2022-03-29 18:05Z`: the form for people, to the minute.
    public static func minute(_ date: Date) -> String {
        let parts = parts(date)
        return String(unsafeUninitializedCapacity: 17) { text in
            write(parts, separatedBy: " ", to: text)
            text[16] = UInt8(ascii: "Z")
            return 17
        }
    }

    /// Reads a date, or a date and a time.
    ///
    /// `2022-03-29`; `2022-03-29T18:00`, also with seconds and fractions, with `T` or a space between and `Z`,
    /// `+08:00`, `+0800` or `+08` behind; without a zone it is UTC.
    ///
    /// - Parameter endOfUnit: read what is left out as late as it can be: a date alone as its last second, a
    ///   minute as its last second.
    /// - Returns: `nil` where the text is no such time, February 30 included.
    public static func parse(_ text: String, endOfUnit: Bool = false) -> Date? {
        var scanner = Scanner(rest: text.utf8[...])
        guard let year = scanner.digits(4), scanner.skip("-"), let month = scanner.digits(2),
            scanner.skip("-"),
            let day = scanner.digits(2), let days = daysSinceEpoch(year: year, month: month, day: day)
        else { return nil }
        let midnight = days * 86400
        if scanner.isAtEnd {
            return Date(timeIntervalSince1970: Double(midnight + (endOfUnit ? 86399 : 0)))
        }
        guard scanner.skip("T") || scanner.skip("t") || scanner.skip(" "),
            let seconds = scanner.timeOfDay(endOfMinute: endOfUnit), let offset = scanner.zone(),
            scanner.isAtEnd
        else { return nil }
        return Date(timeIntervalSince1970: Double(midnight + seconds - offset))
    }

    /// The time that parts read elsewhere make.
    ///
    /// - Parameters:
    ///   - secondOfDay: seconds since midnight.
    ///   - offset: seconds east of UTC.
    /// - Returns: `nil` for a date that does not exist, or a year outside 1 to 9999.
    package static func date(year: Int, month: Int, day: Int, secondOfDay: Int, offset: Int) -> Date? {
        guard (1...9999).contains(year), let days = daysSinceEpoch(year: year, month: month, day: day) else {
            return nil
        }
        return Date(timeIntervalSince1970: Double(days * 86400 + secondOfDay - offset))
    }

    /// The time without its fraction of a second: what git can keep.
    public static func wholeSeconds(_ date: Date) -> Date {
        Date(timeIntervalSince1970: date.timeIntervalSince1970.rounded(.down))
    }

    private struct Parts {
        var year, month, day, hour, minute, second: Int
    }

    private static func parts(_ date: Date) -> Parts {
        let time = date.timeIntervalSince1970
        let clamped = time.isNaN ? 0 : min(max(time.rounded(.down), -62_135_596_800), 253_402_300_799)
        let seconds = Int(clamped)
        let days = seconds >= 0 ? seconds / 86400 : (seconds - 86399) / 86400
        let second = seconds - days * 86400
        let (year, month, day) = civil(daysSinceEpoch: days)
        return Parts(
            year: year, month: month, day: day, hour: second / 3600, minute: second / 60 % 60,
            second: second % 60)
    }

    /// Writes the 16 bytes from the year to the minute.
    private static func write(
        _ parts: Parts, separatedBy separator: Unicode.Scalar, to text: UnsafeMutableBufferPointer<UInt8>
    ) {
        write(parts.year, 4, to: text, at: 0)
        text[4] = UInt8(ascii: "-")
        write(parts.month, 2, to: text, at: 5)
        text[7] = UInt8(ascii: "-")
        write(parts.day, 2, to: text, at: 8)
        text[10] = UInt8(truncatingIfNeeded: separator.value)
        write(parts.hour, 2, to: text, at: 11)
        text[13] = UInt8(ascii: ":")
        write(parts.minute, 2, to: text, at: 14)
    }

    private static func write(
        _ value: Int, _ width: Int, to text: UnsafeMutableBufferPointer<UInt8>, at start: Int
    ) {
        var rest = value
        for place in (start..<start + width).reversed() {
            text[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
    }

    /// Days since 1970-01-01, `nil` for a date that does not exist.
    ///
    /// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `days_from_civil`.
    private static func daysSinceEpoch(year: Int, month: Int, day: Int) -> Int? {
        guard year >= 1, (1...12).contains(month), day >= 1 else { return nil }
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let days = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
        return civil(daysSinceEpoch: days) == (year, month, day) ? days : nil
    }

    /// The same source's `civil_from_days`.
    private static func civil(daysSinceEpoch days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (
            yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        )
    }

    private struct Scanner {
        var rest: Substring.UTF8View

        var isAtEnd: Bool { rest.isEmpty }

        mutating func skip(_ character: Unicode.Scalar) -> Bool {
            guard let byte = rest.first, UInt32(byte) == character.value else { return false }
            rest.removeFirst()
            return true
        }

        mutating func digits(_ count: Int) -> Int? {
            var value = 0
            for _ in 0..<count {
                guard let byte = rest.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else {
                    return nil
                }
                value = value * 10 + Int(byte - UInt8(ascii: "0"))
                rest.removeFirst()
            }
            return value
        }

        /// Seconds since midnight; a leap second counts as the second before it.
        mutating func timeOfDay(endOfMinute: Bool) -> Int? {
            guard let hour = digits(2), skip(":"), let minute = digits(2), hour < 24, minute < 60 else {
                return nil
            }
            var second = endOfMinute ? 59 : 0
            if skip(":") {
                guard let value = digits(2), value <= 60 else { return nil }
                second = min(value, 59)
                if skip(".") || skip(",") {
                    guard digits(1) != nil else { return nil }
                    while digits(1) != nil {}
                }
            }
            return hour * 3600 + minute * 60 + second
        }

        /// Seconds east of UTC; 0 where no zone is written.
        mutating func zone() -> Int? {
            if isAtEnd || skip("Z") || skip("z") { return 0 }
            let sign: Int
            if skip("+") { sign = 1 } else if skip("-") { sign = -1 } else { return nil }
            guard let hour = digits(2), hour < 24 else { return nil }
            let hasColon = skip(":")
            guard !isAtEnd else { return hasColon ? nil : sign * hour * 3600 }
            guard let minute = digits(2), minute < 60 else { return nil }
            return sign * (hour * 3600 + minute * 60)
        }
    }
}
