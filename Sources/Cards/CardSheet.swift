import Articles
import ProseDiff
import Rendering

/// Puts a card's words in their places.
struct CardSheet {
    let card: Card
    let canvas: Canvas
    /// Units from left to right and from top to bottom.
    let width: Double
    let height: Double

    private static let margin = 64.0
    private static let top = 126.0
    private static let foot = 148.0
    private var gap: Double { height > width ? 40 : 26 }
    private static let indent = 26.0
    private var column: Double { width - 2 * Self.margin }

    init(_ card: Card, _ shape: CardShape, on canvas: Canvas) {
        self.card = card
        self.canvas = canvas
        width = Double(shape.width) / shape.scale
        height = Double(shape.height) / shape.scale
    }

    /// Draws all of it.
    func show() throws(CardError) {
        canvas.fill(Box(x: 0, y: 0, width: width, height: height), .paper)
        try showHead()
        try showChanges(
            within: Box(x: Self.margin, y: Self.top, width: column, height: height - Self.top - Self.foot))
        showMap(within: Box(x: Self.margin, y: height - 128, width: column, height: 30))
        try showFoot()
    }

    // MARK: Head and foot

    private func showHead() throws(CardError) {
        let times = try text(
            card.caption.times, .init(typeface: .sans(), size: 24, colour: .muted), width: column)
        let name = try text(
            card.caption.publication,
            .init(typeface: .sans(bold: true), size: 26, colour: .muted, tracking: 1),
            width: max(200, column - times.extent - 40), height: 0)
        name.show(x: Self.margin, y: 50)
        times.show(x: width - Self.margin - times.extent, y: 52)
        canvas.fill(Box(x: Self.margin, y: 98, width: column, height: 2), .rule)
    }

    private func showFoot() throws(CardError) {
        let y = height - 76
        let mark = try text(
            card.maker, .init(typeface: .serif(nil, bold: true), size: 30), width: 400, height: 0)
        let end = width - Self.margin - mark.extent
        mark.show(x: end, y: y - 6)
        canvas.line(
            from: end + 3, to: width - Self.margin - 3, y: y + 36, .inserted, width: 5, isDotted: true)
        var x = Self.margin
        for (sign, count, colour) in [
            ("+", card.words.inserted, Colour.inserted), ("−", card.words.deleted, .deleted),
        ]
        where count > 0 {
            let number = try text(
                sign + String(count), .init(typeface: .sans(bold: true), size: 26, colour: colour), width: 300
            )
            number.show(x: x, y: y - 2)
            x += number.extent + 16
        }
        let summary = try text(
            card.caption.summary, .init(typeface: .sans(), size: 26, colour: .muted),
            width: max(200, end - x - 40),
            height: 0)
        summary.show(x: x, y: y - 2)
    }

    private func showMap(within box: Box) {
        let parts = card.map.parts.prefix(300)
        let total = Double(parts.reduce(0) { $0 + $1.weight })
        guard total > 0 else { return }
        let space = parts.count > 100 ? 0.5 : 3
        let unit = max(0, box.width - space * Double(parts.count - 1)) / total
        var x = box.x
        for part in parts {
            canvas.fill(
                Box(x: x, y: box.y + box.height / 2 - 2, width: unit * Double(part.weight), height: 4), .rule)
            var place = x
            for stretch in part.stretches.prefix(2_000) {
                let width = unit * Double(stretch.weight)
                if stretch.kind != .kept {
                    let isAdded = stretch.kind == .inserted || stretch.kind == .movedHere
                    canvas.fill(
                        Box(
                            x: place, y: isAdded ? box.y : box.y + box.height / 2, width: max(3, width),
                            height: box.height / 2), stretch.kind.colour)
                }
                place += width
            }
            x += unit * Double(part.weight) + space
        }
    }

    // MARK: What changed

    private struct Row {
        var lettering: Lettering
        var y: Double
        var hasBar = false
    }

