import ArticleArchive
import Articles
import FoundationEssentials

/// The shape `stet-maintain/1`.
struct MaintainReport: Encodable {
    let format = "stet-maintain/1"
    let refsPacked: Int
    let packsBefore: Int
    let packsAfter: Int
    let bytesBefore: Int
    let bytesAfter: Int

    init(_ report: MaintenanceReport) {
        refsPacked = report.refsPacked
        packsBefore = report.packsBefore
        packsAfter = report.packsAfter
        bytesBefore = report.bytesBefore
        bytesAfter = report.bytesAfter
    }
}

/// The shape `stet-check/1`.
struct CheckedReport: Encodable {
    struct Finding: Encodable {
        let kind: String
        let repository: String
        let name: String?
        let commit: String?
        let message: String
        let repaired: Bool
    }

    let format = "stet-check/1"
    let sound: Bool
    let repositories: Int
    let articles: Int
    let revisions: Int
    let objects: Int
    let findings: [Finding]

    init(_ report: CheckReport) {
        sound = report.isSound
        repositories = report.repositories
        articles = report.articles
        revisions = report.revisions
        objects = report.objects
        findings = report.findings.map {
            Finding(
                kind: $0.kind.rawValue, repository: $0.repository, name: $0.article?.name,
                commit: $0.revision?.hex, message: $0.message, repaired: $0.isRepaired)
        }
    }
}
