import Testing

@testable import Articles

@Suite("Host names outside ASCII")
struct PunycodeTests {
    private static let samplesCases: [(String, String)] = [
        ("ليهمابتكلموشعربي؟", "egbpdaj6bu4bxfgehfvwxn"), ("他们为什么不说中文", "ihqwcrb4cv8a8dqg056pqjye"),
        ("他們爲什麽不說中文", "ihqwctvzc91f659drss3x8bo0yb"),
        ("Pročprostěnemluvíčesky", "Proprostnemluvesky-uyb24dma41a"),
        ("למההםפשוטלאמדבריםעברית", "4dbcagdahymbxekheh6e0a7fei0b"),
        ("यहलोगहिन्दीक्योंनहींबोलसकतेहैं", "i1baa7eci9glrd9b2ae1bj0hfcgg6iyaf8o0a1dig0cd"),
        ("なぜみんな日本語を話してくれないのか", "n8jok5ay5dzabd5bym9f0cm5685rrjetr6pdxa"),
        ("почемужеонинеговорятпорусски", "b1abfaaepdrnnbgefbadotcwatmq2g4l"),
        ("PorquénopuedensimplementehablarenEspañol", "PorqunopuedensimplementehablarenEspaol-fmd56a"),
        ("TạisaohọkhôngthểchỉnóitiếngViệt", "TisaohkhngthchnitingVit-kjcr8268qyxafd2f1b9g"),
        ("3年B組金八先生", "3B-ww4c5e180e575a65lsy2b"),
        ("安室奈美恵-with-SUPER-MONKEYS", "-with-SUPER-MONKEYS-pc58ag80a8qai00g7n9n"),
        ("ひとつ屋根の下2", "2-u9tlzr9756bt3uc0v"), ("MajiでKoiする5秒前", "MajiKoi5-783gue6qz075azm5e"),
        ("パフィーdeルンバ", "de-jg4avhby1noc0d"), ("そのスピードで", "d9juau41awczczp"),
        ("-> $1.00 <-", "-> $1.00 <--"),
    ]

    @Test("are encoded as RFC 3492, section 7.1 has it", arguments: samplesCases)
    func samples(label: String, encoded: String) {
        #expect(Punycode.encode(label)?.lowercased() == encoded.lowercased())
    }

    private static let hostsCases: [(String, String)] = [
        ("http://bücher.example/", "xn--bcher-kva.example"),
        ("http://BÜCHER.example/", "xn--bcher-kva.example"),
        ("http://bu\u{308}cher.example/", "xn--bcher-kva.example"),
        ("http://日本語。jp/", "xn--wgv71a119e.jp"),
        ("http://b%C3%BCcher.example/", "xn--bcher-kva.example"), ("http://faß.de/", "xn--fa-hia.de"),
        ("http://Ｇｏ.com/", "go.com"), ("http://한국.example/", "xn--3e0b707e.example"),
        ("http://\u{1112}\u{1161}\u{11AB}국.example/", "xn--3e0b707e.example"),
    ]

    @Test("are the host of an address in their ASCII form, whatever their spelling", arguments: hostsCases)
    func hosts(text: String, host: String) throws {
        #expect(try WebAddress(text).host == host)
    }
}
