import Articles
import ProseDiff

/// One change of a diff as it is shown: its blocks, named and cut into pieces.
struct Passage {
    /// One block of a passage.
    struct Part {
        /// The kind of block.
        var kind: Block.Kind
        /// What the block is called.
        var name: String
        /// Its words.
        var pieces: [Piece]
    }

    /// What happened.
    var kind: BlockChange.Kind
    /// What happened to the blocks as a whole, in words, where the words of the blocks do not show it.
    var note: String?
    /// Why it matters and how much: `number, name · 0.9`; `nil` where nothing changed.
    var why: String?
    /// The blocks as they stand, with what was removed in place; for a deletion as they stood.
    var inline: [Part]
    /// The blocks as they stood.
    var before: [Part]
    /// The blocks as they stand.
    var after: [Part]
}

/// Cuts the changes of one document into passages.
struct PassageReader {
    let document: DiffDocument
    let oldNames: BlockNames
    let newNames: BlockNames
    private let old: [Block]
    private let new: [Block]
    /// The first blocks of the changes that stand in one order in both states.
    private let unmoved: [(old: Int, new: Int)]

    init(_ document: DiffDocument) {
        self.document = document
        old = document.old.article.blocks
        new = document.new.article.blocks
        oldNames = BlockNames(old)
        newNames = BlockNames(new)
        unmoved = document.diff.changes.compactMap { change in
            guard !change.hasMoved, let old = change.old.first, let new = change.new.first else { return nil }
            return (old, new)
        }
    }

    /// The passages of all changes, in their order.
    var passages: [Passage] { document.diff.changes.indices.map(passage) }

    /// The passage of a change, in time proportional to its text.
    func passage(_ index: Int) -> Passage {
        let change = document.diff.changes[index]
        let runs = document.diff.runs(of: change, old: old, new: new).keepingBorderSpace { words(of: $0) }
        let before = change.old.map { part(old[$0], oldNames[$0], runs.filter(old: $0), in: change) }
        let after = change.new.map { part(new[$0], newNames[$0], runs.filter(new: $0), in: change) }
        return Passage(
            kind: change.kind,
            note: note(change),
            why: document.judgements[index].words,
            inline: change.new.isEmpty ? before : inline(change, runs),
            before: before,
            after: after
        )
    }

    /// What to call the blocks of a change: as they stand, or as they stood where they are gone.
    func name(_ change: BlockChange) -> String {
        change.new.isEmpty ? oldNames.list(change.old) : newNames.list(change.new)
    }

    /// The kinds of the blocks of a change.
    func kinds(_ change: BlockChange) -> [Block.Kind] {
        change.new.isEmpty ? change.old.map { old[$0].kind } : change.new.map { new[$0].kind }
    }

    /// Where a block that moved went, said where it stood: `¶ 3 moved to ¶ 7`.
    func departure(_ change: BlockChange) -> String {
        "\(oldNames.list(change.old)) \(way(change).departure)"
    }

    /// What is said of a move where the block stood, and where it stands.
    ///
    /// Others may have moved around a block so that it is called as before; then the nearest block that it passed
    /// says where.
    private func way(_ change: BlockChange) -> (departure: String, arrival: String) {
        let (from, to) = (oldNames.list(change.old), newNames.list(change.new))
        guard from == to, let old = change.old.first, let new = change.new.first else {
            return ("moved to \(to)", "moved from \(from)")
        }
        let next = firstUnmoved(after: new)
        if next < unmoved.count, unmoved[next].old < old {
            let later = unmoved[next]
            let name = newNames[later.new]
            return ("moved up to before \(name)", "moved up from after \(name)")
        }
        if next > 0, unmoved[next - 1].old > old {
            let earlier = unmoved[next - 1]
            let name = newNames[earlier.new]
            return ("moved down to after \(name)", "moved down from before \(name)")
        }
        return ("moved", "moved")
    }

