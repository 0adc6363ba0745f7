import Articles
import Extraction
import Foundation

// Mutates pages and reads them until the time is over. A trap ends the process with a signal; the bytes being
// read are then in LAST, to be read again. Blocks that break a promise, and pages that cost more than their
// size allows, end it too.
let arguments = CommandLine.arguments
guard arguments.count >= 5, let seconds = Double(arguments[1]), let seed = UInt64(arguments[2]) else {
    FileHandle.standardError.write(Data("usage: extraction-fuzz SECONDS SEED LAST PAGE…\n".utf8))
    exit(2)
}
let last = URL(filePath: arguments[3])
let corpus = try arguments.dropFirst(4).map { [UInt8](try Data(contentsOf: URL(filePath: $0))) }
var mutator = Mutator(seed: seed, corpus: corpus.filter { !$0.isEmpty })
let end = Date().addingTimeInterval(seconds)
var rounds = 0
var read = 0
var slowest = (milliseconds: 0.0, bytes: 0)
while Date() < end {
    let bytes = mutator.next()
    try Data(bytes).write(to: last)
    let types: [String?] = [
        "text/html", nil, "text/plain", "multipart/related", "text/html; charset=gb18030",
    ]
    let page = Page(
        bytes: bytes, mediaType: types[rounds % types.count],
        address: try? WebAddress("https://press.example/a"))
    let before = clock()
    let explanation = Extractor.explain(page)
    let milliseconds = Double(clock() - before) * 1000 / Double(CLOCKS_PER_SEC)
    if milliseconds > slowest.milliseconds { slowest = (milliseconds, bytes.count) }
    guard milliseconds < 2000 + Double(bytes.count) / 100 else { fail("took \(milliseconds) ms", bytes) }
    if case .success(let reading) = explanation.outcome {
        read += 1
        for block in reading.article.blocks {
            let isClean = !block.text.isEmpty && !block.text.unicodeScalars.contains { $0.value < 0x20 }
            guard isClean else { fail("a block is empty or has control characters", bytes) }
        }
        guard reading.article.blocks.count <= bytes.count else { fail("more blocks than bytes", bytes) }
    }
    rounds += 1
}
print(
    "\(rounds) pages, \(read) of them read; the slowest took \(Int(slowest.milliseconds)) ms for \(slowest.bytes) bytes"
)

func fail(_ what: String, _ bytes: [UInt8]) -> Never {
    FileHandle.standardError.write(Data("\(what): \(bytes.count) bytes in \(last.path)\n".utf8))
    exit(1)
}
