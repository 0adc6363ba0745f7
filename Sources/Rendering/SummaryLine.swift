/// The one line that says what changed, as people read it beside counts.
package enum SummaryLine {
    /// The line without the number of words at its end, where others say it.
    package static func withoutWords(_ summary: String) -> String {
        guard summary.hasSuffix(" words") || summary.hasSuffix(" word"),
            let mark = summary.lastIndex(where: { $0 == ";" || $0 == "," })
        else { return summary }
        return String(summary[..<mark])
    }
}
