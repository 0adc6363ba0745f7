/// The file `format` at the root of a store: what says that it is one, and how it is laid out.
///
/// Its first line is `stet store 1`; the number grows when an older Stet could no longer read what a newer one
/// wrote. It is the last thing written when a store is made, so that a store that has it is complete.
enum StoreFormat {
    /// The number this code reads and writes.
    static let current = 1
    static let fileName = "format"

    static let text = """
        stet store \(current)
        Articles and their revisions, kept by Stet: one bare git repository for each publication.
        Read them with git; let only Stet write them.

        """

    /// Reads the marker of a store; false where there is none.
    ///
    /// - Throws: ``ArchiveError`` where it is newer than this code or no marker at all.
    static func isPresent(in directory: String) throws(ArchiveError) -> Bool {
        let path = directory + "/" + fileName
        guard let text = try Files.read(path, limit: 4_096) else { return false }
        let line = text.prefix { !$0.isNewline }
        guard line.hasPrefix("stet store "), let number = Int(line.dropFirst("stet store ".count)), number > 0
        else {
            throw ArchiveError(
                .corrupt, "open the store",
                "'\(path)' does not begin with 'stet store' and a number: this is not Stet's, or damaged")
        }
        guard number <= current else {
            throw ArchiveError(
                .newerFormat, "open the store",
                "'\(directory)' has format \(number) and this Stet knows formats up to \(current)")
        }
        return true
    }
}
