/// A character encoding, by the labels of the WHATWG Encoding standard and the names glibc knows them by.
public struct Charset: Sendable, Hashable {
    /// The standard's name in lower case, as it is printed.
    public let name: String
    /// What `iconv` calls it.
    private let iconvName: String

    /// The encoding of nearly all pages.
    public static let utf8 = Charset(name: "utf-8", iconvName: "UTF-8")
    /// UTF-16, the lower byte first.
    public static let utf16LittleEndian = Charset(name: "utf-16le", iconvName: "UTF-16LE")
    /// UTF-16, the upper byte first.
    public static let utf16BigEndian = Charset(name: "utf-16be", iconvName: "UTF-16BE")
    /// What pages without any word about it are in, and those that say ISO-8859-1.
    public static let windows1252 = Charset(name: "windows-1252", iconvName: "CP1252")

    /// The encoding a label stands for (WHATWG Encoding, section 4.2), `nil` for an unknown one.
    public init?(label: some StringProtocol) {
        let tidy = label.lowercased().filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" }
        guard let found = Self.byLabel[tidy] else { return nil }
        self = found
    }

    private init(name: String, iconvName: String) {
        self.name = name
        self.iconvName = iconvName
    }

    /// The text in UTF-8, with U+FFFD for what cannot be decoded, in time proportional to its length; `nil` where
    /// the C library does not know the encoding.
    public func decoded(_ bytes: [UInt8]) -> [UInt8]? {
        switch self {
        case .utf8: Array(String(decoding: bytes, as: UTF8.self).utf8)
        case .windows1252: Windows1252.decoded(bytes)
        default: Converter.decoded(bytes, from: iconvName)
        }
    }

    private static let rows: [(name: String, iconv: String, labels: String)] = [
        ("utf-8", "UTF-8", "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf8 x-unicode20utf8"),
        ("utf-16le", "UTF-16LE", "utf-16 unicode ucs-2 iso-10646-ucs-2 csunicode unicodefeff"),
        ("utf-16be", "UTF-16BE", "unicodefffe"),
        (
            "windows-1252", "CP1252",
            "iso-8859-1 iso8859-1 iso_8859-1 iso88591 latin1 latin-1 l1 ascii us-ascii cp1252 x-cp1252 ansi_x3.4-1968"
        ),
        ("iso-8859-2", "ISO-8859-2", "iso8859-2 iso_8859-2 iso88592 latin2 l2"),
        ("iso-8859-3", "ISO-8859-3", "iso8859-3 latin3 l3"),
        ("iso-8859-4", "ISO-8859-4", "iso8859-4 latin4 l4"),
        ("iso-8859-5", "ISO-8859-5", "iso8859-5 cyrillic"),
        ("iso-8859-6", "ISO-8859-6", "iso8859-6 arabic"),
        ("iso-8859-7", "ISO-8859-7", "iso8859-7 greek greek8"),
        ("iso-8859-8", "ISO-8859-8", "iso8859-8 iso-8859-8-i hebrew visual logical"),
        ("iso-8859-10", "ISO-8859-10", "iso8859-10 latin6 l6"),
        ("iso-8859-13", "ISO-8859-13", "iso8859-13"),
        ("iso-8859-14", "ISO-8859-14", "iso8859-14"),
        ("iso-8859-15", "ISO-8859-15", "iso8859-15 iso_8859-15 latin9 l9"),
        ("iso-8859-16", "ISO-8859-16", ""),
        ("koi8-r", "KOI8-R", "koi koi8 koi8_r"),
        ("koi8-u", "KOI8-U", "koi8-ru"),
        ("ibm866", "CP866", "866 cp866"),
        ("macintosh", "MACINTOSH", "mac x-mac-roman csmacintosh"),
        ("x-mac-cyrillic", "MAC-CYRILLIC", "x-mac-ukrainian"),
        // Outside of the standard; feeds are XML, and XML knows them.
        ("utf-32le", "UTF-32LE", ""),
        ("utf-32be", "UTF-32BE", ""),
        ("windows-874", "CP874", "tis-620 iso-8859-11 dos-874"),
        ("windows-1250", "CP1250", "cp1250 x-cp1250"),
        ("windows-1251", "CP1251", "cp1251 x-cp1251"),
        ("windows-1253", "CP1253", "cp1253 x-cp1253"),
        ("windows-1254", "CP1254", "cp1254 x-cp1254 iso-8859-9 iso8859-9 latin5 l5"),
        ("windows-1255", "CP1255", "cp1255 x-cp1255"),
        ("windows-1256", "CP1256", "cp1256 x-cp1256"),
        ("windows-1257", "CP1257", "cp1257 x-cp1257"),
        ("windows-1258", "CP1258", "cp1258 x-cp1258"),
        ("gb18030", "GB18030", "gb2312 gbk gb_2312 gb_2312-80 chinese csgb2312 x-gbk iso-ir-58 hz-gb-2312"),
        ("big5", "BIG5-HKSCS", "big5-hkscs cn-big5 csbig5 x-x-big5"),
        ("euc-jp", "EUC-JP-MS", "x-euc-jp cseucpkdfmtjapanese"),
        ("iso-2022-jp", "ISO-2022-JP", "csiso2022jp"),
        ("shift_jis", "CP932", "shift-jis sjis x-sjis ms_kanji ms932 windows-31j csshiftjis"),
        ("euc-kr", "CP949", "ks_c_5601-1987 ks_c_5601-1989 ksc5601 korean windows-949 cseuckr iso-ir-149"),
    ]

    /// All encodings, each once.
    public static let all = rows.map { Charset(name: $0.name, iconvName: $0.iconv) }

    private static let byLabel: [String: Charset] = {
        var table: [String: Charset] = [:]
        for row in rows {
            let charset = Charset(name: row.name, iconvName: row.iconv)
            table[row.name] = charset
            for label in row.labels.split(separator: " ") { table[String(label)] = charset }
        }
        return table
    }()
}
