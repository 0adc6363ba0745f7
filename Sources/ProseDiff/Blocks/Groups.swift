import Articles

/// Puts blocks that share enough text into one change: one to one, one to many, many to one, many to many.
struct Groups: ~Copyable {
    /// Two blocks and the bytes they share.
    struct BlockLink: BitwiseCopyable {
        private var oldPlace: Int32
        private var newPlace: Int32
        var bytes: Int32 = 0
        var bytesInOrder: Int32 = 0
        var tokens: Int32 = 0

        init(old: Int, new: Int) {
            oldPlace = Int32(truncatingIfNeeded: old)
            newPlace = Int32(truncatingIfNeeded: new)
        }

        var old: Int { Int(oldPlace) }
        var new: Int { Int(newPlace) }
    }

    /// One change to be: which of the members belong to it, and what they share.
    struct Group: BitwiseCopyable {
        fileprivate(set) var firstOld: Int32 = 0
        fileprivate(set) var oldCount: Int32 = 0
        fileprivate(set) var firstNew: Int32 = 0
        fileprivate(set) var newCount: Int32 = 0
        fileprivate var bytes = 0
        fileprivate var bytesInOrder = 0
        /// Whether it stands elsewhere: most of one block, or all of several.
        var isMoved: Bool {
            if oldCount == 0 || newCount == 0 { return false }
            return oldCount + newCount == 2 ? bytesInOrder * 2 < bytes : bytesInOrder == 0 && bytes > 0
        }

        fileprivate mutating func mirror() {
            swap(&firstOld, &firstNew)
            swap(&oldCount, &newCount)
        }
    }

    private(set) var groups = Buffer<Group>()
    /// The blocks of the older state, group by group, and those of the newer.
    private var oldMembers = Buffer<Int32>()
    private var newMembers = Buffer<Int32>()
    private(set) var ofOld = Buffer<Int32>()
    private(set) var ofNew = Buffer<Int32>()
    private var links = Buffer<BlockLink>()
    private var lastLink = Buffer<Int32>()
    private var parents = Buffer<Int32>()
    private var groupOfRoot = Buffer<Int32>()
    /// `[0]`, `[1]`, …: most changes are of one block, and share these.
    private var singles: [[Int]] = []
    private var mostOfOld = Buffer<Int32>()
    private var mostOfNew = Buffer<Int32>()
    /// Whether a block shares enough with one that stands where it stood.
    private var hasPlaceOld = Buffer<Bool>()
    private var hasPlaceNew = Buffer<Bool>()

    /// Fewest words two blocks must share to belong together, unless it is all of the shorter one.
    private static let fewestTokens: Int32 = 4

    mutating func form(_ old: borrowing State, _ new: borrowing State, _ pieces: borrowing Buffer<Piece>) {
        collect(pieces, old.blocks.count)
        parents.removeAll()
        for node in 0..<Int32(old.blocks.count + new.blocks.count) { parents.append(node) }
        weighLinks(old, new)
        for at in links.indices where isStrong(links[at], old, new) {
            join(links[at].old, old.blocks.count + links[at].new)
        }
        joinSingletons(old, new)
        gather(old, new)
        shrink()
    }

    /// Gives back what finding the groups of a large text took.
    private mutating func shrink() {
        links.shrink()
        lastLink.shrink()
        parents.shrink()
        groupOfRoot.shrink()
        mostOfOld.shrink()
        mostOfNew.shrink()
        hasPlaceOld.shrink()
        hasPlaceNew.shrink()
    }

    /// Exchanges the states.
    mutating func mirror() {
        swap(&oldMembers, &newMembers)
        swap(&ofOld, &ofNew)
        for at in groups.indices { groups[at].mirror() }
    }

    func isMoved(_ group: Int) -> Bool { groups[group].isMoved }

    /// The blocks of the older state that belong to a group.
    func oldBlocks(of group: Group) -> [Int] { blocks(group.firstOld, group.oldCount, oldMembers) }

    /// The blocks of the newer state that belong to a group.
    func newBlocks(of group: Group) -> [Int] { blocks(group.firstNew, group.newCount, newMembers) }

    /// The first of the newer blocks, -1 where there is none.
    func firstNew(of group: Group) -> Int {
        group.newCount == 0 ? -1 : Int(newMembers[Int(group.firstNew)])
    }

    /// The last of the newer blocks, -1 where there is none.
    func lastNew(of group: Group) -> Int {
        group.newCount == 0 ? -1 : Int(newMembers[Int(group.firstNew + group.newCount) - 1])
    }

    private func blocks(_ first: Int32, _ count: Int32, _ members: borrowing Buffer<Int32>) -> [Int] {
        switch count {
        case 0: return []
        case 1: return singles[Int(members[Int(first)])]
        default:
            var blocks: [Int] = []
            blocks.reserveCapacity(Int(count))
            for at in first..<first + count { blocks.append(Int(members[Int(at)])) }
            return blocks
        }
    }

    private mutating func collect(_ pieces: borrowing Buffer<Piece>, _ oldCount: Int) {
        links.removeAll()
        lastLink.fill(with: -1, count: oldCount)
        for place in pieces.indices {
            let piece = pieces[place]
            // The pieces of a new block follow one another.
            var at = Int(lastLink[piece.oldBlock])
            if at < 0 || links[at].new != piece.newBlock {
                at = links.count
                lastLink[piece.oldBlock] = Int32(at)
                links.append(BlockLink(old: piece.oldBlock, new: piece.newBlock))
            }
            links[at].bytes += Int32(truncatingIfNeeded: piece.bytes)
            links[at].tokens += piece.part == .words ? Int32(piece.run.count) : Groups.fewestTokens
            if piece.isInOrder { links[at].bytesInOrder += Int32(truncatingIfNeeded: piece.bytes) }
        }
    }

