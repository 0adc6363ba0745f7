/// A stretch of printable text in one ink.
struct Span: Hashable {
    /// The text, already safe to print.
    private(set) var text: String
    /// How it looks.
    var ink: Ink

    /// Makes any text safe and gives it an ink.
    init(_ text: String, _ ink: Ink = .plain, showsInvisible: Bool = false) {
        self.text = SafeText.terminal(text, showsInvisible: showsInvisible)
        self.ink = ink
    }
}

/// How words look on a terminal.
///
/// The sixteen colours of the terminal's own palette, because those are chosen to be readable on its background;
/// every change has a second sign beside its colour.
enum Ink: Hashable {
    case plain
    case title
    case faint
    case match
    case inserted
    case deleted
    case movedHere
    case movedAway
    case insertedBlock
    case deletedSign
    case movedSign

    /// The parameters of Select Graphic Rendition (ECMA-48, 8.3.117); `nil` for none.
    var parameters: String? {
        switch self {
        case .plain: nil
        case .title: "1"
        case .faint: "2"
        case .match: "1;7"
        case .inserted: "32;4"
        case .deleted: "31;9"
        case .movedHere: "35;4"
        case .movedAway: "35;9"
        case .insertedBlock: "32"
        case .deletedSign: "31"
        case .movedSign: "35"
        }
    }
}
