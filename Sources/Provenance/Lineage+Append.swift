public import Articles
public import ProseDiff

extension Lineage {
    /// Makes these blocks the current state.
    ///
    /// - Parameters:
    ///   - blocks: the next state.
    ///   - differ: compares it with the state before.
    ///   - isTechnical: whether the words only read differently to us; it then changes no block's life.
    ///   - deadline: for the diff; see ``ProseDiff/Differ/diff(from:to:deadline:)``.
    public mutating func append(
        _ blocks: [Block], with differ: inout Differ, isTechnical: Bool = false, deadline: Duration? = nil
    ) {
        defer { states += 1 }
        guard states > 0 else {
            threads = blocks.map { block in
                let length = block.text.utf8.count
                return Thread(
                    marks: length > 0 ? [Mark(length: length, origin: 0)] : [],
                    life: BlockLife(origin: 0, changes: 0, lastChange: 0))
            }
            self.blocks = blocks
            past.append(blocks, threads)
            return
        }
        let diff = differ.diff(from: self.blocks, to: blocks, deadline: deadline)
        if differ.hasRunOutOfTime { isCoarse = true }
        if !diff.isEmpty {
            var step = Step(self, to: blocks, isTechnical: isTechnical)
            for change in diff.changes { step.take(change, of: diff) }
            let blocks = step.finish(into: &self)
            if let earlier = past.place(of: blocks) { takeOrigins(from: earlier) }
            self.blocks = blocks
        }
        past.append(self.blocks, threads)
    }

    /// Gives each byte the origin it had in an equal state.
    private mutating func takeOrigins(from earlier: Int) {
        for (index, before) in past.threads(of: earlier).enumerated() where threads.indices.contains(index) {
            var words = MarkCursor(Thread(marks: before.marks.filter { $0.length > 0 }, life: before.life))
            var marks: [Mark] = []
            for mark in threads[index].marks {
                guard mark.length > 0 else {
                    marks.append(mark)
                    continue
                }
                for var origin in words.take(mark.length) {
                    if mark.origin == states {
                        origin.returned = states
                        origin.replaced = mark.replaced
                    } else {
                        origin.returned = max(origin.returned, mark.returned)
                    }
                    marks.add(origin)
                }
            }
            threads[index].marks = marks
        }
        for index in departed.indices
        where departed[index].left > earlier && departed[index].since <= earlier
            && departed[index].returned == nil
        {
            departed[index].returned = states
        }
    }
}

/// The step from one state to the next.
private struct Step {
    private let old: [Thread]
    private let oldBlocks: [Block]
    private var newBlocks: [Block]
    private let now: Int
    private let isTechnical: Bool
    private var threads: [Thread]
    private var departed: [Lineage.Departed]
    /// Departed blocks that stand before whatever comes next.
    private var pending: [Int] = []

    init(_ lineage: Lineage, to blocks: [Block], isTechnical: Bool) {
        old = lineage.threads
        oldBlocks = lineage.blocks
        newBlocks = blocks
        now = lineage.states
        self.isTechnical = isTechnical
        departed = lineage.departed
        let life = Lineage.BlockLife(origin: now, changes: 0, lastChange: now)
        threads = [Thread](repeating: Thread(life: life), count: blocks.count)
    }

    mutating func take(_ change: BlockChange, of diff: ArticleDiff) {
        for index in change.old { pending += old[index].leading }
        if change.edits.isEmpty, change.old.count == 1, let from = change.old.first,
            change.new.count == 1, let to = change.new.first
        {
            threads[to] = old[from]
            threads[to].leading = []
            // The same bytes are in memory once, however many states have them.
            newBlocks[to].text = oldBlocks[from].text
            if oldBlocks[from].kind != newBlocks[to].kind { touch(to) }
        } else {
            walk(change, diff.runs(of: change, old: oldBlocks, new: newBlocks))
        }
        if let first = change.new.first {
            threads[first].leading += pending
            pending = []
        }
    }

    /// Hands over what came of it, and gives the blocks of the new state.
    mutating func finish(into lineage: inout Lineage) -> [Block] {
        lineage.threads = threads
        lineage.departed = departed
        lineage.trailing = pending + lineage.trailing
        return newBlocks
    }

    private mutating func walk(_ change: BlockChange, _ runs: [Run]) {
        var cursors: [Int: MarkCursor] = [:]
        for index in change.old { cursors[index] = MarkCursor(old[index]) }
        var current = change.new.first
        /// What the words that follow took the place of.
        var gone = -1
        for run in runs {
            let taken = run.old.flatMap { cursors[$0.block]?.take($0.count) } ?? []
            if let range = run.new { current = range.block }
            switch run.kind {
            case .kept:
                for mark in taken { put(mark, in: current) }
            case .deleted, .movedAway:
                for mark in taken where mark.length == 0 { put(mark, in: current) }
            case .inserted, .movedHere:
                guard let range = run.new else { continue }
                for mark in arrivals(of: run, range, insteadOf: gone) { put(mark, in: current) }
            }
            gone = -1
            if run.kind == .deleted, let range = run.old {
                gone = depart(taken, range, isWholeBlock: change.new.isEmpty) ?? -1
                if gone >= 0 { put(.departure(gone), in: current) }
            }
        }
        for index in change.old {
            for mark in cursors[index]?.takeDepartures() ?? [] { put(mark, in: current) }
        }
        inherit(change)
    }

    /// Words that came: from where they stood before, or from nowhere.
    private func arrivals(of run: Run, _ range: TextRange, insteadOf gone: Int) -> [Mark] {
        if run.kind == .movedHere, let from = run.counterpart, old.indices.contains(from.block) {
            let words = old[from.block].words(from: from.start, to: from.end)
            if words.reduce(0, { $0 + $1.length }) == range.count { return words }
        }
        return [Mark(length: range.count, origin: now, replaced: gone)]
    }

    private mutating func put(_ mark: Mark, in block: Int?) {
        if let block {
            threads[block].marks.add(mark)
        } else if mark.length == 0 {
            pending.append(mark.replaced)
        }
    }

    /// Remembers words that went; `nil` where they were only white space.
    private mutating func depart(_ marks: [Mark], _ range: TextRange, isWholeBlock: Bool) -> Int? {
        let block = oldBlocks[range.block]
        let text = String(
            decoding: block.text.utf8.dropFirst(range.start).prefix(range.count), as: UTF8.self)
        let words = marks.filter { $0.length > 0 }
        guard let since = words.map(\.origin).min(),
            !text.unicodeScalars.allSatisfy(\.properties.isWhitespace)
        else { return nil }
        let replaced = words.first { $0.replaced >= 0 }?.replaced
        departed.append(
            Lineage.Departed(
                text: text, kind: block.kind, isWholeBlock: isWholeBlock, since: since, left: now,
                replaced: replaced))
        return departed.count - 1
    }

    private mutating func inherit(_ change: BlockChange) {
        guard let origin = change.old.map({ old[$0].life.origin }).min() else { return }
        let changes = change.old.map { old[$0].life.changes }.max() ?? 0
        let last = change.old.map { old[$0].life.lastChange }.max() ?? origin
        for index in change.new {
            threads[index].life = Lineage.BlockLife(origin: origin, changes: changes, lastChange: last)
            touch(index)
        }
    }

    private mutating func touch(_ index: Int) {
        guard !isTechnical else { return }
        threads[index].life.changes += 1
        threads[index].life.lastChange = now
    }
}
