/// Times as pages give them, as ISO 8601.
enum TimeForm {
    /// A time that is ISO 8601 already or nearly; `nil` for what is not.
    static func iso8601(_ text: String) -> String? {
        var bytes = Array(text.utf8.drop { $0 == 0x20 })
        while bytes.last == 0x20 { bytes.removeLast() }
        guard bytes.count >= 10, bytes[0..<4].allSatisfy(ASCII.isDigit) else { return nil }
        if bytes[4] == UInt8(ascii: "/"), bytes[7] == UInt8(ascii: "/") {
            bytes[4] = UInt8(ascii: "-")
            bytes[7] = UInt8(ascii: "-")
        }
        guard bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            bytes[5..<7].allSatisfy(ASCII.isDigit),
            bytes[8..<10].allSatisfy(ASCII.isDigit)
        else { return nil }
        guard bytes.count > 10 else { return String(decoding: bytes, as: UTF8.self) }
        if bytes[10] == 0x20 { bytes[10] = UInt8(ascii: "T") }
        guard bytes[10] == UInt8(ascii: "T"), bytes.count >= 16 else {
            return String(decoding: bytes.prefix(10), as: UTF8.self)
        }
        // `10:00:00 +0200` and `10:00:00 UTC` are common.
        var time = String(decoding: bytes, as: UTF8.self)
        for zone in [" UTC", " GMT", " Z"] where time.hasSuffix(zone) {
            time = String(time.dropLast(zone.count)) + "Z"
        }
        return String(time.filter { $0 != " " })
    }

    /// Seconds since 1970 as a time in UTC, after Hinnant, "chrono-compatible low-level date algorithms".
    static func iso8601(secondsSince1970 seconds: Int) -> String? {
        guard (0..<253_402_300_800).contains(seconds) else { return nil }
        let shifted = seconds / 86_400 + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        let time = seconds % 86_400
        let two = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
        return
            "\(year)-\(two(month))-\(two(day))T\(two(time / 3600)):\(two(time / 60 % 60)):\(two(time % 60))Z"
    }
}
