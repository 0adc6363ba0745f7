import Articles

/// What a line of text shows of its role without its surroundings; shared by both readers.
enum LineSigns {
    /// A line without its bullet character; `nil` for a line that has none.
    ///
    /// A hyphen, dash or asterisk counts only with a space after it.
    static func withoutBullet(_ line: String) -> (text: String, isCertain: Bool)? {
        guard let first = line.unicodeScalars.first else { return nil }
        let rest = line.unicodeScalars.dropFirst()
        let text = LineText.trimmed(String(Substring(rest)))
        guard !text.isEmpty else { return nil }
        switch first {
        case "•", "‣", "◦", "⁃", "∙", "●", "○", "■", "□", "▪", "▫", "▶", "►", "➤", "✓", "✔", "·":
            return (text, true)
        case "*", "-", "–", "—":
            guard let next = rest.first, next.properties.isWhitespace else { return nil }
            return (text, first == "*" || first == "-")
        default: return nil
        }
    }

    /// Whether a line ends with the credit of a picture, and therefore is its caption.
    static func endsWithCredit(_ line: String) -> Bool {
        let start = max(0, line.utf8.count - 160)
        let tail = lowercased(line).dropFirst(start)
        let isMarked = tail.contains { creditMarks.contains($0) }
        for sign in isMarked ? creditSigns : plainCreditSigns where sign.count <= tail.count {
            guard let found = ASCII.lastIndex(of: sign, in: tail) else { continue }
            let rest = tail[(found + sign.count)...]
            let isOpen = sign[0] == UInt8(ascii: "(") || sign[0] == UInt8(ascii: "/")
            let isWord = found == tail.startIndex || !ASCII.isLetter(tail[found - 1])
            if rest.count <= 110, isOpen || isWord, ASCII.firstIndex(of: fullStop, in: rest) == nil {
                return true
            }
        }
        if let sign = line.lastIndex(of: "©"), line[sign...].utf8.count <= 90, sign != line.startIndex {
            return true
        }
        return false
    }

    /// Whether a line is the caption of an agency's picture from the archive.
    static func isArchivePicture(_ line: String) -> Bool {
        line.utf8.count <= 900 && archiveOpenings.contains { line.hasPrefix($0) } && endsWithCredit(line)
    }

    private static let archiveOpenings = [
        "FILE - ", "FILE – ", "FILE — ", "FILE PHOTO", "File photo", "ARCHIV - ", "Archivbild", "ARCHIVO - ",
        "Foto de archivo", "ARCHIVES - ", "Photo d'archives", "ARQUIVO - ",
    ]

    /// Whether a line can be an introduction of few words: a sentence, or nearly as long as one, without a year,
    /// as bylines have it.
    static func readsAsSubtitle(_ line: String) -> Bool {
        let length = line.unicodeScalars.count
        guard length >= (endsSentence(line) ? 16 : 50), length <= 300, !line.contains("@"),
            !line.split(whereSeparator: { !$0.isNumber }).contains(where: { $0.count == 4 })
        else { return false }
        return HeadlineFinder.words(line).count >= (line.contains(" ") ? 4 : 8)
    }

    /// Whether a short line has a date in numbers in it and is no sentence: what stands above articles.
    static func isStamped(_ line: String) -> Bool {
        guard line.utf8.count <= 120, !endsSentence(line) else { return false }
        return line.split(whereSeparator: { $0 == " " || $0 == "," || $0 == "|" || $0 == "T" }).contains {
            word in
            let numbers = word.split(whereSeparator: { ".-/".contains($0) })
            return numbers.count == 3 && numbers.contains { $0.count == 4 }
                && numbers.allSatisfy { $0.utf8.allSatisfy(ASCII.isDigit) }
        }
    }

    /// Whether a line is a credit and nothing else.
    static func isBareCredit(_ line: String) -> Bool {
        guard line.utf8.count <= 110 else { return false }
        if line.hasPrefix("©") { return true }
        let lower = lowercased(line)
        return creditSigns.contains { lower.starts(with: $0) }
    }

