import CDrawing

/// Where one picture is drawn, in units of the layout.
final class Canvas {
    let easel: Easel
    let context: OpaquePointer
    private let shape: CardShape
    private let surface: OpaquePointer
    private let cairo: OpaquePointer
    private let sink = Sink()

    private final class Sink {
        var bytes: [UInt8] = []

        static let write: @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<UInt8>?, UInt32) -> Int32 =
            { sink, bytes, count in
                guard let sink, let bytes else { return 11 }
                let all = UnsafeBufferPointer(start: bytes, count: Int(count))
                Unmanaged<Sink>.fromOpaque(sink).takeUnretainedValue().bytes.append(contentsOf: all)
                return 0
            }
    }

    /// Creates a canvas of a shape's size.
    ///
    /// - Parameter asVector: for SVG rather than pixels.
    init(_ easel: Easel, _ shape: CardShape, language: String?, asVector: Bool) throws(CardError) {
        let draw = easel.draw
        let made =
            asVector
            ? draw.cairo_svg_surface_create_for_stream(
                Sink.write, Unmanaged.passUnretained(sink).toOpaque(), Double(shape.width),
                Double(shape.height))
            : draw.cairo_image_surface_create(stet_rgb24, Int32(shape.width), Int32(shape.height))
        guard let made, let cairo = draw.cairo_create(made) else { throw .failed("canvas") }
        guard draw.cairo_status(cairo) == 0 else {
            draw.cairo_destroy(cairo)
            draw.cairo_surface_destroy(made)
            throw .failed("canvas")
        }
        self.easel = easel
        self.shape = shape
        self.cairo = cairo
        surface = made
        do { context = try easel.context(language: language) } catch {
            draw.cairo_destroy(cairo)
            draw.cairo_surface_destroy(made)
            throw error
        }
        draw.cairo_scale(cairo, shape.scale, shape.scale)
    }

    deinit {
        easel.draw.g_object_unref(UnsafeMutableRawPointer(context))
        easel.draw.cairo_destroy(cairo)
        easel.draw.cairo_surface_destroy(surface)
    }

    // MARK: The file

    /// The picture as a PNG file (ISO/IEC 15948).
    func png() throws(CardError) -> [UInt8] {
        let draw = easel.draw
        draw.cairo_surface_flush(surface)
        guard let pixels = draw.cairo_image_surface_get_data(surface) else { throw .failed("PNG") }
        let file = PNGFile(
            width: shape.width, height: shape.height,
            stride: Int(draw.cairo_image_surface_get_stride(surface)), pixels: pixels)
        do { return try file.bytes() } catch { throw .failed("PNG") }
    }

    /// The picture as an SVG file, letters as outlines; nothing more can be drawn.
    func svg() throws(CardError) -> [UInt8] {
        easel.draw.cairo_surface_finish(surface)
        guard easel.draw.cairo_surface_status(surface) == 0 else { throw .failed("SVG") }
        return sink.bytes
    }

    // MARK: Drawing

    /// Fills a rectangle, its corners rounded.
    func fill(_ box: Box, _ colour: Colour, radius: Double = 0) {
        let draw = easel.draw
        set(colour)
        let radius = min(radius, box.width / 2, box.height / 2)
        guard radius > 0 else {
            draw.cairo_rectangle(cairo, box.x, box.y, box.width, box.height)
            return draw.cairo_fill(cairo)
        }
        draw.cairo_new_path(cairo)
        let corners = [
            (box.x + box.width - radius, box.y + radius),
            (box.x + box.width - radius, box.y + box.height - radius),
            (box.x + radius, box.y + box.height - radius), (box.x + radius, box.y + radius),
        ]
        for (index, corner) in corners.enumerated() {
            let start = Double(index - 1) * .pi / 2
            draw.cairo_arc(cairo, corner.0, corner.1, radius, start, start + .pi / 2)
        }
        draw.cairo_close_path(cairo)
        draw.cairo_fill(cairo)
    }

    /// Draws a level line.
    func line(
        from x: Double, to end: Double, y: Double, _ colour: Colour, width: Double, isDotted: Bool = false
    ) {
        let draw = easel.draw
        draw.cairo_save(cairo)
        set(colour)
        draw.cairo_set_line_width(cairo, width)
        if isDotted {
            draw.cairo_set_line_cap(cairo, stet_line_cap_round)
            draw.cairo_set_dash(cairo, [0, 2 * width], 2, 0)
        }
        draw.cairo_move_to(cairo, x, y)
        draw.cairo_line_to(cairo, end, y)
        draw.cairo_stroke(cairo)
        draw.cairo_restore(cairo)
    }

    /// Draws a layout with its corner at a place; nothing of it leaves the box.
    func show(_ layout: OpaquePointer, x: Double, y: Double, within box: Box, _ colour: Colour) {
        let draw = easel.draw
        draw.cairo_save(cairo)
        draw.cairo_rectangle(cairo, box.x, box.y, box.width, box.height)
        draw.cairo_clip(cairo)
        set(colour)
        draw.cairo_move_to(cairo, x, y)
        draw.pango_cairo_show_layout(cairo, layout)
        draw.cairo_restore(cairo)
    }

    private func set(_ colour: Colour) {
        easel.draw.cairo_set_source_rgb(
            cairo, Double(colour.red) / 255, Double(colour.green) / 255, Double(colour.blue) / 255)
    }
}

/// A rectangle of a picture.
struct Box: Hashable {
    var x: Double
    var y: Double
    var width: Double
    var height: Double
}
