import Glibc

/// The table that is printed: what was measured beside what it must reach.
enum Table {
    static func begin() {
        print("| what | measured | worst | must reach | |")
        print("|---|---:|---:|---:|---|")
    }

    /// A row.
    ///
    /// - Parameter limit: what the measured figure must not be over, in the same unit.
    static func row(
        _ what: String, _ measured: Double, _ unit: String = "ms", worst: Double? = nil, limit: Double? = nil
    ) {
        let verdict = limit.map { measured <= $0 ? "reached" : "**missed**" } ?? ""
        let columns = [
            what, text(measured, unit), worst.map { text($0, unit) } ?? "",
            limit.map { text($0, unit) } ?? "",
            verdict,
        ]
        print("| " + columns.joined(separator: " | ") + " |")
        // Seen at once, also in a file.
        fflush(nil)
    }

    /// Says what is not of the table.
    static func note(_ text: String) {
        _ = (text + "\n").withCString { write(STDERR_FILENO, $0, strlen($0)) }
    }

    private static func text(_ number: Double, _ unit: String) -> String {
        let digits = number < 10 ? 100.0 : number < 100 ? 10 : 1
        let value = (number * digits).rounded() / digits
        return (digits == 1 || value == value.rounded() ? String(Int(value)) : String(value)) + " " + unit
    }
}
