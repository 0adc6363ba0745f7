/// A line at an article's end that says who else worked on it or where it was taken from.
enum ContributionNote {
    /// Whether a line says nothing but that.
    static func matches(_ line: String) -> Bool {
        guard line.utf8.count <= 320 else { return false }
        let folded = Array(FoldedLine(line).text.utf8)
        if folded.count <= 40, isAgencies(folded) { return true }
        if openings[LinePattern.key(folded)]?.contains(where: { folded.starts(with: $0) }) ?? false {
            return true
        }
        guard folded.count <= 200, ASCII.firstIndex(of: contributed, in: folded[...]) != nil else {
            return false
        }
        return endings.contains { folded.count >= $0.count && folded.suffix($0.count).elementsEqual($0) }
            || phrases.contains { ASCII.firstIndex(of: $0, in: folded[...]) != nil }
    }

    /// Whether the last line of an article is how its newsroom signs.
    ///
    /// `—Harbour News Service`, `HNS (aq)`, `Quill reported from Oslo.`
    static func isSignature(_ line: String) -> Bool {
        guard line.utf8.count <= 80 else { return false }
        if let first = line.first, "—–―".contains(first), !LineSigns.endsSentence(line) {
            return line.dropFirst().drop { $0 == " " }.first?.isUppercase ?? false
        }
        let words = line.split(separator: " ")
        if words.count <= 10, line.contains(" reported from ") { return true }
        guard words.count >= 2, words.count <= 6, words[0].count >= 2, words[0].allSatisfy(\.isUppercase)
        else {
            return false
        }
        return words[1].first == "(" && line.last == ")"
    }

    /// Whether a line is the letters that a newsroom knows its people by: `aq`, `(bh)`, `aq/bh`.
    static func isInitials(_ line: String) -> Bool {
        guard line.utf8.count <= 12 else { return false }
        let letters = line.utf8.filter { !"()/[]-".utf8.contains($0) }
        return (2...6).contains(letters.count)
            && letters.allSatisfy { ASCII.isLetter($0) && ASCII.lower($0) == $0 }
    }

    /// Whether a line names news agencies and nothing else.
    private static func isAgencies(_ folded: [UInt8]) -> Bool {
        let words = folded.split { $0 == 0x20 || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ",") }
        let names = words.filter { !joiners.contains(NameHash.of($0)) }
        return !names.isEmpty && names.allSatisfy { agencies.contains(NameHash.of($0)) }
    }

    private static let joiners = hashes("mit con avec com met und and et y e en och og med von by de da")
    private static let agencies = hashes(
        """
        dpa dpa-afx afp ap apa reuters rtr rtrs sid epd kna efe ansa adnkronos agi belga anp ntb tt ritzau stt pap ctk čtk
        tass interfax xinhua kyodo yonhap aap pa bloomberg europapress lusa keystone-sda sda ats tasr mti agerpres hina
        """)

    private static func hashes(_ words: String) -> Set<UInt64> {
        Set(words.split(whereSeparator: { $0 == " " || $0 == "\n" }).map { NameHash.of($0.utf8) })
    }

    /// How such lines begin, in folded form; see ``FoldedLine``.
    private static let openings = Dictionary(
        grouping: [
            "reporting by ", "additional reporting by ", "additional reporting from ", "with reporting by ",
            "additional reporting:",
            "with additional reporting", "with files from ", "with contributions from ", "writing by ",
            "editing by ", "edited by ", "this episode was produced by ", "produced by ", "translated by ",
            "translation by ", "fact-checked by ", "mit informationen de", "mit informationen von ",
            "mit material ", "mit agenturmaterial", "unter mitarbeit von ", "mitarbeit: ", "quelle: ",
            "quellen: ", "aus dem englischen von ", "übersetzung und ", "übersetzung: ", "redaktion: ",
            "avec afp", "avec reuters", "avec ap ", "(avec ", "traduit de ", "traduit par ",
            "con información de",
            "con informaciones de", "con agencias", "com informações d", "com agências",
            "con i contributi di",
            "met medewerking van ", "vertaling: ", "medarbejdere: ", "källa: ", "kilde: ", "lähde: ",
            "źródło: ",
            "责任编辑", "编辑：", "编辑:", "责编", "校对：", "審核：", "責任編輯", "編輯：", "核稿編輯", "记者：", "來源：",
            "来源：", "источник: ", "über dieses thema berichtet",
        ].map { Array($0.utf8) }, by: LinePattern.key)
    private static let contributed = Array("contributed ".utf8)
    private static let endings = [
        "contributed to this report", "contributed to this story", "contributed to this article",
        "contributed reporting", "contributed to this piece", "contributed to this post",
        "contributed additional reporting",
    ].map { Array($0.utf8) }
    private static let phrases = [
        " contributed to this report ", " contributed reporting from ", " contributed reporting to ",
    ].map { Array($0.utf8) }
}
