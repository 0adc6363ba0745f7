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
        Judgement(together: judgements(old: old, new: new))
    }

    /// Why each of the changes matters, in their order; for less than asking for one after the other.
    ///
    /// - Parameters:
    ///   - old: the blocks this diff was made from.
    ///   - new: the blocks this diff was made to.
    public func judgements(old: [Block], new: [Block]) -> [Judgement] {
        var judge = Judge()
        return changes.map { change in
            guard change.kind != .kept else { return Judgement([], inHeadline: false) }
            return judge.judge(change, runs(of: change, old: old, new: new), old, new)
        }
    }
}

extension Judgement {
    /// What some judgements come to: all their reasons, and the significance of the weightiest.
    public init(together judgements: [Judgement]) {
        let reasons = Set(judgements.flatMap(\.reasons))
        self.reasons = Reason.allCases.filter(reasons.contains)
        significance = judgements.map(\.significance).max() ?? 0
    }
}
