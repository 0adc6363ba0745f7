import Articles

/// Puts blocks that share enough text into one change: one to one, one to many, many to one, many to many.
struct Groups {
    /// Two blocks and the bytes they share.
    struct BlockLink {
        var old: Int
        var new: Int
        var bytes: Int
        var bytesInOrder: Int
        var tokens: Int
    }

    /// One change to be.
    struct Group {
        var old: [Int] = []
        var new: [Int] = []
        var bytes = 0
        var bytesInOrder = 0
        /// Whether it stands elsewhere: most of one block, or all of several.
        var isMoved: Bool {
            if old.isEmpty || new.isEmpty { return false }
            return old.count + new.count == 2 ? bytesInOrder * 2 < bytes : bytesInOrder == 0 && bytes > 0
        }
    }

    private(set) var groups: [Group] = []
    private(set) var ofOld: [Int32] = []
    private(set) var ofNew: [Int32] = []
    private var links: [BlockLink] = []
    private var parents: [Int32] = []
    private var groupOfRoot: [Int32] = []
    /// `[0]`, `[1]`, …: most changes are of one block, and share these.
    private var singles: [[Int]] = []
    private var mostOfOld: [Int] = []
    private var mostOfNew: [Int] = []
    /// Whether a block shares enough with one that stands where it stood.
    private var hasPlaceOld: [Bool] = []
    private var hasPlaceNew: [Bool] = []

    /// Fewest words two blocks must share to belong together, unless it is all of the shorter one.
    private static let fewestTokens = 4

    mutating func form(_ old: State, _ new: State, _ pieces: [Piece]) {
        collect(pieces)
        parents.removeAll(keepingCapacity: true)
        parents.append(contentsOf: (0..<Int32(old.blocks.count + new.blocks.count)))
        weighLinks(old, new)
        for link in links where isStrong(link, old, new) { join(link.old, old.blocks.count + link.new) }
        joinSingletons(old, new)
        gather(old, new)
    }

    private mutating func collect(_ pieces: [Piece]) {
        links.removeAll(keepingCapacity: true)
        var first = 0
        for piece in pieces {
            if first < links.count, links[first].new != piece.newBlock { first = links.count }
            var at = first
            while at < links.count, links[at].old != piece.oldBlock { at += 1 }
            if at == links.count {
                links.append(
                    BlockLink(old: piece.oldBlock, new: piece.newBlock, bytes: 0, bytesInOrder: 0, tokens: 0))
            }
            links[at].bytes += piece.bytes
            links[at].tokens += piece.part == .words ? piece.run.count : Groups.fewestTokens
            if piece.isInOrder { links[at].bytesInOrder += piece.bytes }
        }
    }

    private mutating func weighLinks(_ old: State, _ new: State) {
        Groups.reset(&mostOfOld, to: 0, count: old.blocks.count)
        Groups.reset(&mostOfNew, to: 0, count: new.blocks.count)
        Groups.reset(&hasPlaceOld, to: false, count: old.blocks.count)
        Groups.reset(&hasPlaceNew, to: false, count: new.blocks.count)
        for link in links {
            mostOfOld[link.old] = max(mostOfOld[link.old], link.bytes)
            mostOfNew[link.new] = max(mostOfNew[link.new], link.bytes)
            if link.bytesInOrder * 2 >= link.bytes, isLarge(link, old, new) {
                hasPlaceOld[link.old] = true
                hasPlaceNew[link.new] = true
            }
        }
    }

    private static func reset<Value>(_ values: inout [Value], to value: Value, count: Int) {
        values.removeAll(keepingCapacity: true)
        values.append(contentsOf: repeatElement(value, count: count))
    }

    private func isLarge(_ link: BlockLink, _ old: State, _ new: State) -> Bool {
        let shorter = min(old.blocks[link.old].text.utf8.count, new.blocks[link.new].text.utf8.count)
        return link.bytes * 10 >= shorter * 3
    }

