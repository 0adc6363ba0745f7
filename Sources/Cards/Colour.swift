/// A colour of a picture: those of the site's light scheme.
struct Colour: Hashable {
    var red: Int
    var green: Int
    var blue: Int

    init(_ hex: Int) {
        red = hex >> 16 & 0xFF
        green = hex >> 8 & 0xFF
        blue = hex & 0xFF
    }

    static let paper = Colour(0xFDFBF6)
    static let ink = Colour(0x1C1A16)
    static let muted = Colour(0x655F54)
    static let rule = Colour(0xDCD5C5)
    static let inserted = Colour(0x0B5440)
    static let insertedGround = Colour(0xD5F1E4)
    static let deleted = Colour(0x8A2A0B)
    static let deletedGround = Colour(0xFDE4D9)
    static let moved = Colour(0x4A3A94)
    static let movedGround = Colour(0xE9E5FB)
}
