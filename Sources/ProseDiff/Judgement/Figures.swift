/// Numbers and days as Chinese and Japanese write them in words.
enum Figures {
    private static let figures: Set<Character> = [
        "〇", "零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "百", "千", "万", "萬", "亿", "億",
        "兆", "两", "兩", "廿",
    ]
    private static let counters: Set<Character> = [
        "人", "名", "位", "個", "个", "歲", "岁", "才", "元", "円", "圓", "塊", "块", "次", "回", "件", "票", "成",
        "倍", "艘", "隻", "只", "頭", "头", "匹", "棟", "栋", "枚", "台", "臺", "輛", "辆", "架", "家", "所", "座",
        "間", "间", "條", "条", "張", "张", "本", "冊", "册", "年", "週", "周", "天", "分", "秒", "度", "級", "级",
        "米", "里", "斤", "噸", "吨", "吋", "呎", "畝", "亩",
    ]
    /// What follows a figure in a date or a time of day.
    private static let calendar: Set<Character> = ["月", "日", "号", "號", "時", "时", "点", "點"]
    /// What a day of the week follows: `週三`, `周三`, `星期三`, `禮拜三`.
    private static let week: Set<Character> = ["週", "周", "期", "拜"]
    private static let weekdays: Set<Character> = ["月", "火", "水", "木", "金", "土", "日"]

    static func isFigure(_ text: String) -> Bool {
        guard let character = text.first else { return false }
        return figures.contains(character)
    }

    /// Whether a figure between these two characters counts something: `一` alone is often no number.
    static func counts(after before: Character?, before after: Character?) -> Bool {
        if let before, figures.contains(before) { return true }
        guard let after else { return false }
        return figures.contains(after) || counters.contains(after)
    }

    /// Whether a character between these two is part of a day, a month or a time.
    static func isDate(_ text: String, after before: Character?, before after: Character?) -> Bool {
        guard let character = text.first else { return false }
        if after == "曜" { return weekdays.contains(character) }
        let isDay = figures.contains(character)
        if let before, week.contains(before), isDay || character == "日" || character == "天" { return true }
        guard isDay, let after else { return false }
        return calendar.contains(after)
    }
}
