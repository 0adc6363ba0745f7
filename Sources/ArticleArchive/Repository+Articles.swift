import Articles
import CGit2

extension Repository {
    /// The articles by name, with their newest revisions.
    ///
    /// Branches that cannot be an article's are left out. libgit2 leaves out branches it cannot read, so that
    /// the directory is looked at as well: an article must not vanish from a list because its ref is damaged.
    func articles() throws(ArchiveError) -> [ArchivedArticle] {
        let prefix = "refs/heads/"
        var tips: [String: RevisionID] = [:]
        for ref in try refs(under: prefix) { tips[String(ref.name.dropFirst(prefix.count))] = ref.target }
        for name in try Files.names(in: path + "/" + prefix) where tips[name] == nil {
            guard identity(name) != nil else { continue }
            tips[name] = try target(of: prefix + name)
        }
        let articles = tips.compactMap { name, tip in
            identity(name).map { ArchivedArticle(identity: $0, tip: tip) }
        }
        return articles.sorted { $0.identity.name.utf8.lexicographicallyPrecedes($1.identity.name.utf8) }
    }

    private func identity(_ name: String) -> ArticleIdentity? {
        let identity = ArticleIdentity(publication: publication, name: name)
        return identity.flatMap { SafeName.isIdentity($0) ? $0 : nil }
    }

    /// Whether there is an object of that id.
    func contains(_ id: RevisionID) -> Bool {
        var oid = id.oid
        var database: OpaquePointer?
        guard git_repository_odb(&database, handle) >= 0 else { return false }
        defer { git_odb_free(database) }
        return git_odb_exists(database, &oid) == 1
    }

    /// The article in a revision's files.
    func article(_ id: RevisionID, _ files: [TreeFile], named name: String) throws(ArchiveError) -> Article {
        let words = try bytes(of: try file(ArticleFiles.words(of: name), in: files, id))
        let metadata = try bytes(of: try file(ArticleFiles.metadata(of: name), in: files, id))
        guard let text = String(validating: words, as: UTF8.self) else {
            throw damaged("its words are not UTF-8", id)
        }
        let blocks: [Block]
        do { blocks = try TextForm.decode(text) } catch { throw damaged("\(error)", id) }
        do {
            return Article(blocks: blocks, metadata: try MetadataForm.decode(metadata))
        } catch {
            throw damaged("its metadata is not the JSON that Stet writes", id)
        }
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
