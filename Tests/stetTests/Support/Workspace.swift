import Foundation
import Testing

/// A place of its own for one test: a directory, a store, the built `stet` and git, and nothing of the user's.
final class Workspace: Sendable {
    /// How a command ended and what it said.
    struct Outcome {
        let status: Int32
        let output: String
        let error: String
    }

    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "stet-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    var repos: URL { folder.appending(path: "repos") }

    /// Writes a file into the workspace and gives its path.
    @discardableResult
    func write(_ text: String, to name: String) throws -> String {
        try write(Array(text.utf8), to: name)
    }

    @discardableResult
    func write(_ bytes: [UInt8], to name: String) throws -> String {
        let file = folder.appending(path: name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
        return file.path
    }

    func read(_ name: String) throws -> String {
        try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }

    /// Runs the built `stet` on this workspace's store.
    @discardableResult
    func stet(
        _ arguments: String..., input: String = "", environment: [String: String] = [:]
    ) async throws -> Outcome {
        let defaults = ["STET_REPOS": repos.path]
        return try await run(
            Self.built, arguments, input: input, environment: defaults.merging(environment) { $1 })
    }

    @discardableResult
    func stet(_ arguments: [String]) async throws -> Outcome {
        try await run(Self.built, arguments, input: "", environment: ["STET_REPOS": repos.path])
    }

    /// Runs `stet` and expects it to succeed.
    @discardableResult
    func done(
        _ arguments: String..., input: String = "", location: SourceLocation = #_sourceLocation
    ) async throws -> String {
        let outcome = try await run(
            Self.built, arguments, input: input, environment: ["STET_REPOS": repos.path])
        #expect(outcome.status == 0, "\(outcome.error)", sourceLocation: location)
        #expect(outcome.error.isEmpty, sourceLocation: location)
        return outcome.output
    }

    /// Starts `stet` on this workspace's store, with its output in a file that exists.
    func start(_ arguments: [String], output: String) throws -> Process {
        let process = Process()
        process.executableURL = Self.built
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ["PATH": "/usr/bin:/bin", "HOME": folder.path, "STET_REPOS": repos.path]
        process.standardOutput = try FileHandle(forWritingTo: folder.appending(path: output))
        process.standardError = FileHandle.nullDevice
        try process.run()
        return process
    }

    /// Runs a line of shell, with the built `stet` as `$STET`, and expects it to succeed.
    func shell(_ line: String, location: SourceLocation = #_sourceLocation) async throws {
        let outcome = try await run(
            URL(filePath: "/bin/sh"), ["-c", line], input: "",
            environment: ["STET_REPOS": repos.path, "STET": Self.built.path])
        #expect(outcome.status == 0, "\(outcome.error)", sourceLocation: location)
    }

    /// Runs git on one of the store's repositories.
    func git(_ publication: String, _ arguments: String...) async throws -> Outcome {
        let repository = repos.appending(path: publication + ".git").path
        return try await run(
            URL(filePath: "/usr/bin/git"), ["-C", repository] + arguments, input: "",
            environment: ["GIT_CONFIG_NOSYSTEM": "1"])
    }

    private func run(
        _ program: URL, _ arguments: [String], input: String, environment: [String: String]
    ) async throws -> Outcome {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ["PATH": "/usr/bin:/bin", "HOME": folder.path, "TZ": "Asia/Kolkata"]
            .merging(environment) { $1 }
        // Files instead of pipes: nobody has to read while the process runs.
        let names = (0..<3).map { folder.appending(path: ".stream-\(UUID().uuidString)-\($0)") }
        try Data(input.utf8).write(to: names[0])
        for name in names.dropFirst() { try Data().write(to: name) }
        let standardInput = try FileHandle(forReadingFrom: names[0])
        let output = try FileHandle(forWritingTo: names[1])
        let error = try FileHandle(forWritingTo: names[2])
        process.standardInput = standardInput
        process.standardOutput = output
        process.standardError = error
        // Waiting must not hold a thread that other tests need.
        try await withCheckedThrowingContinuation { (exit: CheckedContinuation<Void, any Error>) in
            process.terminationHandler = { _ in exit.resume() }
            do { try process.run() } catch { exit.resume(throwing: error) }
        }
        for handle in [standardInput, output, error] { try handle.close() }
        let texts = try names.dropFirst().map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
        for name in names { try FileManager.default.removeItem(at: name) }
        return Outcome(status: process.terminationStatus, output: texts[0], error: texts[1])
    }

    /// The program stands beside the test bundle that is running.
    private static let built: URL = {
        let running = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return URL(filePath: running).deletingLastPathComponent().appending(path: "stet")
    }()
}