    private mutating func weighLinks(_ old: borrowing State, _ new: borrowing State) {
        mostOfOld.fill(with: 0, count: old.blocks.count)
        mostOfNew.fill(with: 0, count: new.blocks.count)
        hasPlaceOld.fill(with: false, count: old.blocks.count)
        hasPlaceNew.fill(with: false, count: new.blocks.count)
        for at in links.indices {
            let link = links[at]
            mostOfOld[link.old] = max(mostOfOld[link.old], link.bytes)
            mostOfNew[link.new] = max(mostOfNew[link.new], link.bytes)
            if link.bytesInOrder * 2 >= link.bytes, isLarge(link, old, new) {
                hasPlaceOld[link.old] = true
                hasPlaceNew[link.new] = true
            }
        }
    }

    private func isLarge(_ link: BlockLink, _ old: borrowing State, _ new: borrowing State) -> Bool {
        Int(link.bytes) * 5 >= min(old.length[link.old], new.length[link.new])
    }

    private func isStrong(_ link: BlockLink, _ old: borrowing State, _ new: borrowing State) -> Bool {
        if Int(new.equal[link.new]) == link.old || Int(new.counterpart[link.new]) == link.old { return true }
        if !isLarge(link, old, new) { return false }
        if link.bytesInOrder * 2 < link.bytes {
            // A sentence that went from one paragraph to another makes them no relatives.
            if hasPlaceOld[link.old], hasPlaceNew[link.new] { return false }
            if link.bytes < mostOfOld[link.old], link.bytes < mostOfNew[link.new] { return false }
        }
        let fewest = min(
            old.tokens.range(ofBlock: link.old).count, new.tokens.range(ofBlock: link.new).count)
        return link.tokens >= min(Groups.fewestTokens, Int32(truncatingIfNeeded: fewest))
    }

    /// An article has one headline: when the old one and the new one share nothing it was still rewritten.
    private mutating func joinSingletons(_ old: borrowing State, _ new: borrowing State) {
        for kind in [Block.Kind.headline, .kicker, .standfirst, .byline] {
            guard let o = Groups.only(kind, old), let n = Groups.only(kind, new) else { continue }
            let (one, two) = (o, old.blocks.count + n)
            if parents[one] == Int32(one), parents[two] == Int32(two), isAlone(one), isAlone(two) {
                join(one, two)
            }
        }
    }

    private func isAlone(_ node: Int) -> Bool {
        for other in parents.indices where other != node && Int(parents[other]) == node { return false }
        return true
    }

    private static func only(_ kind: Block.Kind, _ state: borrowing State) -> Int? {
        var found: Int?
        for block in state.blocks.indices where state.blocks[block].kind == kind {
            if found != nil { return nil }
            found = block
        }
        return found
    }

    private mutating func gather(_ old: borrowing State, _ new: borrowing State) {
        groups.removeAll()
        groupOfRoot.fill(with: -1, count: parents.count)
        while singles.count < max(old.blocks.count, new.blocks.count) { singles.append([singles.count]) }
        ofOld.removeAll()
        for o in old.blocks.indices {
            let group = group(of: o)
            ofOld.append(group)
            groups[Int(group)].oldCount += 1
        }
        ofNew.removeAll()
        for n in new.blocks.indices {
            let group = group(of: old.blocks.count + n)
            ofNew.append(group)
            groups[Int(group)].newCount += 1
        }
        listMembers()
        for at in links.indices where ofOld[links[at].old] == ofNew[links[at].new] {
            let link = links[at]
            groups[Int(ofOld[link.old])].bytes += Int(link.bytes)
            groups[Int(ofOld[link.old])].bytesInOrder += Int(link.bytesInOrder)
        }
    }

    /// The group of a node, a new one where nothing that is joined to it has one.
    private mutating func group(of node: Int) -> Int32 {
        let root = Int(root(node))
        if groupOfRoot[root] < 0 {
            groupOfRoot[root] = Int32(groups.count)
            groups.append(Group())
        }
        return groupOfRoot[root]
    }

    /// Sorts the blocks by group, by counting.
    private mutating func listMembers() {
        var (oldEnd, newEnd): (Int32, Int32) = (0, 0)
        for at in groups.indices {
            oldEnd += groups[at].oldCount
            newEnd += groups[at].newCount
            groups[at].firstOld = oldEnd
            groups[at].firstNew = newEnd
        }
        oldMembers.fill(with: 0, count: ofOld.count)
        newMembers.fill(with: 0, count: ofNew.count)
        for o in ofOld.indices.reversed() {
            groups[Int(ofOld[o])].firstOld -= 1
            oldMembers[Int(groups[Int(ofOld[o])].firstOld)] = Int32(o)
        }
        for n in ofNew.indices.reversed() {
            groups[Int(ofNew[n])].firstNew -= 1
            newMembers[Int(groups[Int(ofNew[n])].firstNew)] = Int32(n)
        }
    }

    /// The least node joined to this one.
    ///
    /// Halves the way to it (R. Tarjan, J. van Leeuwen, "Worst-case analysis of set union algorithms", J. ACM
    /// 31, 1984).
    private mutating func root(_ node: Int) -> Int32 {
        var node = Int32(node)
        while parents[Int(node)] != node {
            parents[Int(node)] = parents[Int(parents[Int(node)])]
            node = parents[Int(node)]
        }
        return node
    }

    private mutating func join(_ one: Int, _ two: Int) {
        let (first, second) = (root(one), root(two))
        parents[Int(max(first, second))] = min(first, second)
    }
}
