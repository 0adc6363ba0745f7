#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The line before each entry of an ARC file: address, host's number, time, media type, length (Internet
/// Archive, "ARC File Format", version 1).
struct ARCHeader {
    let target: String
    let date: Date?
    let mediaType: String
    let length: Int

    /// Whether a line may be one: the first names the file itself, the others begin with an address.
    static func isLikely(_ line: String, isARC: Bool) -> Bool {
        line.hasPrefix("filedesc://") || isARC && line.contains("://") || isARC && line.hasPrefix("dns:")
    }

    /// Reads a line from its end, since addresses may have spaces.
    init?(_ line: String) {
        let parts = line.split(separator: " ")
        guard parts.count >= 5, let length = Int(parts[parts.count - 1]), length >= 0 else { return nil }
        self.length = length
        mediaType = String(parts[parts.count - 2])
        date = ArchiveTime.digits(parts[parts.count - 3])
        target = parts.dropLast(4).joined(separator: " ")
    }
}
