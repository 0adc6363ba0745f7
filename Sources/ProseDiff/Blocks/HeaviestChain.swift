/// A piece of text that stands in both states.
struct Link: BitwiseCopyable {
    /// Where it stands in the older state; only the order of these numbers counts.
    var old: Int
    /// Where it stands in the newer state.
    var new: Int
    /// How much would be called moved if this piece were; never negative.
    var weight: Int
}

/// The heaviest set of links that run forward in both states; what is outside has moved.
///
/// The exact and fast form of what NewsEdits (Spangher et al., NAACL 2022) approximates by removing crossing
/// edges one by one: a weighted longest increasing subsequence, with a Fenwick tree of prefix maxima, in
/// O(n log n). Equal positions do not cross: a block that was split is linked more than once.
struct HeaviestChain: ~Copyable {
    /// The heaviest chain that ends somewhere, and its last link.
    struct Best: BitwiseCopyable {
        var weight = 0
        var link: Int32 = -1
    }

    private var tree = Buffer<Best>()
    private var before = Buffer<Int32>()
    private var ranks = Buffer<Int32>()
    private var byOld = Buffer<Int32>()

    /// Marks the links, given in the order of the newer state, that are in the chain.
    mutating func mark(_ links: borrowing Buffer<Link>, in isInChain: inout Buffer<Bool>) {
        isInChain.fill(with: true, count: links.count)
        var isSorted = true
        for at in links.indices.dropFirst() where links[at].old < links[at - 1].old {
            isSorted = false
            break
        }
        if isSorted { return }

        rank(links)
        tree.fill(with: Best(), count: links.count + 1)
        before.removeAll()
        for at in links.indices {
            isInChain[at] = false
            let rank = Int(ranks[at]) + 1
            var best = Best()
            var node = rank
            while node > 0 {
                if tree[node].weight > best.weight { best = tree[node] }
                node &= node - 1
            }
            before.append(best.link)
            let weight = best.weight + links[at].weight
            node = rank
            while node < tree.count {
                if tree[node].weight < weight { tree[node] = Best(weight: weight, link: Int32(at)) }
                node += node & -node
            }
        }
        var best = Best()
        var node = links.count
        while node > 0 {
            if tree[node].weight > best.weight { best = tree[node] }
            node &= node - 1
        }
        var at = best.link
        while at >= 0 {
            isInChain[Int(at)] = true
            at = before[Int(at)]
        }
    }

    /// Gives back what a large text took.
    mutating func shrink() {
        tree.shrink()
        before.shrink()
        ranks.shrink()
        byOld.shrink()
    }

    /// The place of each link in the order of the older state; equal places share a rank.
    private mutating func rank(_ links: borrowing Buffer<Link>) {
        byOld.removeAll()
        for at in links.indices { byOld.append(Int32(at)) }
        links.withElements { links in
            byOld.sort { (links[Int($0)].old, $0) < (links[Int($1)].old, $1) }
        }
        ranks.fill(with: 0, count: links.count)
        var rank: Int32 = -1
        var previous = Int.min
        for place in byOld.indices {
            let at = Int(byOld[place])
            let old = links[at].old
            if old != previous { rank += 1 }
            previous = old
            ranks[at] = rank
        }
    }
}
