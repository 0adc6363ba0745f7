/// Alignment of two sequences of numbers by Myers' divide and conquer, with a limit on the search.
///
/// E. W. Myers, "An O(ND) difference algorithm and its variations", Algorithmica 1 (1986), section 4b. When
/// a middle is not found within `limit` differences the box is cut at the furthest place reached, as GNU diff
/// and xdiff do: the result is still an alignment, the time is at most proportional to length × limit.
struct Sequences: ~Copyable {
    private var forward = Buffer<Int32>()
    private var backward = Buffer<Int32>()
    private var boxes = Buffer<Box>()

    struct Box: BitwiseCopyable {
        var oldLow: Int
        var oldHigh: Int
        var newLow: Int
        var newHigh: Int
    }

    /// Calls `match` for every pair that is aligned, in no particular order.
    mutating func align(
        _ old: borrowing Buffer<Int32>, _ oldRange: Range<Int>, _ new: borrowing Buffer<Int32>,
        _ newRange: Range<Int>, limit: Int = 48,
        match: (Int, Int) -> Void
    ) {
        boxes.removeAll()
        boxes.append(
            Box(
                oldLow: oldRange.lowerBound, oldHigh: oldRange.upperBound, newLow: newRange.lowerBound,
                newHigh: newRange.upperBound))
        while var box = boxes.popLast() {
            while box.oldLow < box.oldHigh, box.newLow < box.newHigh, old[box.oldLow] == new[box.newLow] {
                match(box.oldLow, box.newLow)
                box.oldLow += 1
                box.newLow += 1
            }
            while box.oldLow < box.oldHigh, box.newLow < box.newHigh,
                old[box.oldHigh - 1] == new[box.newHigh - 1]
            {
                box.oldHigh -= 1
                box.newHigh -= 1
                match(box.oldHigh, box.newHigh)
            }
            if box.oldLow == box.oldHigh || box.newLow == box.newHigh { continue }
            if let (x, y) = middle(of: box, old, new, limit: limit) {
                var first = box
                first.oldHigh = x
                first.newHigh = y
                box.oldLow = x
                box.newLow = y
                boxes.append(first)
                boxes.append(box)
            }
        }
    }

    /// Gives back what a large text took.
    mutating func shrink() {
        forward.shrink()
        backward.shrink()
        boxes.shrink()
    }

    /// A place that an alignment of the box goes through, `nil` when nothing in it is alike.
    private mutating func middle(
        of box: Box, _ old: borrowing Buffer<Int32>, _ new: borrowing Buffer<Int32>, limit: Int
    ) -> (Int, Int)? {
        let oldCount = box.oldHigh - box.oldLow
        let newCount = box.newHigh - box.newLow
        let most = min((oldCount + newCount + 1) / 2, limit)
        forward.fill(with: -1, count: 2 * most + 3)
        backward.fill(with: -1, count: 2 * most + 3)
        precondition(
            box.oldLow >= 0 && box.oldHigh <= old.count && box.newLow >= 0 && box.newHigh <= new.count)
        let found = old.withElements { old in
            new.withElements { new in
                forward.withMutableElements { forward in
                    backward.withMutableElements { backward in
                        Sequences.meet(
                            UnsafeBufferPointer(rebasing: old[box.oldLow..<box.oldHigh]),
                            UnsafeBufferPointer(rebasing: new[box.newLow..<box.newHigh]), forward, backward,
                            most)
                    }
                }
            }
        }
        if let (x, y) = found { return place(x, y, in: box) }
        return furthest(in: box, oldCount, newCount, most: most)
    }

    /// Searches from both ends until the two meet; `nil` when they do not within so many differences.
    ///
    /// No place is read that is not compared with the counts first, and no diagonal beyond `most` is entered,
    /// for which `forward` and `backward` have room.
    private static func meet(
        _ old: UnsafeBufferPointer<Int32>, _ new: UnsafeBufferPointer<Int32>,
        _ forward: UnsafeMutableBufferPointer<Int32>, _ backward: UnsafeMutableBufferPointer<Int32>,
        _ most: Int
    ) -> (Int, Int)? {
        let (oldCount, newCount) = (old.count, new.count)
        let delta = oldCount - newCount
        let zero = most + 1
        forward[zero + 1] = 0
        backward[zero + 1] = 0
        for d in 0...most {
            for k in stride(from: -d, through: d, by: 2) {
                let down = k == -d || (k != d && forward[zero + k - 1] < forward[zero + k + 1])
                var x = Int(down ? forward[zero + k + 1] : forward[zero + k - 1] + 1)
                forward[zero + k] = Int32(truncatingIfNeeded: x)
                if x > oldCount || x - k > newCount { continue }
                while x < oldCount, x - k < newCount, old[x] == new[x - k] { x += 1 }
                forward[zero + k] = Int32(truncatingIfNeeded: x)
                let mirror = delta - k
                if delta & 1 != 0, abs(mirror) < d, x + Int(backward[zero + mirror]) >= oldCount {
                    return (x, x - k)
                }
            }
            for k in stride(from: -d, through: d, by: 2) {
                let down = k == -d || (k != d && backward[zero + k - 1] < backward[zero + k + 1])
                var x = Int(down ? backward[zero + k + 1] : backward[zero + k - 1] + 1)
                backward[zero + k] = Int32(truncatingIfNeeded: x)
                if x > oldCount || x - k > newCount { continue }
                while x < oldCount, x - k < newCount, old[oldCount - 1 - x] == new[newCount - 1 - (x - k)] {
                    x += 1
                }
                backward[zero + k] = Int32(truncatingIfNeeded: x)
                let mirror = delta - k
                if delta & 1 == 0, abs(mirror) <= d, x + Int(forward[zero + mirror]) >= oldCount {
                    return (oldCount - x, newCount - (x - k))
                }
            }
        }
        return nil
    }

    /// Where the search got furthest from the beginning.
    private func furthest(in box: Box, _ oldCount: Int, _ newCount: Int, most: Int) -> (Int, Int)? {
        let zero = most + 1
        var best = (0, 0)
        for k in -most...most where (most - k) & 1 == 0 {
            let x = Int(forward[zero + k])
            guard x >= 0, x <= oldCount, x - k >= 0, x - k <= newCount else { continue }
            if 2 * x - k > best.0 + best.1 { best = (x, x - k) }
        }
        return place(best.0, best.1, in: box)
    }

    /// A cut that leaves both parts smaller than the box.
    private func place(_ x: Int, _ y: Int, in box: Box) -> (Int, Int)? {
        let oldCount = box.oldHigh - box.oldLow
        let newCount = box.newHigh - box.newLow
        guard x >= 0, y >= 0, x <= oldCount, y <= newCount, x + y > 0, x + y < oldCount + newCount else {
            return nil
        }
        return (box.oldLow + x, box.newLow + y)
    }
}
