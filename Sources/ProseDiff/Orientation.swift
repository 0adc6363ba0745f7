import Articles

/// Which of two states is looked at first.
///
/// Wherever two answers are equally good the engine takes the one it meets first. So that the diff the other way
/// keeps the same text, both are worked out from the same side, which is chosen by the blocks alone; the answer is
/// turned round at the end.
enum Orientation {
    /// Whether the states change sides: a total order, the same whichever of them is the older.
    static func isMirrored(
        _ old: borrowing State, _ new: borrowing State, in arena: borrowing Buffer<UInt8>
    ) -> Bool {
        if old.blocks.count != new.blocks.count { return old.blocks.count > new.blocks.count }
        for block in old.length.indices where old.length[block] != new.length[block] {
            return old.length[block] > new.length[block]
        }
        for block in old.blocks.indices {
            let (oldText, newText) = (old.text(of: block), new.text(of: block))
            if !BlockFingerprint.same(oldText, newText, in: arena) {
                let (same, _) = BlockFingerprint.commonEnds(oldText, newText, in: arena)
                return arena[oldText.lowerBound + same] > arena[newText.lowerBound + same]
            }
            let (one, two) = (old.blocks[block].kind, new.blocks[block].kind)
            if one != two { return one.rawValue > two.rawValue }
        }
        return false
    }
}