    private func isStrong(_ link: BlockLink, _ old: State, _ new: State) -> Bool {
        if Int(new.equal[link.new]) == link.old || Int(new.counterpart[link.new]) == link.old { return true }
        if !isLarge(link, old, new) { return false }
        if link.bytesInOrder * 2 < link.bytes {
            // A sentence that went from one paragraph to another makes them no relatives.
            if hasPlaceOld[link.old], hasPlaceNew[link.new] { return false }
            if link.bytes < mostOfOld[link.old], link.bytes < mostOfNew[link.new] { return false }
        }
        let fewest = min(
            old.tokens.range(ofBlock: link.old).count, new.tokens.range(ofBlock: link.new).count)
        return link.tokens >= min(Groups.fewestTokens, fewest)
    }

    /// An article has one headline: when the old one and the new one share nothing it was still rewritten.
    private mutating func joinSingletons(_ old: State, _ new: State) {
        for kind in [Block.Kind.headline, .kicker, .standfirst, .byline] {
            guard let o = Groups.only(kind, old.blocks), let n = Groups.only(kind, new.blocks) else {
                continue
            }
            if root(o) == Int32(o), root(old.blocks.count + n) == Int32(old.blocks.count + n), isAlone(o),
                isAlone(old.blocks.count + n)
            {
                join(o, old.blocks.count + n)
            }
        }
    }

    private func isAlone(_ node: Int) -> Bool {
        !parents.indices.contains { $0 != node && Int(parents[$0]) == node }
    }

    private static func only(_ kind: Block.Kind, _ blocks: [Block]) -> Int? {
        var found: Int?
        for (index, block) in blocks.enumerated() where block.kind == kind {
            if found != nil { return nil }
            found = index
        }
        return found
    }

    private mutating func gather(_ old: State, _ new: State) {
        groups.removeAll(keepingCapacity: true)
        ofOld.removeAll(keepingCapacity: true)
        ofOld.append(contentsOf: repeatElement(-1, count: old.blocks.count))
        ofNew.removeAll(keepingCapacity: true)
        ofNew.append(contentsOf: repeatElement(-1, count: new.blocks.count))
        Groups.reset(&groupOfRoot, to: -1, count: parents.count)
        groups.reserveCapacity(max(old.blocks.count, new.blocks.count))
        while singles.count < max(old.blocks.count, new.blocks.count) { singles.append([singles.count]) }
        for o in old.blocks.indices {
            let root = Int(root(o))
            if groupOfRoot[root] < 0 {
                groupOfRoot[root] = Int32(groups.count)
                groups.append(Group(old: singles[o]))
            } else {
                groups[Int(groupOfRoot[root])].old.append(o)
            }
            ofOld[o] = groupOfRoot[root]
        }
        for n in new.blocks.indices {
            let root = Int(root(old.blocks.count + n))
            if groupOfRoot[root] < 0 {
                groupOfRoot[root] = Int32(groups.count)
                groups.append(Group(new: singles[n]))
            } else if groups[Int(groupOfRoot[root])].new.isEmpty {
                groups[Int(groupOfRoot[root])].new = singles[n]
            } else {
                groups[Int(groupOfRoot[root])].new.append(n)
            }
            ofNew[n] = groupOfRoot[root]
        }
        for link in links where ofOld[link.old] == ofNew[link.new] {
            groups[Int(ofOld[link.old])].bytes += link.bytes
            groups[Int(ofOld[link.old])].bytesInOrder += link.bytesInOrder
        }
    }

    private func root(_ node: Int) -> Int32 {
        var node = Int32(node)
        while parents[Int(node)] != node { node = parents[Int(node)] }
        return node
    }

    private mutating func join(_ one: Int, _ two: Int) {
        let (first, second) = (root(one), root(two))
        parents[Int(max(first, second))] = min(first, second)
    }
}
