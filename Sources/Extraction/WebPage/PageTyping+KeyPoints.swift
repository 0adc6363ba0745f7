/// Key points under a label that says that they are.
extension PageTyping {
    /// Finds the label near the top and marks the lines under it: the list that follows, or the rest of its box.
    mutating func markKeyPoints(_ range: Range<Int>, headline: Int?) {
        let start = headline.map { $0 + 1 } ?? range.lowerBound
        guard start < range.upperBound else { return }
        var paragraphs = 0
        for index in start..<range.upperBound where lines[index].outside == nil {
            if Self.isBodyProse(lines[index]), !lines[index].surroundings.contains(.list) { paragraphs += 1 }
            guard paragraphs <= 2 else { return }
            guard lines[index].bytes <= 60, KeyPointLabels.contains(lines[index].text) else { continue }
            let points = points(after: index, in: start..<range.upperBound)
            guard !points.isEmpty else { continue }
            putAside(index, .navigation)
            for point in points { mark(point, .bullets) }
            return
        }
    }

    private func points(after label: Int, in range: Range<Int>) -> [Int] {
        // No list and no box that counts is longer; every line of a page may be such a label.
        let following = (label + 1)..<min(label + 12, range.upperBound)
        let list = following.prefix { lines[$0].outside == nil && lines[$0].surroundings.contains(.list) }
        if (1...10).contains(list.count) { return Array(list) }
        // Without a list: the lines of the smallest box around the label that has more than it.
        for (level, node) in tree.ancestors(of: lines[label].node).enumerated() {
            guard level <= 4, node != body, !isInside(body, node) else { return [] }
            let box = following.prefix { lines[$0].outside == nil && isInside(lines[$0].node, node) }
            guard !box.isEmpty else { continue }
            let bytes = box.reduce(0) { $0 + lines[$1].bytes }
            let isShort = box.count <= 8 && bytes <= 1600 && box.allSatisfy { lines[$0].bytes <= 400 }
            return isShort && box.upperBound < range.upperBound ? Array(box) : []
        }
        return []
    }
}

/// What newsrooms call the few lines that say what is in an article.
private enum KeyPointLabels {
    static func contains(_ line: String) -> Bool { labels.contains(FoldedLine(line).text) }

    private static let labels: Set<String> = Set(
        """
        key points|key takeaways|takeaways|the takeaways|at a glance|in brief|in short|highlights|story highlights
        |key facts|the gist|the key points|quick summary|summary|tl;dr|das wichtigste in kürze|auf einen blick
        |das wichtigste|kurz und knapp|kurz zusammengefasst|darum geht's|darum geht es|in kürze|zusammenfassung
        |l'essentiel|en bref|points clés|les points clés|à retenir|ce qu'il faut retenir|le résumé|résumé|claves
        |las claves|puntos clave|en resumen|lo esencial|resumen|en breve|in sintesi|punti chiave|in breve
        |i punti chiave|resumo|pontos-chave|em resumo|em síntese|i korthet|kortversionen|det viktigaste|sammanfattning
        |kort fortalt|kort om saken|kort oppsummert|oppsummert|oppsummering|sammendrag|det vigtigste|overblik
        |in het kort|samengevat|samenvatting|w skrócie|najważniejsze informacje|najważniejsze|streszczenie
        |stručně|ve zkratce|shrnutí|röviden|pe scurt|rezumat|özetle|özet|кратко|коротко|главное|головне|коротко про головне
        |tiivistelmä|lyhyesti|요약|핵심 요약|3줄 요약|要点|ポイント|この記事のポイント|要約|摘要|重點|重點摘要|核心提要|내용 요약
        |النقاط الرئيسية|ملخص|أبرز النقاط|תקציר|मुख्य बातें|ringkasan|poin penting|tóm tắt|สรุป
        """.split(whereSeparator: { $0 == "|" || $0 == "\n" }).map { String($0) })
}
