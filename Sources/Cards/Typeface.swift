/// Which letters words are drawn with.
///
/// Debian's Noto fonts by name, then what the system has for the script. Emoji have their own font without being
/// asked for; named here, it would draw the digits too.
struct Typeface: Hashable {
    var families: String
    var weight: Int

    /// Of articles, in the forms of their language: Chinese, Japanese and Korean share code points, not letters.
    static func serif(_ language: String?, bold: Bool) -> Typeface {
        Typeface(
            families: "Noto Serif,Noto Serif CJK \(region(language)),Noto Naskh Arabic,serif",
            weight: bold ? 700 : 400)
    }

    /// Of what stands around them.
    static func sans(bold: Bool = false) -> Typeface {
        Typeface(families: "Noto Sans,Noto Sans CJK SC,sans-serif", weight: bold ? 600 : 400)
    }

    private static func region(_ language: String?) -> String {
        let parts = (language ?? "").lowercased().split(separator: "-")
        switch parts.first {
        case "ja": return "JP"
        case "ko": return "KR"
        case "zh":
            if parts.contains("hk") || parts.contains("mo") { return "HK" }
            return parts.contains("hant") || parts.contains("tw") ? "TC" : "SC"
        default: return "SC"
        }
    }
}