    private func showChanges(within box: Box) throws(CardError) {
        var rows: [Row] = []
        var y = 0.0
        func add(_ lettering: Lettering, hasBar: Bool = false, after gap: Double) {
            y += rows.isEmpty ? 0 : gap
            rows.append(Row(lettering: lettering, y: y, hasBar: hasBar))
            y += lettering.height
        }
        var rest = card.caption.highlights[...]
        let isTall = height > width
        let bold = Typeface.serif(card.language, bold: true)
        if let first = rest.first, first.kind == .headline {
            rest.removeFirst()
            add(
                try fitted(
                    first.pieces, bold,
                    sizes: isTall ? [84, 76, 68, 60, 54, 48] : [76, 70, 64, 58, 52, 46, 40],
                    height: isTall ? box.height * 0.55 : rest.isEmpty ? box.height : box.height * 0.8),
                after: 0)
        } else {
            let pieces = [DiffHighlight.Piece(.kept, card.caption.headline)]
            let sizes: [Double] = rest.isEmpty ? [76, 68, 60, 52, 44] : isTall ? [56, 50, 44] : [42, 38]
            add(
                try fitted(
                    pieces, bold, sizes: sizes, height: rest.isEmpty ? box.height : isTall ? 300 : 116),
                after: 0)
        }
        let isLead = rest.first?.kind != .headline && rows.first?.lettering.style.size ?? 0 < 60
        for (number, highlight) in rest.enumerated() {
            let left = box.height - y - gap - 38
            guard left > 100 else { break }
            let sizes: [Double] =
                number == 0 && isLead
                ? (isTall ? [46, 42, 38, 34] : [46, 42, 38, 34, 30, 27]) : isTall ? [36, 32] : [30, 27]
            let body = try fitted(
                highlight.pieces, .serif(card.language, bold: highlight.kind == .headline), sizes: sizes,
                height: min(left, isTall ? 420 : left), width: column - Self.indent)
            let label = try text(
                highlight.name, .init(typeface: .sans(), size: 22, colour: .muted),
                width: column - Self.indent, height: 0)
            add(label, hasBar: true, after: gap)
            add(body, hasBar: true, after: 6)
        }
        let start = box.y + max(0, (box.height - y) * (isTall ? 0.3 : 0.45))
        for row in rows {
            guard row.hasBar else {
                row.lettering.show(x: box.x, y: start + row.y)
                continue
            }
            let isMirrored = rows.last?.lettering.isRightToLeft ?? false
            canvas.fill(
                Box(
                    x: isMirrored ? box.x + box.width - 4 : box.x, y: start + row.y - 3, width: 4,
                    height: row.lettering.height + 6), .rule)
            let isLabel = row.lettering.style.typeface == .sans()
            let shift = isMirrored && isLabel ? row.lettering.width - row.lettering.extent : 0
            row.lettering.show(x: box.x + (isMirrored ? 0 : Self.indent) + shift, y: start + row.y)
        }
    }

    /// The words in the largest of some sizes in which all of them fit; else in the smallest, cut.
    private func fitted(
        _ pieces: [DiffHighlight.Piece], _ typeface: Typeface, sizes: [Double], height: Double,
        width: Double? = nil
    ) throws(CardError) -> Lettering {
        var found: Lettering?
        for size in sizes {
            let style = Lettering.Style(typeface: typeface, size: size, leading: 1.02)
            let lettering = try Lettering(pieces, style, width: width ?? column, height: height, on: canvas)
            found = lettering
            if !lettering.isCut, lettering.height <= height { break }
        }
        guard let found else { throw .failed("text") }
        return found
    }

    private func text(
        _ words: String, _ style: Lettering.Style, width: Double, height: Double? = nil
    ) throws(CardError) -> Lettering {
        try Lettering([.init(.kept, words)], style, width: width, height: height, on: canvas)
    }
}
