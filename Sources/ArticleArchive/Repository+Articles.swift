import Articles
import CGit2

extension Repository {
    /// The articles, with their newest revisions, in no order.
    ///
    /// Branches that cannot be an article's are left out.
    func articles() throws(ArchiveError) -> [ArchivedArticle] {
        let prefix = "refs/heads/"
        return try refs.all(under: prefix).compactMap { ref, tip in
            identity(String(ref.dropFirst(prefix.count))).map {
                ArchivedArticle(identity: $0, tip: tip.revision)
            }
        }
    }

    private func identity(_ name: String) -> ArticleIdentity? {
        let identity = ArticleIdentity(publication: publication, name: name)
        return identity.flatMap { SafeName.isIdentity($0) ? $0 : nil }
    }

    /// The article as it stands in a revision.
    func article(_ id: RevisionID, named name: String) throws(ArchiveError) -> Article {
        try article(id, files(of: id, named: name), named: name)
    }

    /// The article in a revision's files.
    func article(_ id: RevisionID, _ files: [TreeFile], named name: String) throws(ArchiveError) -> Article {
        let blocks = try words(id, files, named: name)
        let metadata = try bytes(of: try file(ArticleFiles.metadata(of: name), in: files, id))
        do {
            return Article(blocks: blocks, metadata: try MetadataForm.decode(metadata))
        } catch {
            throw damaged("its metadata is not the JSON that Stet writes", id)
        }
    }

    /// The blocks in a revision's files.
    func words(_ id: RevisionID, _ files: [TreeFile], named name: String) throws(ArchiveError) -> [Block] {
        let words = try bytes(of: try file(ArticleFiles.words(of: name), in: files, id))
        guard let text = String(validating: words, as: UTF8.self) else {
            throw damaged("its words are not UTF-8", id)
        }
        do { return try TextForm.decode(text) } catch { throw damaged("\(error)", id) }
    }

    /// The snapshot among a revision's files.
    func snapshot(_ id: RevisionID, _ files: [TreeFile], named name: String) throws(ArchiveError) -> Snapshot
    {
        let others = [ArticleFiles.words(of: name), ArticleFiles.metadata(of: name)]
        guard let file = files.first(where: { !others.contains($0.name) }) else {
            throw damaged("it has no snapshot", id)
        }
        let form = try commit(id).form
        let snapshot = Snapshot(bytes: try bytes(of: file), mediaType: form.snapshot.mediaType)
        guard Digest.sha256(snapshot.bytes) == form.snapshot.digest else {
            throw damaged("its snapshot is not the one that was recorded", id)
        }
        return snapshot
    }

    private func file(_ name: String, in files: [TreeFile], _ id: RevisionID) throws(ArchiveError) -> TreeFile
    {
        guard let file = files.first(where: { $0.name == name }) else {
            throw damaged("it has no file '\(name)'", id)
        }
        return file
    }
}
