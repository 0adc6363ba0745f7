import CDrawing
import ProseDiff
import Rendering

/// Words laid out in lines, those that changed marked.
final class Lettering {
    /// How words are set.
    struct Style: Hashable {
        var typeface: Typeface
        /// Units of the layout.
        var size: Double
        var colour = Colour.ink
        /// More room between letters, in units.
        var tracking = 0.0
        /// From line to line, as a multiple of what the font says.
        var leading: Float = 1
    }

    private static let scale = Double(stet_pango_scale)

    let style: Style
    let width: Double
    private let canvas: Canvas
    private let layout: OpaquePointer
    private var marks: [Mark] = []

    private struct Mark {
        var kind: Run.Kind
        var start: Int32
        var end: Int32
    }

    /// Lays words out.
    ///
    /// - Parameters:
    ///   - width: of the column, in units.
    ///   - height: what does not fit is left out, with an ellipsis; `nil` for any height.
    init(
        _ pieces: [DiffHighlight.Piece], _ style: Style, width: Double, height: Double? = nil,
        on canvas: Canvas
    ) throws(CardError) {
        self.style = style
        self.canvas = canvas
        self.width = width
        let draw = canvas.easel.draw
        guard let layout = draw.pango_layout_new(canvas.context) else { throw .failed("text") }
        self.layout = layout
        var text = ""
        for piece in pieces {
            let start = text.utf8.count
            text += piece.text
            guard piece.kind != .kept else { continue }
            let head = piece.text.utf8.prefix { $0 == UInt8(ascii: " ") }.count
            let tail = piece.text.utf8.reversed().prefix { $0 == UInt8(ascii: " ") }.count
            guard head + tail < piece.text.utf8.count else { continue }
            marks.append(
                Mark(kind: piece.kind, start: Int32(start + head), end: Int32(text.utf8.count - tail)))
        }
        draw.pango_layout_set_text(layout, text, Int32(text.utf8.count))
        if let font = draw.pango_font_description_new() {
            draw.pango_font_description_set_family(font, style.typeface.families)
            draw.pango_font_description_set_weight(font, Int32(style.typeface.weight))
            draw.pango_font_description_set_absolute_size(font, style.size * Self.scale)
            draw.pango_layout_set_font_description(layout, font)
            draw.pango_font_description_free(font)
        }
        draw.pango_layout_set_width(layout, Int32(width * Self.scale))
        draw.pango_layout_set_wrap(layout, stet_wrap_word_char)
        draw.pango_layout_set_ellipsize(layout, stet_ellipsize_end)
        draw.pango_layout_set_height(layout, height.map { Int32($0 * Self.scale) } ?? Int32.max)
        draw.pango_layout_set_line_spacing(layout, style.leading)
        setAttributes()
    }

    deinit { canvas.easel.draw.g_object_unref(UnsafeMutableRawPointer(layout)) }

    private func setAttributes() {
        let draw = canvas.easel.draw
        guard let attributes = draw.pango_attr_list_new() else { return }
        for mark in marks {
            let colour = mark.kind.colour
            guard
                let attribute = draw.pango_attr_foreground_new(
                    UInt16(colour.red * 257), UInt16(colour.green * 257), UInt16(colour.blue * 257))
            else { continue }
            attribute.pointee.start_index = UInt32(mark.start)
            attribute.pointee.end_index = UInt32(mark.end)
            draw.pango_attr_list_insert(attributes, attribute)
        }
        if style.tracking > 0,
            let attribute = draw.pango_attr_letter_spacing_new(Int32(style.tracking * Self.scale))
        {
            draw.pango_attr_list_insert(attributes, attribute)
        }
        draw.pango_layout_set_attributes(layout, attributes)
        draw.pango_attr_list_unref(attributes)
    }

    // MARK: Measures

    /// The height of the lines, in units.
    var height: Double { Double(size.height) }

    /// The width of the longest line, in units.
    var extent: Double { Double(size.width) }

    /// Whether words were left out.
    var isCut: Bool { canvas.easel.draw.pango_layout_is_ellipsized(layout) != 0 }

    /// Whether the words begin at the right.
    var isRightToLeft: Bool { canvas.easel.draw.pango_layout_get_direction(layout, 0) == stet_direction_rtl }

    private var size: (width: Int32, height: Int32) {
        var (width, height): (Int32, Int32) = (0, 0)
        canvas.easel.draw.pango_layout_get_pixel_size(layout, &width, &height)
        return (width, height)
    }

    // MARK: Drawing

    /// Draws the words: their grounds, themselves, and the lines under and through them.
    func show(x: Double, y: Double) {
        let places = places
        for place in places {
            let box = Box(
                x: x + place.from - 0.06 * style.size, y: y + place.baseline - 0.93 * style.size,
                width: place.to - place.from + 0.12 * style.size, height: 1.23 * style.size)
            canvas.fill(box, place.kind.ground, radius: 0.12 * style.size)
        }
        let box = Box(
            x: x - style.size, y: y - style.size, width: width + 2 * style.size,
            height: height + 2 * style.size)
        canvas.show(layout, x: x, y: y, within: box, style.colour)
        for place in places {
            let isAdded = place.kind == .inserted || place.kind == .movedHere
            canvas.line(
                from: x + place.from, to: x + place.to,
                y: y + place.baseline + (isAdded ? 0.17 : -0.29) * style.size, place.kind.colour,
                width: max(1.5, 0.055 * style.size), isDotted: place.kind == .movedHere)
        }
    }

    /// A mark on one line: where it begins and ends, and the line's baseline.
    private struct Place {
        var kind: Run.Kind
        var from: Double
        var to: Double
        var baseline: Double
    }

    private var places: [Place] {
        let draw = canvas.easel.draw
        guard !marks.isEmpty, let iterator = draw.pango_layout_get_iter(layout) else { return [] }
        defer { draw.pango_layout_iter_free(iterator) }
        var places: [Place] = []
        repeat {
            guard let line = draw.pango_layout_iter_get_line_readonly(iterator) else { continue }
            let baseline = Double(draw.pango_layout_iter_get_baseline(iterator)) / Self.scale
            let (first, last) = (line.pointee.start_index, line.pointee.start_index + line.pointee.length)
            for mark in marks where mark.start < last && mark.end > first {
                var ranges: UnsafeMutablePointer<Int32>?
                var count: Int32 = 0
                draw.pango_layout_line_get_x_ranges(
                    line, max(mark.start, first), min(mark.end, last), &ranges, &count)
                guard let ranges else { continue }
                for index in 0..<Int(count) where ranges[2 * index] < ranges[2 * index + 1] {
                    places.append(
                        Place(
                            kind: mark.kind, from: Double(ranges[2 * index]) / Self.scale,
                            to: Double(ranges[2 * index + 1]) / Self.scale, baseline: baseline))
                }
                draw.g_free(ranges)
            }
        } while draw.pango_layout_iter_next_line(iterator) != 0
        return places
    }
}

extension Run.Kind {
    /// Of the words.
    var colour: Colour {
        switch self {
        case .kept: .ink
        case .inserted: .inserted
        case .deleted: .deleted
        case .movedHere, .movedAway: .moved
        }
    }

    /// Behind the words.
    var ground: Colour {
        switch self {
        case .kept: .paper
        case .inserted: .insertedGround
        case .deleted: .deletedGround
        case .movedHere, .movedAway: .movedGround
        }
    }
}
