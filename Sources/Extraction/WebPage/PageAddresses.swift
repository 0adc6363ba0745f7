import Articles

/// Addresses as they stand on a page: what they are relative to, and which of them may be the page's own.
struct PageAddresses {
    /// Where the page was read from.
    let origin: WebAddress?
    /// What relative addresses are relative to: `<base href>`, where there is one (HTML, section 2.4.2).
    private let base: WebAddress?

    /// Takes where the page was read from, else the address in a saved page's comment, and the page's own base.
    init(origin: WebAddress?, savedFrom: String?, base: String?) {
        self.origin = origin
        let place = origin ?? savedFrom.flatMap { try? WebAddress($0) }
        self.base = base.flatMap { Self.resolved($0, against: place) } ?? place
    }

    /// The whole address that a reference on the page means; `nil` for what is no web address.
    func resolved(_ reference: String?) -> WebAddress? {
        reference.flatMap { Self.resolved($0, against: base) }
    }

    /// Whether an address may be the page's own: of the same site, and neither its front page nor a section's.
    func mayBeOwn(_ address: WebAddress) -> Bool {
        guard address.path.utf8.count > 1 || address.query != nil else { return false }
        guard let origin else { return true }
        return Self.site(address.host) == Self.site(origin.host) && !Self.isSection(address, of: origin)
    }

    /// Whether an address is that of a section in which another lies: above it, with a plain word at its end.
    ///
    /// What stands above an accelerated, printed or further page is the article itself.
    private static func isSection(_ address: WebAddress, of page: WebAddress) -> Bool {
        let above = address.path.split(separator: "/")
        let whole = page.path.split(separator: "/")
        guard address.query == nil, let name = above.last, whole.count > above.count else { return false }
        guard name.allSatisfy(\.isLetter), whole.starts(with: above) else { return false }
        let rest = whole.dropFirst(above.count)
        let last = rest.last?.prefix { $0 != "." }.lowercased() ?? ""
        return rest.count > 1
            || !(["amp", "print", "index", "all", "full", "single"].contains(last)
                || last.allSatisfy(\.isNumber))
    }

    /// Whether a reference leads to another site than the page's.
    func leadsElsewhere(_ reference: String) -> Bool {
        guard let origin, let target = resolved(reference) else { return false }
        return Self.site(target.host) != Self.site(origin.host)
    }

    private static func resolved(_ reference: String, against base: WebAddress?) -> WebAddress? {
        let text = LineText.trimmed(reference)
        // Words are no address, though they could be read as a relative one.
        guard !text.isEmpty, !text.contains(where: \.isWhitespace) else { return nil }
        guard let base else { return try? WebAddress(text) }
        return try? WebAddress(text, relativeTo: base)
    }

    /// The last two labels of a host, three where the last two are as short as `co.uk`; all of an IP address and
    /// of a name without dots.
    private static func site(_ host: String) -> String {
        let labels = host.split(separator: ".")
        let isNumeric = host.hasPrefix("[") || labels.last?.allSatisfy(\.isNumber) ?? true
        guard labels.count > 2, !isNumeric else { return host }
        let last = labels.suffix(2)
        let isShort = last.allSatisfy { $0.count <= 3 } && (last.last?.count ?? 0) <= 2
        return labels.suffix(isShort ? 3 : 2).joined(separator: ".")
    }
}
