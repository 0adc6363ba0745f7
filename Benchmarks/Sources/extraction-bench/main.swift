import Articles
import Extraction
import Foundation

// Reads each page of a cases file and writes a line of JSON for it, in the form that the benchmark kit scores.
let arguments = CommandLine.arguments
guard arguments.count == 2 else {
    FileHandle.standardError.write(Data("usage: extraction-bench CASES.jsonl\n".utf8))
    exit(2)
}
let folder = URL(filePath: arguments[1]).deletingLastPathComponent()
let encoder = JSONEncoder()
for line in try String(contentsOfFile: arguments[1], encoding: .utf8).split(separator: "\n") {
    let page = try JSONDecoder().decode(SavedPage.self, from: Data(line.utf8))
    let bytes = try page.bytes(in: folder)
    print(String(decoding: try encoder.encode(Answer(page, bytes)), as: UTF8.self))
}
