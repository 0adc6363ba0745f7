import Foundation

/// The sites' process, as the measuring one sees it.
struct OriginProcess {
    let ports: [Int]
    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()

    init(sites: Int) throws {
        process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        process.arguments = ["origin", String(sites)]
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        var line = Data()
        while line.last != UInt8(ascii: "\n") {
            guard let byte = try output.fileHandleForReading.read(upToCount: 1), !byte.isEmpty else { break }
            line += byte
        }
        ports = String(decoding: line, as: UTF8.self).split(whereSeparator: \.isWhitespace).compactMap {
            Int($0)
        }
    }

    /// Ends it; the seconds of CPU that it took.
    func end() throws -> Double {
        try input.fileHandleForWriting.close()
        let text = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return Double(String(decoding: text, as: UTF8.self).filter { !$0.isWhitespace }) ?? 0
    }
}
