import Rendering

/// Draws cards, one at a time.
///
/// There is one press in a process: cairo closes a font file that another thread has just begun to read once
/// more than ten are open (`_cairo_ft_unscaled_font_lock_face` of cairo 1.16), whichever canvas each draws on.
public actor CardPress {
    /// The press; libraries and fonts are loaded with the first picture.
    public static let shared = CardPress()

    private var easel: Easel?

    private init() {}

    /// A card as a PNG file, in some tens of milliseconds.
    public func png(_ card: Card, _ shape: CardShape) throws(CardError) -> [UInt8] {
        try canvas(card, shape, asVector: false).png()
    }

    /// A card as an SVG file whose letters are outlines and whose title says what it shows.
    public func svg(_ card: Card, _ shape: CardShape) throws(CardError) -> [UInt8] {
        let drawn = String(decoding: try canvas(card, shape, asVector: true).svg(), as: UTF8.self)
        guard let start = drawn.firstRange(of: "<svg "),
            let end = drawn[start.upperBound...].firstIndex(of: ">")
        else {
            throw .failed("SVG")
        }
        let title = HTMLText.escape(card.caption.text)
        return Array(
            (drawn[..<start.upperBound] + "role=\"img\" " + drawn[start.upperBound...end]
                + "\n<title>\(title)</title>"
                + drawn[drawn.index(after: end)...]).utf8)
    }

    private func canvas(_ card: Card, _ shape: CardShape, asVector: Bool) throws(CardError) -> Canvas {
        let easel = try loaded()
        let canvas = try Canvas(easel, shape, language: card.language, asVector: asVector)
        try CardSheet(card, shape, on: canvas).show()
        return canvas
    }

    private func loaded() throws(CardError) -> Easel {
        if let easel { return easel }
        let easel = try Easel()
        self.easel = easel
        return easel
    }
}
