internal import Articles

/// Why a watch list, or a file of rules, cannot be used: everything that is wrong with it, each with its line.
public struct WatchListError: Error, Sendable, Hashable, CustomStringConvertible {
    /// One thing that is wrong.
    public struct Problem: Sendable, Hashable, CustomStringConvertible {
        /// The line, counted from 1.
        public let line: Int
        /// What is wrong and what to write instead; one line without control characters.
        public let message: String

        init(line: Int, _ message: String) {
            self.line = line
            self.message = Printable.line(message)
        }

        /// The line and what is wrong.
        public var description: String { "line \(line): \(message)" }
    }

    /// The file's name, as given.
    public let file: String
    /// What is wrong, in the order of the lines; never empty.
    public let problems: [Problem]

    init(file: String, problems: [Problem]) {
        self.file = Printable.line(file)
        self.problems = problems.sorted { $0.line < $1.line }
    }

    /// The first problem, and how many more there are, on one line.
    public var description: String {
        let more = problems.count > 1 ? " (and \(problems.count - 1) more)" : ""
        return "\(file), \(problems.first?.description ?? "")\(more)"
    }
}
