import Articles
import Cards
import ProseDiff
import Rendering

/// What another site needs to show a comparison (oembed.com): a photo where it has room for one, else a link.
struct EmbedReport: Encodable {
    var version = "1.0"
    var type = "link"
    var title: String
    var author_name: String
    var provider_name: String
    var provider_url: String
    /// What the picture shows; beyond what the format asks for.
    var alt_text: String
    var url: String?
    var width: Int?
    var height: Int?
    var thumbnail_url: String?
    var thumbnail_width: Int?
    var thumbnail_height: Int?

    private static let names: [(shape: CardShape, name: String)] = [
        (.wide, "card.png"), (.small, "card-small.png"),
    ]

    /// - Parameter fits: whether a picture of this shape is not too large for the one who asks.
    init(_ document: DiffDocument, _ settings: SiteSettings, fits: (CardShape) -> Bool) {
        title = "\(document.headline): \(document.summary)"
        author_name = document.identity.publication
        provider_name = settings.title
        provider_url = settings.address
        alt_text = DiffCaption(document).text
        let fitting = Self.names.filter { fits($0.shape) }
        func address(_ name: String) -> String { settings.address + Link.card(document, name) }
        if let (shape, name) = fitting.first {
            type = "photo"
            url = address(name)
            width = shape.width
            height = shape.height
        }
        if let (shape, name) = fitting.last {
            thumbnail_url = address(name)
            thumbnail_width = shape.width
            thumbnail_height = shape.height
        }
    }
}
