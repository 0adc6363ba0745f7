/// Letters with marks as plain letters, for slugs only.
enum LatinFolding {
    /// The plain lower-case letters for a Latin letter with a mark; empty for a combining mark; else `nil`.
    static func plain(_ scalar: Unicode.Scalar) -> String? {
        if (0x0300...0x036F).contains(scalar.value) { return "" }
        let lower = scalar.properties.lowercaseMapping
        guard let letter = lower.unicodeScalars.first else { return nil }
        return ("a"..."z").contains(letter) ? String(letter) : table[letter]
    }

    private static let table: [Unicode.Scalar: String] = {
        let rows = [
            ("a", "àáâãåāăą"), ("ae", "äæ"), ("c", "çćĉċč"), ("d", "ďđð"), ("e", "èéêëēĕėęě"), ("g", "ĝğġģ"),
            ("h", "ĥħ"), ("i", "ìíîïĩīĭįı"), ("j", "ĵ"), ("k", "ķ"), ("l", "ĺļľŀł"), ("n", "ñńņňŉ"),
            ("o", "òóôõøōŏő"), ("oe", "öœ"), ("r", "ŕŗř"), ("s", "śŝşšș"), ("ss", "ß"), ("t", "ţťŧț"),
            ("th", "þ"), ("u", "ùúûũūŭůűų"), ("ue", "ü"), ("w", "ŵ"), ("y", "ýÿŷ"), ("z", "źżž"),
        ]
        var table: [Unicode.Scalar: String] = [:]
        for (plain, letters) in rows {
            for letter in letters.unicodeScalars { table[letter] = plain }
        }
        return table
    }()
}
