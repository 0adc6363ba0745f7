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
        let bytes = Array(lower.utf8)
        for (label, role) in labels[LinePattern.key(bytes)] ?? [] where bytes.starts(with: label) {
            let rest = Substring(decoding: bytes[label.count...], as: UTF8.self)
            guard rest.first.map({ !$0.isLetter }) ?? false else { continue }
            if let value = NumberedDate.iso8601(rest) { return PublishedTime(role: role, value: value) }
            let reader = DateWords(rest)
            guard reader.isOnlyDate else { return nil }
            return PublishedTime(role: role, value: reader.iso8601)
        }
        if let value = NumberedDate.iso8601(lower[...]) {
            return PublishedTime(role: .published, value: value)
        }
        let reader = DateWords(lower[...])
        guard reader.isOnlyDate, let value = reader.iso8601 else { return nil }
        return PublishedTime(role: .published, value: value)
    }

    private static let labels = Dictionary(
        grouping: written.map { (label: Array($0.0.utf8), role: $0.1) }, by: { LinePattern.key($0.label) })

    private static let written: [(String, Role)] = [
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
        ("yayınlanma tarihi", .published), ("yayınlanma", .published), ("son güncelleme", .modified),
        ("güncelleme tarihi", .modified), ("güncelleme", .modified), ("diperbarui", .modified),
        ("diterbitkan", .published), ("publikacja", .published), ("data publikacji", .published),
        ("dodano", .published), ("vydáno", .published), ("publicat", .published),
        ("actualizat", .modified), ("közzétéve", .published), ("frissítve", .modified),
        ("δημοσίευση", .published), ("ενημέρωση", .modified), ("опубліковано", .published),
        ("оновлено", .modified), ("изменено", .modified), ("bijgewerkt", .modified),
        ("senast uppdaterad", .modified), ("sist oppdatert", .modified), ("oprettet", .published),
        ("última actualización", .modified), ("última atualização", .modified),
        ("ultimo aggiornamento", .modified), ("cập nhật", .modified), ("đăng lúc", .published),
        ("公開日時", .published), ("公開", .published), ("更新日時", .modified), ("更新时间", .modified),
        ("更新時間", .modified), ("更新于", .modified), ("更新", .modified), ("发布时间", .published),
        ("發布時間", .published), ("發佈時間", .published), ("发布于", .published), ("發布", .published),
        ("配信", .published), ("掲載", .published), ("입력", .published), ("등록", .published),
        ("게시", .published), ("수정", .modified), ("업데이트", .modified), ("نشر في", .published),
        ("تاريخ النشر", .published), ("آخر تحديث", .modified), ("תאריך פרסום", .published),
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
        var rest = text.unicodeScalars[...]
        // Most lines are no dates, which their first words say.
        while let start = rest.firstIndex(where: { !Self.isSeparator($0) }) {
            let token = rest[start...].prefix { !Self.isSeparator($0) }
            rest = rest[token.endIndex...]
            let word = Self.withoutStops(Substring(token))
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

    private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case " ", ",", "|", "(", ")", "-", "•", "·", "–": true
        default: scalar.properties.isWhitespace
        }
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
        "wednesday", "thursday", "friday", "saturday", "sunday", "updated", "published", "h", "kl", "klo",
        "ore", "alle", "le", "il", "den", "dne", "om", "em", "el", "у", "в",
        "г", "года", "р", "року", "часов", "montag", "dienstag", "mittwoch", "donnerstag", "freitag",
        "samstag",
        "sonnabend", "sonntag", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
        "lunes",
        "martes", "miércoles", "jueves", "viernes", "sábado", "domingo", "lunedì", "martedì", "mercoledì",
        "giovedì",
        "venerdì", "sabato", "domenica", "segunda-feira", "segunda", "terça", "quarta", "quinta", "sexta",
        "feira",
        "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag", "понедельник",
        "вторник",
        "среда", "четверг", "пятница", "суббота", "воскресенье",
    ]
    private static let months: [String: Int] = [
        "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10,
        "nov": 11, "dec": 12,
        "mär": 3, "mai": 5, "okt": 10, "dez": 12, "fév": 2, "avr": 4, "jui": 6, "aoû": 8, "déc": 12, "ene": 1,
        "abr": 4, "ago": 8, "dic": 12,
        "fev": 2, "set": 9, "out": 10, "gen": 1, "mag": 5, "giu": 6, "lug": 7, "ott": 10, "maa": 3, "mei": 5,
        "maj": 5, "янв": 1, "фев": 2, "мар": 3, "апр": 4, "мая": 5, "май": 5, "июн": 6, "июл": 7, "авг": 8,
        "сен": 9,
        "окт": 10, "ноя": 11, "дек": 12, "січ": 1, "лют": 2, "бер": 3, "кві": 4, "тра": 5, "чер": 6, "лип": 7,
        "сер": 8, "вер": 9, "жов": 10, "лис": 11, "гру": 12, "sty": 1, "lut": 2, "kwi": 4, "cze": 6, "lip": 7,
        "sie": 8, "wrz": 9, "paź": 10, "lis": 11, "gru": 12, "oca": 1, "şub": 2, "nis": 4, "haz": 6, "tem": 7,
        "ağu": 8, "eyl": 9, "eki": 10, "kas": 11, "ara": 12,
    ]
}
