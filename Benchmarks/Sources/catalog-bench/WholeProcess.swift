import Foundation
import Glibc

/// How long a program runs from start to end, and how much memory it has at most.
struct WholeProcess {
    let milliseconds: Double
    let megabytes: Double

    /// The median time of some runs of a program, its output thrown away, and the most memory of any.
    ///
    /// They are started by a process of their own: of memory, the system counts what the parent of a program had when
    /// it started it.
    init(_ arguments: [String], times: Int = 11) throws {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        process.arguments = ["--measure", String(times)] + arguments
        process.standardOutput = pipe
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        let figures = String(decoding: output, as: UTF8.self).split(whereSeparator: \.isWhitespace)
            .compactMap { Double($0) }
        precondition(process.terminationStatus == 0 && figures.count == 2, "\(arguments) cannot be measured")
        milliseconds = figures[0]
        megabytes = figures[1]
    }

    /// Measures a program from within such a process, and prints the two figures.
    static func measure(_ arguments: [String], times: Int) {
        var measured: [Double] = []
        var most = 0.0
        for _ in 0..<times {
            let watch = Stopwatch()
            most = max(most, run(arguments))
            measured.append(watch.milliseconds)
        }
        print(measured.sorted()[times / 2], most)
    }

    /// Runs a program; the most memory it had, in megabytes.
    private static func run(_ arguments: [String]) -> Double {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
        var words = arguments.map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var process = pid_t()
        guard posix_spawn(&process, arguments[0], &actions, nil, &words, environ) == 0 else {
            preconditionFailure("\(arguments[0]) cannot be run")
        }
        var status: Int32 = 0
        var usage = rusage()
        wait4(process, &status, 0, &usage)
        precondition(status == 0, "\(arguments) ended with status \(status)")
        return Double(usage.ru_maxrss) / 1000
    }
}