    /// The first unmoved change after a newer block, by halves: in a long article many blocks may have moved.
    private func firstUnmoved(after block: Int) -> Int {
        var (low, high) = (0, unmoved.count)
        while low < high {
            let middle = (low + high) / 2
            if unmoved[middle].new < block { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// What happened to the blocks of a change as a whole, in words; `nil` where their words show it.
    func note(_ change: BlockChange) -> String? {
        let from = oldNames.list(change.old)
        let to = newNames.list(change.new)
        return switch change.kind {
        case .kept, .inserted, .deleted: nil
        case .edited: kindChange(change).map { "was \($0)" }
        case .moved: way(change).arrival
        case .movedAndEdited:
            way(change).arrival + (kindChange(change).map { ", where it was \($0)" } ?? "")
                + (change.edits.isEmpty ? "" : ", and edited")
        case .split: "\(from)\(moved(change)) split into \(to)"
        case .merged: "\(from)\(moved(change)) joined into \(to)"
        case .regrouped: "\(from)\(moved(change)) regrouped into \(to)"
        }
    }

    private func moved(_ change: BlockChange) -> String {
        change.hasMoved ? " moved and" : ""
    }

    private func kindChange(_ change: BlockChange) -> String? {
        guard let before = change.old.first, let after = change.new.first,
            old[before].kind != new[after].kind
        else { return nil }
        return old[before].kind.wordWithArticle
    }

    private func part(_ block: Block, _ name: String, _ runs: [Run], in change: BlockChange) -> Passage.Part {
        Passage.Part(
            kind: block.kind, name: name,
            pieces: runs.map { piece($0, in: change) }.joined())
    }

    /// The newer blocks, each with the removed words that stood among its own.
    private func inline(_ change: BlockChange, _ runs: [Run]) -> [Passage.Part] {
        var parts = change.new.map {
            Passage.Part(kind: new[$0].kind, name: newNames[$0], pieces: [])
        }
        var current = 0
        var lastOld: Int?
        for run in runs {
            let continues = run.old.map { $0.block == lastOld } ?? false
            if let block = run.new?.block, let index = change.new.firstIndex(of: block), index != current {
                if continues {
                    parts[current].pieces.append(Piece(kind: .inserted, text: Piece.boundary))
                }
                current = index
            } else if !continues, lastOld != nil, run.old != nil {
                parts[current].pieces.append(Piece(kind: .deleted, text: Piece.boundary))
            }
            lastOld = run.old?.block ?? lastOld
            parts[current].pieces.append(piece(run, in: change))
        }
        for index in parts.indices { parts[index].pieces = parts[index].pieces.joined() }
        return parts
    }

    private func piece(_ run: Run, in change: BlockChange) -> Piece {
        var piece = Piece(kind: run.kind, text: words(of: run), counterpart: run.counterpart?.block)
        switch (run.kind, run.counterpart) {
        case (.movedAway, let to?):
            piece.note =
                change.new.contains(to.block)
                ? "moved within \(newNames[to.block])" : "moved to \(newNames[to.block])"
        case (.movedHere, let from?):
            piece.note =
                change.old.contains(from.block)
                ? "moved within \(oldNames[from.block])" : "moved from \(oldNames[from.block])"
        default: break
        }
        return piece
    }

    /// The words of a run.
    func words(of run: Run) -> String {
        run.new.map { words($0, of: new) } ?? run.old.map { words($0, of: old) } ?? ""
    }

    private func words(_ range: TextRange, of blocks: [Block]) -> String {
        guard blocks.indices.contains(range.block) else { return "" }
        let bytes = blocks[range.block].text.utf8
        return String(decoding: bytes.dropFirst(range.start).prefix(max(0, range.count)), as: UTF8.self)
    }
}

extension [Run] {
    /// White space that came or went only because two blocks became one, or one became two, is nobody's edit.
    fileprivate func keepingBorderSpace(words: (Run) -> String) -> [Run] {
        indices.map { index in
            var run = self[index]
            guard index > 0, index + 1 < count, run.kind == .deleted || run.kind == .inserted,
                words(run).isWhiteSpace
            else { return run }
            let (before, after) = (self[index - 1], self[index + 1])
            let isBorder =
                run.kind == .deleted
                ? before.new?.block != after.new?.block && before.new != nil && after.new != nil
                : before.old?.block != after.old?.block && before.old != nil && after.old != nil
            if isBorder { run.kind = .kept }
            return run
        }
    }

    fileprivate func filter(old block: Int) -> [Run] { filter { $0.old?.block == block } }

    fileprivate func filter(new block: Int) -> [Run] { filter { $0.new?.block == block } }
}