    /// Whether the words for a picture are its credit and nothing else: marked as one, or agencies' names.
    static func isCreditLine(_ line: String) -> Bool {
        if isBareCredit(line) { return true }
        guard line.utf8.count <= 90 else { return false }
        let lower = lowercased(line)
        if sourceSigns.contains(where: { lower.starts(with: $0) }) { return true }
        let words = lower.split { !ASCII.isLetter($0) && $0 < 0x80 }
        return !words.isEmpty && words.allSatisfy { creditNames.contains(NameHash.of($0)) }
    }

    private static let sourceSigns: [[UInt8]] = [
        "bildrechte:", "bildquelle:", "bildnachweis:", "quelle:", "source:", "source :", "bron:", "fuente:",
        "fonte:", "kilde:", "källa:", "źródło:", "zdroj:", "forrás:", "источник:", "kaynak:", "來源：", "来源：",
        "출처:", "提供：",
    ].map { Array($0.utf8) }

    private static let creditNames = Set(
        """
        getty images istock istockphoto shutterstock alamy imago imagn reuters afp ap epa efe dpa pa anadolu agency xinhua
        tass ansa belga keystone ritzau scanpix ntb tt picture alliance via photo press wire sipa zuma unsplash pexels
        bloomberg usa today sports associated lusa kyodo jiji yonhap newsis stock photos
        """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map { NameHash.of($0.utf8) })

    /// Whether a line says that the newsroom changed the article, or what it changed.
    static func isCorrection(_ line: String) -> Bool {
        // A label without a note is the label of a time.
        guard line.utf8.count <= 900, line.utf8.count >= 16 || !line.hasSuffix(":") else { return false }
        let start = opening(of: line)
        if correctionOpenings[LinePattern.key(start)]?.contains(where: { start.starts(with: $0) }) ?? false {
            return true
        }
        return correctionPhrases.contains { ASCII.firstIndex(of: $0, in: start[...]) != nil }
    }

    /// The first bytes in lower case, curly apostrophes straight.
    private static func opening(of line: String) -> [UInt8] {
        LowerCase.bytes(line.utf8.prefix(240))
    }

    /// Whether a line tells how to reach or follow its author.
    static func isBiography(_ line: String) -> Bool {
        guard line.utf8.count <= 700 else { return false }
        let lower = lowercased(line)
        if biographyPhrases.contains(where: { ASCII.firstIndex(of: $0, in: lower[...]) != nil }) {
            return true
        }
        // An address with an at sign between letters, in a short line.
        guard line.utf8.count <= 400, let at = lower.firstIndex(of: UInt8(ascii: "@")), at > 0,
            at + 1 < lower.count
        else { return false }
        return ASCII.isLetter(lower[at + 1])
            && (ASCII.isLetter(lower[at - 1]) || ASCII.isDigit(lower[at - 1]))
    }

    private static let biographyPhrases: [[UInt8]] = [
        "can be reached at", "follow him on", "follow her on", "follow them on", "follow me on",
        "follow us on", "on twitter @", "on x @",
        "contact the reporter", "is a staff writer", "is a senior reporter", "whose work has appeared in",
        " is a freelance writer", " is a freelance journalist", " is a freelance reporter",
    ].map { Array($0.utf8) }

    private static func lowercased(_ text: String) -> [UInt8] { LowerCase.bytes(text.utf8) }

    private static let fullStop = Array(". ".utf8)

    /// Whether a line has the shape of a heading: short, without the punctuation that ends a sentence.
    static func hasHeadingShape(_ line: String, longest: Int = 90) -> Bool {
        guard line.unicodeScalars.count <= longest,
            let last = line.unicodeScalars.last(where: { !isClosing($0) })
        else {
            return false
        }
        if ".,;:!…。、，；：！।".unicodeScalars.contains(last) { return false }
        guard let first = line.unicodeScalars.first(where: { !isClosing($0) }) else { return false }
        return !first.properties.isLowercase
    }

    /// Whether a line is a heading by its capital letters: several words, none of them in lower case.
    static func isShouted(_ line: String) -> Bool {
        guard line.utf8.count >= 12, hasHeadingShape(line), line.contains(" ") else { return false }
        var capitals = 0
        for scalar in line.unicodeScalars {
            if scalar.properties.isLowercase { return false }
            if scalar.properties.isUppercase { capitals += 1 }
        }
        return capitals >= 8
    }

