import Articles

/// Says which blocks of the two states are probably the same block, by the rare words they share.
///
/// An inverted index from words to blocks, so that only blocks with something rare in common are ever
/// compared; the measure is containment (A. Broder, "On the resemblance and containment of documents", 1997)
/// with words weighted by how rare they are, as in document retrieval.
struct Correspondence: ~Copyable {
    /// Two blocks and how much they share.
    struct Candidate: BitwiseCopyable {
        var old: Int32
        var new: Int32
        /// The weight of the shared words, less where both blocks have many others: a paragraph that stands whole
        /// in another is that paragraph sooner than two that share a sentence.
        var score: Int32
        /// The shared part of the lighter block, in thousandths.
        var containment: Int32
    }

    /// Words that stand in more blocks than this say nothing.
    private static let mostBlocks = 16
    private static let leastContainment: Int32 = 220

    private var oldBlocks = Buffer<Int32>()
    private var newBlocks = Buffer<Int32>()
    private var postingStart = Buffer<Int32>()
    private var postings = Buffer<Int32>()
    /// Where the next block of each word is written.
    private var next = Buffer<Int32>()
    private var inNew = Buffer<Int32>()
    private var seen = Buffer<Int32>()
    private var oldWeight = Buffer<Int32>()
    private var score = Buffer<Int32>()
    private var touched = Buffer<Int32>()
    private(set) var candidates = Buffer<Candidate>()

    /// Finds the candidates among blocks that have neither an equal nor a counterpart, best first.
    mutating func find(_ old: borrowing State, _ new: borrowing State, wordCount: Int) {
        candidates.removeAll()
        Correspondence.collect(old, into: &oldBlocks)
        Correspondence.collect(new, into: &newBlocks)
        if oldBlocks.isEmpty || newBlocks.isEmpty { return }
        if oldBlocks.count == 1, newBlocks.count == 1,
            old.blocks[Int(oldBlocks[0])].kind == new.blocks[Int(newBlocks[0])].kind
        {
            if old.isRepeated[Int(oldBlocks[0])], new.isRepeated[Int(newBlocks[0])] { return }
            // There is no choice to make; whether the two are alike shows when they are aligned.
            candidates.append(Candidate(old: oldBlocks[0], new: newBlocks[0], score: 1, containment: 1000))
            return
        }
        index(old, new, wordCount: wordCount)
        weigh(old)
        for at in newBlocks.indices { compare(newBlocks[at], old, new) }
        candidates.sort {
            if $0.score != $1.score { return $0.score > $1.score }
            let (one, two) = (abs($0.old - $0.new), abs($1.old - $1.new))
            return one != two ? one < two : $0.old + $0.new < $1.old + $1.new
        }
    }

    /// Gives back what a large text took.
    mutating func shrink() {
        oldBlocks.shrink()
        newBlocks.shrink()
        postingStart.shrink()
        postings.shrink()
        next.shrink()
        inNew.shrink()
        seen.shrink()
        oldWeight.shrink()
        score.shrink()
        touched.shrink()
        candidates.shrink()
    }

    private static func collect(_ state: borrowing State, into blocks: inout Buffer<Int32>) {
        blocks.removeAll()
        for block in state.blocks.indices
        where state.equal[block] < 0 && state.counterpart[block] < 0
            && !state.tokens.range(ofBlock: block).isEmpty
        {
            blocks.append(Int32(block))
        }
    }

    /// Lists for each word the old blocks it stands in, and counts the new ones.
    private mutating func index(_ old: borrowing State, _ new: borrowing State, wordCount: Int) {
        seen.fill(with: -1, count: wordCount)
        inNew.fill(with: 0, count: wordCount)
        postingStart.fill(with: 0, count: wordCount + 1)
        for at in newBlocks.indices {
            let block = newBlocks[at]
            for token in new.tokens.range(ofBlock: Int(block)) {
                let word = Int(new.tokens.word[token])
                if seen[word] != block {
                    seen[word] = block
                    inNew[word] += 1
                }
            }
        }
        seen.fill(with: -1, count: wordCount)
        for at in oldBlocks.indices {
            let block = oldBlocks[at]
            for token in old.tokens.range(ofBlock: Int(block)) {
                let word = Int(old.tokens.word[token])
                if seen[word] != block {
                    seen[word] = block
                    postingStart[word + 1] += 1
                }
            }
        }
        for word in 0..<wordCount { postingStart[word + 1] += postingStart[word] }
        postings.fill(with: 0, count: Int(postingStart[wordCount]))
        seen.fill(with: -1, count: wordCount)
        next.removeAll()
        postingStart.withElements { next.append(contentsOf: $0) }
        for at in oldBlocks.indices {
            let block = oldBlocks[at]
            for token in old.tokens.range(ofBlock: Int(block)) {
                let word = Int(old.tokens.word[token])
                if seen[word] != block {
                    seen[word] = block
                    postings[Int(next[word])] = block
                    next[word] += 1
                }
            }
        }
    }

    /// Rare words count much, words of every block nothing.
    private func weight(_ word: Int) -> Int32 {
        switch max(postingStart[word + 1] - postingStart[word], inNew[word]) {
        case 0...1: 12
        case 2: 9
        case 3: 7
        case 4: 6
        case 5...8: 4
        case 9...16: 2
        default: 1
        }
    }

    private mutating func weigh(_ old: borrowing State) {
        oldWeight.fill(with: 0, count: old.blocks.count)
        score.fill(with: 0, count: old.blocks.count)
        for word in 0..<seen.count {
            seen[word] = -1
            let weight = weight(word)
            for at in Int(postingStart[word])..<Int(postingStart[word + 1]) {
                oldWeight[Int(postings[at])] += weight
            }
        }
    }

    private mutating func compare(_ block: Int32, _ old: borrowing State, _ new: borrowing State) {
        var newWeight: Int32 = 0
        touched.removeAll()
        for token in new.tokens.range(ofBlock: Int(block)) {
            let word = Int(new.tokens.word[token])
            if seen[word] == block { continue }
            seen[word] = block
            let weight = weight(word)
            newWeight += weight
            let list = Int(postingStart[word])..<Int(postingStart[word + 1])
            if list.count > Correspondence.mostBlocks { continue }
            for at in list {
                let other = postings[at]
                if score[Int(other)] == 0 { touched.append(other) }
                score[Int(other)] += weight
            }
        }
        for at in touched.indices {
            let other = touched[at]
            let shared = score[Int(other)]
            score[Int(other)] = 0
            let lighter = max(1, min(newWeight, oldWeight[Int(other)]))
            let heavier = max(newWeight, oldWeight[Int(other)])
            // A text that stands often elsewhere is not this one come from there.
            if old.isRepeated[Int(other)], new.isRepeated[Int(block)] { continue }
            let containment = Int32(Int(shared) * 1000 / Int(lighter))
            if containment < Correspondence.leastContainment { continue }
            let isSameKind = old.blocks[Int(other)].kind == new.blocks[Int(block)].kind
            if !isSameKind, Int(shared) * 1000 < Int(heavier) * 600 { continue }
            let score = Int32(Int(shared) * (1000 + Int(containment)) / 2000)
            candidates.append(
                Candidate(
                    old: other, new: block, score: isSameKind ? score : score / 2, containment: containment))
        }
    }
}
