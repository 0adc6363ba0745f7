/// The short labels that stand above a headline.
enum KickerLabels {
    static func isKicker(_ line: String) -> Bool {
        guard line.count <= 40, !LineSigns.endsSentence(line) else { return false }
        if labels.contains(FoldedLine(line).text) { return true }
        if line.contains(" / ") || line.contains(" > ") || line.contains(" › ") { return true }
        return line.contains(where: \.isLetter) && line == line.uppercased() && line != line.lowercased()
            && line.split(separator: " ").count <= 3
    }

    private static let labels: Set<String> = [
        "opinion", "analysis", "comment", "commentary", "exclusive", "breaking", "breaking news", "explainer",
        "explained",
        "editorial", "review", "interview", "feature", "investigation", "live", "news", "world", "politics",
        "business", "sport",
        "sports", "culture", "technology", "tech", "science", "health", "lifestyle", "letters", "obituary",
        "profile", "long read",
        "the long read", "fact check", "column", "perspective", "meinung", "kommentar", "analyse",
        "leitartikel", "interview",
        "reportage", "politik", "wirtschaft", "kultur", "sport", "débat", "tribune", "éditorial", "enquête",
        "análisis", "opinión",
        "editorial", "entrevista", "reportaje", "política", "cultura", "deportes", "analisi", "opinioni",
        "kronikk", "leder", "debatt",
    ]
}
