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
        let lower = line.lowercased()
        for sign in creditSigns {
            guard let found = lastRange(of: sign, in: lower) else { continue }
            let tail = lower[found...].dropFirst(sign.count)
            if tail.utf8.count <= 110, !tail.contains(". "), sign.hasPrefix("(") || isBoundary(lower, found) {
                return true
            }
        }
        if let sign = line.lastIndex(of: "©"), line[sign...].utf8.count <= 90, sign != line.startIndex {
            return true
        }
        return false
    }

    /// Whether a line is a credit and nothing else.
    static func isBareCredit(_ line: String) -> Bool {
        let lower = line.lowercased()
        if line.hasPrefix("©"), line.utf8.count <= 90 { return true }
        return line.utf8.count <= 110 && creditSigns.contains { lower.hasPrefix($0) }
    }

    /// Whether a line says that the newsroom changed the article, or what it changed.
    static func isCorrection(_ line: String) -> Bool {
        let lower = NormalForm.text(String(line.prefix(220))).lowercased()
        if correctionOpenings.contains(where: { lower.hasPrefix($0) }) { return true }
        return line.utf8.count <= 900 && correctionPhrases.contains { lower.contains($0) }
    }

    /// Whether a line has the shape of a heading: short, without the punctuation that ends a sentence.
    static func hasHeadingShape(_ line: String, longest: Int = 90) -> Bool {
        guard line.count <= longest, let last = line.unicodeScalars.last(where: { !isClosing($0) }) else {
            return false
        }
        if ".,;:!…。、，；：！।".unicodeScalars.contains(last) { return false }
        guard let first = line.unicodeScalars.first(where: { !isClosing($0) }) else { return false }
        return !first.properties.isLowercase
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

    private static func isBoundary(_ text: String, _ index: String.Index) -> Bool {
        guard index > text.startIndex else { return true }
        return !text[text.index(before: index)].isLetter
    }

    private static func lastRange(of needle: String, in text: String) -> String.Index? {
        let bytes = Array(text.utf8)
        let sign = Array(needle.utf8)
        guard bytes.count >= sign.count else { return nil }
        var index = bytes.count - sign.count
        while index >= 0 {
            if bytes[index] == sign[0], bytes[index..<(index + sign.count)].elementsEqual(sign) {
                return text.utf8.index(text.startIndex, offsetBy: index)
            }
            index -= 1
        }
        return nil
    }

    private static let creditSigns = [
        "photo:", "photos:", "photo by ", "photo credit:", "picture:", "pictures:", "image:", "images:",
        "image credit:",
        "photograph:", "photographs:", "photographer:", "illustration:", "graphic:", "credit:", "courtesy:",
        "(ap photo",
        "(photo by ", "(photo:", "(reuters", "(afp", "(getty", "(image:", "foto:", "fotos:", "bild:",
        "fotografia:", "imagen:", "crédit photo", "crédit :", "photo :", "(foto:", "(foto ", "фото:",
        "zdjęcie:", "fot.", "kuva:",
        "圖片來源", "图片来源", "圖：", "图：", "照片：", "写真：", "(写真", "撮影：", "사진=", "사진:", "via reuters", "via afp",
        "via ap", "via getty images",
        "/getty images", "/ getty images", "/afp", "/reuters", "/epa",
    ]

    private static let correctionOpenings = [
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
        "rettet:", "korjaus", "исправление", "уточнение:", "поправка", "sprostowanie", "düzeltme", "訂正", "更正",
        "정정",
        "redactioneel:", "opdatering:", "oppdatert:",
    ]

    private static let correctionPhrases = [
        "an earlier version of this ", "a previous version of this ", "earlier version of this article",
        "this article was amended on",
        "this article was updated on", "this story was updated on", "this story has been updated",
        "this article has been updated",
        "this article has been corrected", "this story has been corrected",
        "in einer früheren version dieses", "in einer früheren fassung",
        "une version précédente de cet article", "una versión anterior de este artículo",
    ]
}
