import Articles
import ProseDiff

/// What libFuzzer calls: bytes become two articles, and their diff has to keep every promise.
///
/// The first part of the bytes, up to 0xFF, is the older article, a block a line; what follows is a list of edits
/// of four bytes each. `Promises` is the one of the tests.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    guard let bytes, count > 0 else { return 0 }
    let input = Array(UnsafeBufferPointer(start: bytes, count: count))
    let parts = input.split(separator: 0xFF, maxSplits: 1, omittingEmptySubsequences: false)
    let old = article(parts[0])
    var new = old
    if parts.count > 1 {
        for at in stride(from: parts[1].startIndex, to: parts[1].endIndex - 3, by: 4) {
            apply(parts[1][at..<at + 4].map { Int($0) }, to: &new)
        }
    }
    check(old, new)
    return 0
}

private func check(_ old: [Block], _ new: [Block]) {
    for deadline in [nil, Duration.zero] {
        let faults = Promises(old, new, deadline: deadline).broken()
        if !faults.isEmpty { fail(faults, old, new) }
    }
    let there = Promises(old, new)
    let back = Promises(new, old)
    if there.keptPairs != Set(back.keptPairs.map { [$0[2], $0[3], $0[0], $0[1]] }) {
        fail(["the diff the other way keeps other text"], old, new)
    }
    if !ArticleDiff(from: new, to: new).isEmpty { fail(["equal states differ"], new, new) }
    var differ = Differ()
    for (one, two) in [(new, old), (old, old), (old, new)] {
        if differ.diff(from: one, to: two) != ArticleDiff(from: one, to: two) {
            fail(["a differ that was used before answers otherwise"], one, two)
        }
    }
    let judgement = there.diff.judgement(old: old, new: new)
    if judgement.reasons.isEmpty != there.diff.isEmpty || !(0...1).contains(judgement.significance) {
        fail(["judged \(judgement)"], old, new)
    }
}

private func fail(_ faults: [String], _ old: [Block], _ new: [Block]) -> Never {
    fatalError("\(faults)\n\(old)\n\(new)")
}

private func article(_ bytes: ArraySlice<UInt8>) -> [Block] {
    bytes.split(separator: 0x0A, omittingEmptySubsequences: false).prefix(24).map { line in
        let kinds = Block.Kind.allCases
        guard let first = line.first else { return Block(.paragraph, "") }
        guard first < 0x20 else { return Block(.paragraph, String(decoding: line, as: UTF8.self)) }
        return Block(kinds[Int(first) % kinds.count], String(decoding: line.dropFirst(), as: UTF8.self))
    }
}

private let words = [
    " the", " of", " not", ".", ", ", " 1,200.5", " US$5.2bn", " 10:30", "%", " don’t", "'", "’", "—", "-",
    "\u{301}",
    "\u{200D}", "\u{AD}", "👩‍👩‍👧", "🇺🇦", "🏽", " https://example.com/a?b=1", " me@example.com", "国务院", "นายก",
    "한국어", "नमस्ते",
    "\r\n", "\u{A0}", "\u{200E}", " Said", "”", "“", "\u{1100}\u{1161}", "ក្ខ", " U.S.", "é",
]

/// One edit: what, where, how much, with what.
private func apply(_ edit: [Int], to blocks: inout [Block]) {
    guard !blocks.isEmpty, blocks.count < 48 else { return }
    let at = edit[1] % blocks.count
    let characters = Array(blocks[at].text)
    let low = characters.isEmpty ? 0 : edit[2] % (characters.count + 1)
    let high = min(characters.count, low + edit[3] % 32)
    switch edit[0] % 12 {
    case 0: blocks.remove(at: at)
    case 1: blocks.insert(blocks.remove(at: at), at: edit[2] % (blocks.count + 1))
    case 2: blocks.insert(blocks[at], at: edit[2] % (blocks.count + 1))
    case 3: blocks[at].text = String(characters[..<low] + characters[high...])
    case 4:
        blocks[at].text =
            String(characters[..<low]) + words[edit[3] % words.count] + String(characters[low...])
    case 5:
        blocks[at].text = String(characters[..<low])
        blocks.insert(Block(blocks[at].kind, String(characters[low...])), at: at + 1)
    case 6 where at > 0:
        let tail = blocks.remove(at: at)
        blocks[at - 1].text += tail.text
    case 7: blocks[at].kind = Block.Kind.allCases[edit[2] % Block.Kind.allCases.count]
    case 8:
        let other = edit[3] % blocks.count
        blocks[other].text += String(characters[low...].prefix(60))
        if other != at { blocks[at].text = String(characters[..<low] + characters[low...].dropFirst(60)) }
    case 9:
        blocks[at].text = String(characters.map { $0 == "'" ? "’" : $0 == "\"" ? "“" : $0 == "-" ? "–" : $0 })
    case 10:
        blocks.insert(Block(.paragraph, words[edit[2] % words.count] + words[edit[3] % words.count]), at: at)
    case 11: blocks.swapAt(at, edit[3] % blocks.count)
    default: break
    }
}
