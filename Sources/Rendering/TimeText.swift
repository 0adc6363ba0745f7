#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Times as people and programs read them: always absolute, always UTC.
enum TimeText {
    /// `2022-03-29 18:05Z`; seconds are left out.
    static func minutes(_ date: Date) -> String {
        let fields = Fields(date)
        return "\(fields.day) \(fields.clock)Z"
    }

    /// `2022-03-29T18:05:09Z` (RFC 3339).
    static func full(_ date: Date) -> String {
        let fields = Fields(date)
        return "\(fields.day)T\(fields.clock):\(fields.second)Z"
    }

    private struct Fields {
        var day: String
        var clock: String
        var second: String

        /// Splits a time by the proleptic Gregorian calendar.
        ///
        /// Days to dates after Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`.
        /// Times outside the years 0000 to 9999 are shown as the nearest that is inside.
        init(_ date: Date) {
            let earliest = -62_167_219_200.0
            let latest = 253_402_300_799.0
            let interval = date.timeIntervalSince1970
            let seconds = Int(interval.isNaN ? 0 : min(max(interval.rounded(.down), earliest), latest))
            let days = (seconds - (seconds % 86_400 + 86_400) % 86_400) / 86_400
            let rest = seconds - days * 86_400
            let shifted = days + 719_468
            let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
            let dayOfEra = shifted - era * 146_097
            let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
            let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
            let marchMonth = (5 * dayOfYear + 2) / 153
            let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
            let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
            day =
                Self.padded(year, to: 4) + "-" + Self.padded(month, to: 2) + "-"
                + Self.padded(dayOfYear - (153 * marchMonth + 2) / 5 + 1, to: 2)
            clock = Self.padded(rest / 3_600, to: 2) + ":" + Self.padded(rest / 60 % 60, to: 2)
            second = Self.padded(rest % 60, to: 2)
        }

        private static func padded(_ number: Int, to length: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, length - digits.count)) + digits
        }
    }
}
