/// Counts with their nouns.
package enum Plural {
    /// `1 revision`, `3 revisions`; a noun whose plural is not made with an `s` brings its own.
    package static func count(_ count: Int, _ one: String, _ many: String? = nil) -> String {
        "\(count) \(count == 1 ? one : many ?? one + "s")"
    }
}