    /// Whether a line ends as a sentence does.
    static func endsSentence(_ line: String) -> Bool {
        guard let last = line.unicodeScalars.last(where: { !isClosing($0) }) else { return false }
        return ".!?…。！？।؟".unicodeScalars.contains(last)
    }

    private static func isClosing(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .closePunctuation, .finalPunctuation, .initialPunctuation, .openPunctuation: true
        default: scalar == "\"" || scalar == "'" || scalar.properties.isWhitespace
        }
    }

    private static let creditSigns: [[UInt8]] = [
        "photo:", "photos:", "photo by ", "photo credit:", "picture:", "pictures:", "image:", "images:",
        "image credit:", "image credits:", "photo credits:", "(photos by ", "nuotr.",
        "photograph:", "photographs:", "photographer:", "illustration:", "graphic:", "credit:", "courtesy:",
        "(ap photo",
        "(photo by ", "(photo:", "[image via ", "[photo via ", "(image via ", "(photo via ", "image via ",
        "(reuters", "(afp", "(getty", "(image:", "foto:", "fotos:", "bild:",
        "fotografia:", "imagen:", "crédit photo", "crédit :", "photo :", "(foto:", "(foto ", "фото:",
        "zdjęcie:", "fot.", "kuva:",
        "圖片來源", "图片来源", "圖：", "图：", "照片：", "写真：", "(写真", "撮影：", "사진=", "사진:", "via reuters", "via afp",
        "via ap", "via getty images",
        "/getty images", "/ getty images", "/afp", "/reuters", "/epa",
    ].map { Array($0.utf8) }

    /// A byte of nearly all signs, by which most lines have none of them.
    private static let creditMarks = Set(":(/=[".utf8 + [0xEF])
    private static let plainCreditSigns = creditSigns.filter { $0.allSatisfy { !creditMarks.contains($0) } }

    private static let correctionOpenings = Dictionary(
        grouping: [
            "correction:", "correction (", "corrections:", "correction -", "corrected:", "clarification:",
            "clarification (",
            "editor's note:", "editors' note:", "editor's note -", "update:", "update (", "updated:",
            "updated on ", "amendment:",
            "this article was amended", "this article was corrected", "this article was updated",
            "this article has been amended",
            "this article has been corrected", "this article has been updated", "this story has been updated",
            "this story has been corrected", "this story was updated", "this story was corrected",
            "this piece has been ",
            "this post has been updated", "this report has been updated", "this version corrects",
            "this version clarifies",
            "this version updates", "an earlier version of this", "a previous version of this",
            "due to an editing error",
            "due to incorrect information", "korrektur:", "berichtigung:", "anmerkung der redaktion",
            "in einer früheren version",
            "in einer früheren fassung", "in einer ersten version", "in der ursprünglichen fassung",
            "update vom ", "correctif", "rectificatif",
            "erratum", "mise à jour", "une version précédente", "une première version", "cet article a été",
            "corrección:", "fe de errores",
            "fe de erratas", "actualización:", "una versión anterior", "correção:", "errata", "atualização:",
            "uma versão anterior", "correzione:",
            "rettifica", "aggiornamento:", "una versione precedente", "correctie:", "rectificatie",
            "in een eerdere versie", "rättelse", "rettelse",
            "rettet:", "korjaus", "исправление", "уточнение:", "поправка", "sprostowanie", "düzeltme", "訂正",
            "更正",
            "정정",
            "redactioneel:", "opdatering:", "oppdatert:",
        ].map { Array($0.utf8) }, by: LinePattern.key)

    private static let correctionPhrases: [[UInt8]] = [
        "an earlier version of this ", "a previous version of this ", "earlier version of this article",
        "this article was amended on",
        "this article was updated on", "this story was updated on", "this story has been updated",
        "this article has been updated",
        "this article has been corrected", "this story has been corrected",
        "in einer früheren version dieses", "in einer früheren fassung",
        "une version précédente de cet article", "una versión anterior de este artículo",
    ].map { Array($0.utf8) }
}
