import Articles
import Foundation
import ProseDiff
import Rendering
import Testing

@Suite("Reports as JSON")
struct ReportTests {
    private var log: LogReport {
        LogReport(Story.identity, headline: "Ferry strike", Array(TerminalListingTests.history.prefix(2)))
    }

    @Test("keep their shapes")
    func shapes() throws {
        try expectSnapshot(JSONText.make(ListReport(TerminalListingTests.rows)), "list.json")
        try expectSnapshot(JSONText.make(log), "log.json")
        try expectSnapshot(JSONText.make(ShowReport(Story.identity, Story.ferry.new)), "show.json")
        try expectSnapshot(JSONText.make(DiffReport(Story.ferry)), "diff.json")
    }

    @Test("come back as they were written")
    func roundTrips() throws {
        try expectRoundTrip(ListReport(TerminalListingTests.rows))
        try expectRoundTrip(log)
        try expectRoundTrip(ShowReport(Story.identity, Story.ferry.new))
        try expectRoundTrip(DiffReport(Story.ferry))
    }

    private func expectRoundTrip<Report: Codable & Equatable>(_ report: Report) throws {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        let text = try JSONText.make(report)
        #expect(try decoder.decode(Report.self, from: Data(text.utf8)) == report)
    }

    @Test("carry every byte of both texts in the runs of a diff")
    func runs() {
        let report = DiffReport(Story.ferry)
        for (side, blocks) in [
            (\DiffReport.WordRun.old, Story.ferry.old.article.blocks),
            (\.new, Story.ferry.new.article.blocks),
        ] {
            for (index, block) in blocks.enumerated() {
                let runs = report.changes.flatMap(\.runs).filter { $0[keyPath: side]?.block == index }
                #expect(runs.map(\.text).joined() == block.text)
            }
        }
    }

    @Test("are safe to print on a terminal and say exactly what stood there")
    func hostile() throws {
        for text in HostileText(seed: 3, count: 2_000) {
            let json = try JSONText.make([text])
            #expect(
                !json.unicodeScalars.contains {
                    $0 != "\n" && ($0.properties.generalCategory == .control || $0.properties.isBidiControl)
                })
            #expect(try JSONDecoder().decode([String].self, from: Data(json.utf8)) == [text])
        }
    }
}
