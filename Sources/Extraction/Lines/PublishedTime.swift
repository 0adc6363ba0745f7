/// A line that says when an article was published or changed.
struct PublishedTime {
    enum Role {
        case published
        case modified
    }

    let role: Role
    /// ISO 8601, to the minute where the line has a time; `nil` where the date could not be read.
    let value: String?

    /// Reads a line such as `Published: 10:00am, 20 Jan, 2020`; `nil` for a line that is none.
    static func labelled(_ line: String) -> PublishedTime? {
        guard line.utf8.count <= 120, line.utf8.contains(where: ASCII.isDigit) else { return nil }
        let lower = line.lowercased()
        for (label, role) in labels where lower.hasPrefix(label) {
            let rest = lower.dropFirst(label.count)
            guard rest.first.map({ !$0.isLetter }) ?? false else { continue }
            let reader = DateWords(rest)
            guard reader.isOnlyDate else { return nil }
            return PublishedTime(role: role, value: reader.iso8601)
        }
        let reader = DateWords(lower[...])
        guard reader.isOnlyDate, let value = reader.iso8601 else { return nil }
        return PublishedTime(role: .published, value: value)
    }

    private static let labels: [(String, Role)] = [
        ("published on", .published), ("published at", .published), ("published", .published),
        ("posted on", .published),
        ("posted", .published), ("first published", .published), ("last updated on", .modified),
        ("last updated", .modified),
        ("updated on", .modified), ("updated at", .modified), ("updated", .modified),
        ("last modified", .modified),
        ("modified", .modified), ("publié le", .published), ("mis à jour le", .modified),
        ("veröffentlicht am", .published),
        ("veröffentlicht", .published), ("aktualisiert am", .modified), ("aktualisiert", .modified),
        ("stand:", .modified),
        ("publicado el", .published), ("publicado em", .published), ("publicado", .published),
        ("actualizado", .modified),
        ("atualizado em", .modified), ("pubblicato il", .published), ("aggiornato il", .modified),
        ("gepubliceerd op", .published),
        ("laatst bijgewerkt", .modified), ("publisert", .published), ("oppdatert", .modified),
        ("publicerad", .published), ("uppdaterad", .modified), ("publiceret", .published),
        ("opdateret", .modified), ("julkaistu", .published), ("päivitetty", .modified),
        ("опубликовано", .published), ("обновлено", .modified), ("publikováno", .published),
        ("aktualizováno", .modified), ("opublikowano", .published), ("aktualizacja", .modified),
        ("yayınlanma", .published), ("güncelleme", .modified), ("diperbarui", .modified),
    ]
}

/// The numbers and month names of a date written for people, in English and its neighbours.
private struct DateWords {
    private var year: Int?
    private var month: Int?
    private var day: Int?
    private var time: (hour: Int, minute: Int)?
    private(set) var isOnlyDate = true

    init(_ text: Substring) {
        var pending: [Int] = []
        let isSeparator = { (character: Character) in
            character.isWhitespace || ",|•·()".contains(character) || character == "-" || character == "–"
        }
        for token in text.split(whereSeparator: isSeparator) {
            let word = Self.withoutStops(token)
            if let clock = Self.clock(word) {
                time = clock
            } else if let date = Self.dotted(word) {
                (day, month, year) = date
            } else if word == "pm", let known = time, known.hour < 12 {
                time = (known.hour + 12, known.minute)
            } else if let number = Int(word.prefix { $0.isNumber }),
                Self.ordinals.contains(String(word.drop { $0.isNumber }))
            {
                if number > 1900, number < 2200 { year = number } else { pending.append(number) }
            } else if let found = Self.months[String(word.prefix(3))], word.allSatisfy(\.isLetter) {
                month = found
            } else if !Self.fillers.contains(String(word)) {
                isOnlyDate = false
                return
            }
        }
        if let first = pending.first, day == nil { day = first }
        if pending.count == 2, month == nil, year == nil { isOnlyDate = false }
    }

    var iso8601: String? {
        guard let year, let month, let day, (1...31).contains(day) else { return nil }
        let date = "\(year)-\(Self.two(month))-\(Self.two(day))"
        return time.map { date + "T\(Self.two($0.hour)):\(Self.two($0.minute))" } ?? date
    }

    /// `06.01.2026`, as most of Europe writes it.
    private static func dotted(_ word: Substring) -> (day: Int, month: Int, year: Int)? {
        let parts = word.split(separator: ".").compactMap { Int($0) }
        guard parts.count == 3, word.utf8.allSatisfy({ ASCII.isDigit($0) || $0 == UInt8(ascii: ".") }),
            (1...31).contains(parts[0]), (1...12).contains(parts[1]), (1900..<2200).contains(parts[2])
        else { return nil }
        return (parts[0], parts[1], parts[2])
    }

    /// `dec.` as `dec`, and `a.m.` as `am`.
    private static func withoutStops(_ token: Substring) -> Substring {
        let word = token.hasSuffix(".") ? token.dropLast() : token
        return word == "a.m" ? "am" : word == "p.m" ? "pm" : word
    }

    private static func clock(_ word: Substring) -> (hour: Int, minute: Int)? {
        let isAfternoon = word.hasSuffix("pm")
        let digits = word.hasSuffix("am") || isAfternoon ? word.dropLast(2) : word
        let parts = digits.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count) || (parts.count == 1 && digits.count < word.count),
            let hour = Int(parts[0]),
            let minute = parts.count > 1 ? Int(parts[1]) : 0, (0..<24).contains(hour),
            (0..<60).contains(minute)
        else { return nil }
        if isAfternoon, hour < 12 { return (hour + 12, minute) }
        return (!isAfternoon && digits.count < word.count && hour == 12 ? 0 : hour, minute)
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private static let ordinals: Set<String> = ["", "st", "nd", "rd", "th", ":"]
    private static let fillers: Set<String> = [
        ":", "at", "on", "am", "pm", "utc", "gmt", "bst", "edt", "est", "pdt", "pst", "cet", "cest", "hkt",
        "ist", "jst", "et", "pt",
        "uhr", "à", "um", "a", "las", "de", "às", "of", "the", "mon", "tue", "wed", "thu", "fri", "sat",
        "sun", "monday", "tuesday",
        "wednesday", "thursday", "friday", "saturday", "sunday", "updated", "published",
    ]
    private static let months: [String: Int] = [
        "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10,
        "nov": 11, "dec": 12,
        "mär": 3, "mai": 5, "okt": 10, "dez": 12, "fév": 2, "avr": 4, "jui": 6, "aoû": 8, "déc": 12, "ene": 1,
        "abr": 4, "ago": 8, "dic": 12,
        "fev": 2, "set": 9, "out": 10, "gen": 1, "mag": 5, "giu": 6, "lug": 7, "ott": 10, "maa": 3, "mei": 5,
        "maj": 5,
    ]
}
