/// How much may be made of what a page's data only refers to.
///
/// One for all data of a page, in bytes: a few places of one long text, or of one long list in itself, would otherwise
/// make much out of little.
struct StateBudget {
    private var left = 8_000_000

    /// Whether the parts of a value can still be made; asked before they are.
    mutating func pays(forParts count: Int) -> Bool { pays(16 * count) }

    /// Whether one more place of a text can still be had.
    mutating func pays(forText text: String) -> Bool { pays(text.utf8.count) }

    private mutating func pays(_ bytes: Int) -> Bool {
        guard bytes <= left else { return false }
        left -= bytes
        return true
    }
}
