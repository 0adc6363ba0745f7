import Articles

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What a person writes for a revision; see ``Store/revision(named:in:of:)``.
struct RevisionName {
    private let text: String
    private let number: Int?
    private let time: Date?
    /// The beginning of a commit id, where it can be one.
    let digits: String?

    /// Reads a name; `nil` where it can be none.
    init?(_ text: String) {
        let text = NormalForm.text(text).lowercased()
        let isHexadecimal = text.allSatisfy { $0.isASCII && $0.isHexDigit }
        self.text = text
        number = Int(text)
        time = Timestamp.parse(text, endOfUnit: true)
        digits = isHexadecimal && (4...40).contains(text.utf8.count) ? text : nil
        let isWord = ["first", "latest", "last"].contains(text)
        guard isWord || number != nil || time != nil || digits != nil else { return nil }
    }

    /// The revision with that name; `nil` where there is none.
    ///
    /// - Throws: ``TrackingError`` where several have it, or nothing was known at that time yet.
    func revision(in history: [Revision]) throws(TrackingError) -> Revision? {
        if text == "first" { return history.first }
        if text == "latest" || text == "last" { return history.last }
        if let number {
            let index = number > 0 ? number - 1 : history.count + number
            if number != 0, history.indices.contains(index) { return history[index] }
        }
        if let digits {
            let found = history.filter { $0.id.hex.hasPrefix(digits) }
            if found.count > 1 {
                throw TrackingError(
                    .usage, "several revisions begin with \(digits); write more digits:",
                    candidates: found.map { "\($0.number)  \($0.id)" })
            }
            if let revision = found.first { return revision }
        }
        guard let time else { return nil }
        if let stood = history.last(where: { $0.observed <= time }) { return stood }
        throw TrackingError(
            .notFound,
            "nothing was known at \(text) yet: the first revision was observed \(history.first.map { Timestamp.iso8601($0.observed) } ?? "never")"
        )
    }
}

extension Revision {
    /// The revision that stands for a superseded one: with the same snapshot of the same time, or else the one
    /// that stood then.
    func counterpart(in history: [Revision]) -> Revision? {
        exactCounterpart(in: history) ?? history.last { $0.observed <= observed }
    }

    /// The revision with the same snapshot of the same time.
    func exactCounterpart(in history: [Revision]) -> Revision? {
        history.first { $0.observed == observed && $0.snapshot == snapshot }
    }
}
