import Articles
import Rendering
import Tracking

/// What came of one source, for other programs: `stet-track/1`, one object a line.
struct TrackReport: Encodable {
    let format = "stet-track/1"
    let source: String
    let outcome: String
    let article: ArticleReference
    let revision: RevisionReference

    init(_ tracked: Tracked, source: String) {
        self.source = source
        outcome = tracked.isRecorded ? "revised" : "unchanged"
        article = ArticleReference(tracked.identity)
        revision = RevisionReference(tracked.revision)
    }
}
