import Articles

/// The page in a web archive as browsers save it (MHTML: RFC 2557, in the form of RFC 2045 and 2046).
struct WebArchive {
    /// The page, decoded from its transfer encoding.
    let page: Page
    /// Where it was saved from.
    let location: WebAddress?
    /// The other HTML pages in it, in their order, at most those that an article may have.
    let others: [Page]

    private struct Part {
        var head: [String: String]
        var body: ArraySlice<UInt8>

        var type: String {
            (head["content-type"] ?? "").prefix { $0 != ";" }.lowercased().filter { $0 != " " }
        }
    }

    /// Takes the page out of an archive; `nil` for bytes that are none, or hold no HTML.
    init?(_ outer: Page) {
        guard Self.looksLikeArchive(outer), let whole = Self.part(outer.bytes[...]),
            whole.type == "multipart/related",
            let boundary = Self.parameter("boundary", of: whole.head["content-type"] ?? ""), !boundary.isEmpty
        else { return nil }
        let parts = Self.split(whole.body, at: Array(("--" + boundary).utf8)).compactMap(Self.part)
        let pages = parts.filter { ["text/html", "application/xhtml+xml"].contains($0.type) }
        guard let root = pages.first else { return nil }
        let address = root.head["content-location"] ?? whole.head["snapshot-content-location"]
        location = address.flatMap { try? WebAddress($0) }
        page = Page(
            bytes: Self.decoded(root), mediaType: root.head["content-type"],
            address: outer.address ?? location)
        // Frames lie in it too: only those are pages that were saved from an address of their own.
        others = pages.dropFirst().prefix(64).compactMap { part in
            guard let address = part.head["content-location"].flatMap({ try? WebAddress($0) }) else {
                return nil
            }
            return Page(bytes: Self.decoded(part), mediaType: part.head["content-type"], address: address)
        }
    }

    private static func looksLikeArchive(_ page: Page) -> Bool {
        let essence = (page.mediaType ?? "").prefix { $0 != ";" }.lowercased()
        let start = ASCII.lowercased(page.bytes.prefix(4096))
        let isNamed = ["multipart/related", "message/rfc822", "application/x-mimearchive"].contains(essence)
        let isUnnamed = essence.isEmpty || essence.hasPrefix("text/") || essence == "application/octet-stream"
        guard
            isNamed
                || isUnnamed && (start.starts(with: "from:".utf8) || start.starts(with: "mime-version:".utf8))
        else { return false }
        return ASCII.contains(start, "multipart/related")
    }

    /// A head of at most 64 lines, folded ones joined, and what follows its blank line.
    private static func part(_ bytes: ArraySlice<UInt8>) -> Part? {
        var head: [String: String] = [:]
        var last: String?
        var rest = bytes
        while rest.first == 0x0D || rest.first == 0x0A { rest = rest.dropFirst() }
        for _ in 0..<64 {
            guard let end = rest.firstIndex(of: 0x0A) else { return nil }
            let raw = String(decoding: rest[..<end].prefix(8192), as: UTF8.self)
            let line = LineText.trimmed(raw)
            rest = rest[(end + 1)...]
            if line.isEmpty { return Part(head: head, body: rest) }
            if raw.first == " " || raw.first == "\t", let name = last {
                head[name]? += " " + line
            } else if let colon = line.firstIndex(of: ":") {
                let name = line[..<colon].lowercased()
                head[name] = LineText.trimmed(String(line[colon...].dropFirst()))
                last = name
            } else {
                return nil
            }
        }
        return nil
    }

    private static func parameter(_ name: String, of value: String) -> String? {
        for field in value.split(separator: ";").dropFirst() {
            let pair = field.split(separator: "=", maxSplits: 1)
            guard pair.count == 2, LineText.trimmed(pair[0].lowercased()) == name else { continue }
            return String(LineText.trimmed(String(pair[1])).filter { $0 != "\"" })
        }
        return nil
    }

    /// The parts between delimiter lines, at most 2,000.
    private static func split(_ bytes: ArraySlice<UInt8>, at delimiter: [UInt8]) -> [ArraySlice<UInt8>] {
        var parts: [ArraySlice<UInt8>] = []
        var rest = bytes
        var isInside = false
        while parts.count < 2000, let found = ASCII.firstIndex(of: delimiter, in: rest) {
            if isInside { parts.append(rest[..<found]) }
            isInside = true
            rest = rest[(found + delimiter.count)...]
        }
        if isInside { parts.append(rest) }
        return parts
    }

    private static func decoded(_ part: Part) -> [UInt8] {
        switch part.head["content-transfer-encoding"]?.lowercased() {
        case "quoted-printable": quotedPrintable(part.body)
        case "base64": base64(part.body)
        default: Array(part.body)
        }
    }

    /// RFC 2045, section 6.7; what is no escape stays as it is.
    private static func quotedPrintable(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            guard bytes[index] == UInt8(ascii: "="), index + 1 < bytes.endIndex else {
                result.append(bytes[index])
                index += 1
                continue
            }
            if bytes[index + 1] == 0x0A {
                index += 2
            } else if index + 2 < bytes.endIndex, bytes[index + 1] == 0x0D, bytes[index + 2] == 0x0A {
                index += 3
            } else if index + 2 < bytes.endIndex, let high = hex(bytes[index + 1]),
                let low = hex(bytes[index + 2])
            {
                result.append(high << 4 | low)
                index += 3
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return result
    }

    private static func hex(_ byte: UInt8) -> UInt8? {
        Character(Unicode.Scalar(byte)).hexDigitValue.map { UInt8($0) }
    }

    /// RFC 2045, section 6.8; other characters are passed over.
    private static func base64(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count * 3 / 4)
        var bits: UInt32 = 0
        var count = 0
        for byte in bytes {
            let value: UInt8
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): value = byte - 65
            case UInt8(ascii: "a")...UInt8(ascii: "z"): value = byte - 71
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = byte + 4
            case UInt8(ascii: "+"): value = 62
            case UInt8(ascii: "/"): value = 63
            case UInt8(ascii: "="): return result
            default: continue
            }
            bits = bits << 6 | UInt32(value)
            count += 6
            guard count >= 8 else { continue }
            count -= 8
            result.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
        }
        return result
    }
}
