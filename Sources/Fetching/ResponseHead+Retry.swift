import Articles

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension ResponseHead {
    /// When the server asks to be asked again, by its `Retry-After` (RFC 9110, section 10.2.3).
    ///
    /// Whole seconds from `now`, or a date, which may lie in the past. `nil` where there is none or it cannot
    /// be read; seconds beyond a hundred years are a hundred years.
    public func retryAfter(at now: Date) -> Date? {
        guard let value = self["Retry-After"]?.split(separator: " ").joined(separator: " "), !value.isEmpty
        else { return nil }
        guard value.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return HTTPDate.parse(value) }
        let century = 3_155_760_000.0
        return now.addingTimeInterval(min(Double(value) ?? century, century))
    }

    /// How long the answer may be used without asking, in seconds, by `Cache-Control: max-age` (RFC 9111,
    /// section 5.2.2.1); 0 for `no-store` and `no-cache`, `nil` where nothing is said.
    public var maximumAge: Int? {
        var age: Int?
        for directive in values(of: "Cache-Control").joined(separator: ",").lowercased().split(separator: ",")
        {
            let parts = directive.split(separator: "=", maxSplits: 1).map {
                $0.filter { $0 != " " && $0 != "\"" }
            }
            switch parts.first {
            case "no-store", "no-cache": return 0
            case "max-age": age = parts.count > 1 ? Int(parts[1]).map { max(0, $0) } : nil
            default: continue
            }
        }
        return age
    }
}
