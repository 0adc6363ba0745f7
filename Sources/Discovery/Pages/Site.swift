import Articles

/// Which hosts belong together: those whose last two labels are the same, or three where the second to last is
/// one under which a country registers names (`co.uk`).
///
/// The public suffix list in short: what it gets wrong joins or parts hosts of one country's registry.
struct Site: Hashable {
    private let name: String

    init(_ address: WebAddress) {
        let labels = address.host.split(separator: ".")
        let isNumber = address.host.hasPrefix("[") || labels.allSatisfy { $0.allSatisfy(\.isNumber) }
        guard !isNumber, labels.count > 2, let last = labels.last else {
            name = address.host
            return
        }
        let count = last.utf8.count == 2 && Self.kinds.contains(labels[labels.count - 2]) ? 3 : 2
        name = labels.suffix(count).joined(separator: ".")
    }

    private static let kinds: Set<Substring> = [
        "ac", "asso", "co", "com", "edu", "go", "gob", "gouv", "gov", "govt", "in", "mil", "ne", "net", "nom",
        "or", "org", "sch", "school",
    ]
}
