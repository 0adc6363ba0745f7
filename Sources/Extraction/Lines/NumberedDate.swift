/// A date that is numbers and their units, year first, as East Asia and databases write it.
enum NumberedDate {
    /// Reads `2025年1月13日 10時05分`, `2025.05.15 18:30`, `2025-05-15 오후 6:30`; `nil` for what has other words.
    static func iso8601(_ text: Substring) -> String? {
        var numbers: [Int] = []
        var isInNumber = false
        var isAfternoon = false
        for scalar in text.unicodeScalars {
            if let digit = scalar.properties.numericType == .decimal ? scalar.properties.numericValue : nil {
                if !isInNumber { numbers.append(0) }
                guard let last = numbers.last, last < 10_000 else { return nil }
                numbers[numbers.count - 1] = last * 10 + Int(digit)
                isInNumber = true
            } else {
                if units.contains(scalar) {
                    isAfternoon = isAfternoon || afternoon.contains(scalar)
                } else if scalar != "t" || !isInNumber {
                    return nil
                }
                isInNumber = false
            }
        }
        guard numbers.count >= 3, numbers.count <= 6, (1900..<2200).contains(numbers[0]),
            (1...12).contains(numbers[1]), (1...31).contains(numbers[2])
        else { return nil }
        let date = "\(numbers[0])-\(two(numbers[1]))-\(two(numbers[2]))"
        guard numbers.count >= 5 else { return numbers.count == 3 ? date : nil }
        let hour = isAfternoon && numbers[3] < 12 ? numbers[3] + 12 : numbers[3]
        guard hour < 24, numbers[4] < 60 else { return nil }
        return "\(date)T\(two(hour)):\(two(numbers[4]))"
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    /// What may stand between the numbers: units, separators, days of the week in brackets, halves of the day.
    private static let units = Set(
        " \u{3000}\u{A0}.-/:,|()（）［］[]：年月日时時分秒년월일시분초火水木金土화수목금토午前后後上下오전후".unicodeScalars)
    /// Of the words for the second half of the day, the letter that the first half does not have.
    private static let afternoon = Set("后後下후".unicodeScalars)
}
