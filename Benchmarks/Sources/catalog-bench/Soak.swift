import ArticleArchive
import Foundation
import Glibc
import Tracking

/// A hundred thousand operations in one process, and whether its descriptors and memory grow with them.
///
/// In the first quarter a store is filled. From then on it stays as it is, and what is recorded goes into one beside it
/// that begins anew again and again: whatever grows then, grows with the operations.
struct Soak {
    private let path: String
    private var main: Stage
    private var side: Stage
    private var newsroom = Newsroom(seed: 3)

    init(in path: String) async throws {
        self.path = path
        main = try await Stage(at: path + "/main")
        side = try await Stage(at: path + "/side")
    }

    /// Does the operations; whether neither descriptors nor memory grew.
    mutating func run(_ operations: Int) async throws -> Bool {
        print("| operations | descriptors | memory |\n|---:|---:|---:|")
        var most: [Usage] = Array(repeating: Usage(), count: 4)
        for operation in 1...operations {
            try await step(operation, isFilling: operation * 4 <= operations)
            guard operation % max(1, operations / 200) == 0 else { continue }
            let usage = Usage.now
            let quarter = (operation - 1) * 4 / operations
            most[quarter] = most[quarter].joined(usage)
            guard operation % max(1, operations / 20) == 0 else { continue }
            print("| \(operation) | \(usage) |")
            fflush(nil)
        }
        print("| most in the second quarter | \(most[1]) |\n| most in the last quarter | \(most[3]) |")
        return most[3].isWithin(most[1])
    }

    /// One operation in four records, the others read, list, search; each two-thousandth packs or opens anew.
    private mutating func step(_ operation: Int, isFilling: Bool) async throws {
        if !isFilling, operation % 2000 == 0 {
            await side.archive.settle()
            side = try await Stage(at: path + "/side")
        }
        if operation % 4 == 0 || main.articles.isEmpty {
            if isFilling { try await main.record(&newsroom) } else { try await side.record(&newsroom) }
        } else {
            let isSide = !isFilling && !side.articles.isEmpty && operation % 3 == 0
            try await (isSide ? side : main).ask(operation, &newsroom)
        }
    }
}

/// What a process has.
private struct Usage: CustomStringConvertible {
    private var descriptors = 0
    /// What is resident and not mapped from a file, in bytes.
    private var resident = 0

    static var now: Usage {
        var usage = Usage()
        usage.descriptors =
            (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd"))?.count ?? 0
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("RssAnon:") }
        usage.resident =
            (line?.split(separator: " ").dropFirst().first).flatMap { Int($0) }.map { $0 << 10 } ?? 0
        return usage
    }

    func joined(_ other: Usage) -> Usage {
        var usage = self
        usage.descriptors = max(descriptors, other.descriptors)
        usage.resident = max(resident, other.resident)
        return usage
    }

    /// Whether it is no more than before, but for what chance makes of it.
    func isWithin(_ before: Usage) -> Bool {
        descriptors <= before.descriptors + 16 && resident <= before.resident + 8 << 20
    }

    var description: String {
        "\(descriptors) | \(String(format: "%.1f MB", Double(resident) / 1_048_576))"
    }
}
