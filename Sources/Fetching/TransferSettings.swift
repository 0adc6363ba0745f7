/// What all transfers of a fetcher have in common.
struct TransferSettings: Sendable {
    var userAgent: String
    var limits: FetchLimits
    var proxy: String?
    var certificates: String?
    var reach: Reach
}
