import ArticleCatalog
public import Articles
import Extraction

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A line that recurs in a publication's articles, and whether it is left out of them.
public struct KnownLine: Sendable, Hashable {
    /// What is known of it.
    public var line: RecurringLine
    /// Whether it is taken for boilerplate.
    public var isLeftOut: Bool
    /// Why, or why not.
    public var reason: String

    /// Creates a line with its verdict.
    public init(line: RecurringLine, isLeftOut: Bool, reason: String) {
        self.line = line
        self.isLeftOut = isLeftOut
        self.reason = reason
    }
}

extension Store {
    /// The lines that recur in a publication's articles, what is left out first, then those in most articles.
    ///
    /// - Throws: ``TrackingError`` with code `notFound` where nothing of the publication is tracked.
    public func boilerplate(of publication: String) async throws(TrackingError) -> [KnownLine] {
        let lines = try await catalogued { () async throws(CatalogError) in
            try await catalog.recurringLines(in: publication)
        }
        if lines.isEmpty { try await requirePublication(publication) }
        let judged = lines.map {
            KnownLine(
                line: $0, isLeftOut: LearnedBoilerplate.isBoilerplate($0),
                reason: LearnedBoilerplate.reason($0))
        }
        return judged.filter(\.isLeftOut) + judged.filter { !$0.isLeftOut }
    }

    /// Lets a person decide about a line of a publication; applies from the next words that change, and with
    /// ``reread(_:isTrial:at:)``.
    ///
    /// - Parameter isBoilerplate: `nil` to leave it to the rules again.
    /// - Throws: ``TrackingError`` with code `usage` for a line of which too little is left without its marks.
    public func rule(
        on line: String, in publication: String, isBoilerplate: Bool?, at time: Date
    ) async throws(TrackingError) {
        guard let form = LearnedBoilerplate.form(of: line) else {
            throw TrackingError(
                .usage, "'\(line)' is too short for a line that is left out wherever it stands")
        }
        try await catalogued { () async throws(CatalogError) in
            try await catalog.rule(
                form, text: line, in: publication, isBoilerplate: isBoilerplate, at: time)
        }
    }
}
