import Articles

extension WebArchive {
    /// Several pages as one web archive (RFC 2557) that browsers open at the first, the bytes as received.
    ///
    /// The same pages give the same archive.
    static func bytes(of pages: [Page]) -> [UInt8] {
        let boundary = boundary(for: pages)
        var archive = Array("MIME-Version: 1.0\r\n".utf8)
        archive += Array(
            "Content-Type: multipart/related; type=\"text/html\"; boundary=\"\(boundary)\"\r\n".utf8)
        for page in pages {
            archive += Array("\r\n--\(boundary)\r\n".utf8)
            archive += Array("Content-Type: \(line(page.mediaType ?? "text/html"))\r\n".utf8)
            if let address = page.address {
                archive += Array("Content-Location: \(line(address.description))\r\n".utf8)
            }
            archive += Array("Content-Transfer-Encoding: binary\r\n\r\n".utf8)
            archive += page.bytes
        }
        return archive + Array("\r\n--\(boundary)--\r\n".utf8)
    }

    /// A line that stands in none of the pages.
    private static func boundary(for pages: [Page]) -> String {
        var number = 0
        while true {
            let boundary = "stet-page-\(number)"
            let delimiter = Array(("--" + boundary).utf8)
            if !pages.contains(where: { ASCII.firstIndex(of: delimiter, in: $0.bytes[...]) != nil }) {
                return boundary
            }
            number += 1
        }
    }

    /// A header's value on one line.
    private static func line(_ text: String) -> String {
        String(text.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }.map(Character.init))
    }
}
