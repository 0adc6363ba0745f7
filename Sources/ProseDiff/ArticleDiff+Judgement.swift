public import Articles

extension ArticleDiff {
    /// Why one change matters, in time proportional to the length of its blocks.
    ///
    /// Where a word that begins a sentence changed, both states may be looked through for it as well.
    /// Nothing is hidden: a judgement is for callers that want to sort or to filter.
    ///
    /// - Parameters:
    ///   - change: one of `changes`.
    ///   - old: the blocks this diff was made from.
    ///   - new: the blocks this diff was made to.
    public func judgement(of change: BlockChange, old: [Block], new: [Block]) -> Judgement {
        var judge = Judge()
        return judge.judge(change, runs(of: change, old: old, new: new), old, new)
    }

    /// Why the whole diff matters: the reasons of all its changes, and the significance of the weightiest.
    public func judgement(old: [Block], new: [Block]) -> Judgement {
        var judge = Judge()
        var whole = Judgement([], inHeadline: false)
        var reasons: Set<Judgement.Reason> = []
        for change in changes where change.kind != .kept {
            let one = judge.judge(change, runs(of: change, old: old, new: new), old, new)
            reasons.formUnion(one.reasons)
            whole.significance = max(whole.significance, one.significance)
        }
        whole.reasons = Judgement.Reason.allCases.filter(reasons.contains)
        return whole
    }
}
