import Articles

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A time as pages write it.
protocol TimePoint {
    var iso8601: String { get }
    var minute: String { get }
}

extension Date {
    /// Seconds since 1970, under a name that needs no import of what defines dates.
    var unixSeconds: Double { timeIntervalSince1970 }

    init(unixSeconds: Double) { self.init(timeIntervalSince1970: unixSeconds) }
}

extension Date: TimePoint {
    var iso8601: String { Timestamp.iso8601(self) }
    var minute: String { Timestamp.minute(self) }
}
