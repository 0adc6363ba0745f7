import Articles
import Foundation
import ProseDiff
import Rendering
import Testing

@Suite("Changes as comma-separated values")
struct ChangeTableTests {
    /// Reads RFC 4180 the slow and obvious way.
    private func cells(_ text: String) -> [[String]] {
        var rows: [[String]] = []
        var row: [String] = []
        var cell = ""
        var isQuoted = false
        var scalars = Array(text.unicodeScalars)[...]
        while let scalar = scalars.popFirst() {
            if isQuoted {
                if scalar != "\"" {
                    cell.unicodeScalars.append(scalar)
                } else if scalars.first == "\"" {
                    cell += "\""
                    scalars.removeFirst()
                } else {
                    isQuoted = false
                }
            } else if scalar == "\"" {
                isQuoted = true
            } else if scalar == "," {
                row.append(cell)
                cell = ""
            } else if scalar == "\r", scalars.first == "\n" {
                scalars.removeFirst()
                rows.append(row + [cell])
                (row, cell) = ([], "")
            } else {
                cell.unicodeScalars.append(scalar)
            }
        }
        return rows
    }

    private func table(_ old: [Block], _ new: [Block]) -> [[String: String]] {
        let document = DiffDocument(
            identity: Story.identity, old: Story.state(1, old), new: Story.state(2, new),
            diff: ArticleDiff(from: old, to: new))
        let rows = cells(ChangeTable.header + ChangeTable.rows(document))
        return rows.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(rows[0], $0)) }
    }

    @Test("a row for every change, with both texts, whatever marks they hold")
    func rows() {
        let old = [
            Block(.headline, "Ferries, “late” and \"cheap\""),
            Block(.paragraph, "It costs 3 crowns to cross to the island, they say."),
        ]
        let new = [
            Block(.headline, "Ferries, “late” and \"cheap\""),
            Block(.paragraph, "It costs 4 crowns to cross to the island, \"they\" say."),
            Block(.paragraph, "One\u{85}two, three"),
        ]
        let table = table(old, new)
        #expect(table.map { $0["kind"] } == ["edited", "inserted"])
        #expect(table[0]["old"] == old[1].text && table[0]["new"] == new[1].text)
        #expect(table[0]["marked"]?.contains("[-3-] {+4+}") == true)
        #expect(table[0]["reasons"]?.contains("number") == true && table[0]["significance"] == "0.9")
        #expect(table[1]["place_to"] == "¶ 2" && table[1]["place_from"] == "")
        #expect(table[1]["new"] == new[2].text)
    }

    @Test("no cell is a formula", arguments: ["=1+1", "+cmd|' /C calc'!A0", "-2", "@SUM(A1)"])
    func formulas(text: String) {
        let table = table([], [Block(.paragraph, text)])
        #expect(table[0]["new"] == "'" + text)
    }
}
