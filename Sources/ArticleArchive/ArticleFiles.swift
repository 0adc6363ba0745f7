import Articles

/// The names of the three files in a revision's tree.
///
/// Git's delta search groups files by name, so each carries the article's.
enum ArticleFiles {
    /// The words, in ``TextForm``.
    static func words(of name: String) -> String { name + ".txt" }

    /// The metadata, in ``MetadataForm``.
    static func metadata(of name: String) -> String { name + ".json" }

    /// The snapshot's bytes.
    ///
    /// A snapshot of plain text is `<name>.source.txt`: `<name>.txt` are the words.
    static func snapshot(of name: String, extension fileExtension: String) -> String {
        switch fileExtension {
        case "txt", "json": name + ".source." + fileExtension
        default: name + "." + fileExtension
        }
    }
}
