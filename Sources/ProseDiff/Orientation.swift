import Articles

/// Which of two states is looked at first.
///
/// Wherever two answers are equally good the engine takes the one it meets first. So that the diff the other way
/// keeps the same text, both are worked out from the same side, which is chosen by the blocks alone; the answer is
/// turned round at the end.
enum Orientation {
    /// Whether the states change sides: a total order, the same whichever of them is the older.
    static func isMirrored(_ old: [Block], _ new: [Block]) -> Bool {
        if old.count != new.count { return old.count > new.count }
        for (one, two) in zip(old, new) where one.text.utf8.count != two.text.utf8.count {
            return one.text.utf8.count > two.text.utf8.count
        }
        for (one, two) in zip(old, new) {
            if !BlockFingerprint.same(one.text, two.text) {
                return two.text.utf8.lexicographicallyPrecedes(one.text.utf8)
            }
            if one.kind != two.kind { return one.kind.rawValue > two.kind.rawValue }
        }
        return false
    }
}
