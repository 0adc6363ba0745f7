import Articles

/// A draft whose files are hashed and compressed: all the work of recording it that needs nothing of the store.
///
/// Done by who records, so that many do it at the same time, and none under the store's lock.
struct ReadyDraft {
    var draft: Draft
    /// The files of an observed state; none of one that was recorded before.
    let files: [ReadyFile]
    /// The snapshot's digest, where there are files.
    let digest: String

    /// How many bytes it takes in memory, about.
    var size: Int { files.reduce(1_000) { $0 + $1.content.count + $1.packed.bytes.count } }

    /// Makes drafts of one article ready; each file becomes a delta of the one before where that is shorter.
    static func ready(_ drafts: [Draft], of identity: ArticleIdentity) throws(ArchiveError) -> [ReadyDraft] {
        let deflater = try Deflater()
        var last: [String: ReadyFile] = [:]
        var ready: [ReadyDraft] = []
        for draft in drafts {
            guard case .observed(let article, let snapshot) = draft.content else {
                ready.append(ReadyDraft(draft: draft, files: [], digest: ""))
                continue
            }
            let name = identity.name
            let metadata: [UInt8]
            do { metadata = try MetadataForm.encode(article.metadata) } catch {
                throw ArchiveError(.invalid, "record the article", "its metadata does not fit JSON")
            }
            let contents = [
                (ArticleFiles.words(of: name), Array(TextForm.encode(article.blocks).utf8)),
                (ArticleFiles.metadata(of: name), metadata),
                (ArticleFiles.snapshot(of: name, extension: snapshot.fileExtension), snapshot.bytes),
            ]
            var files: [ReadyFile] = []
            for (name, bytes) in contents {
                let file = try ReadyFile(name: name, bytes, after: last[name], deflater)
                last[name] = file
                files.append(file)
            }
            ready.append(ReadyDraft(draft: draft, files: files, digest: Digest.sha256(snapshot.bytes)))
        }
        return ready
    }
}

/// A file as it goes into a pack.
struct ReadyFile {
    let name: String
    let id: ObjectID
    let content: [UInt8]
    /// Its compressed form.
    let packed: Packed

    /// The content or a delta, compressed.
    struct Packed {
        /// What it is a delta of; `nil` for the content itself.
        let base: ObjectID?
        /// How many deltas must be undone to read it, as far as known here.
        let depth: Int
        /// How long it is when it is not compressed.
        let length: Int
        let bytes: [UInt8]
    }

    /// Hashes and compresses.
    ///
    /// - Parameter base: what the file was before; it must go into the same pack for a delta to be of use.
    init(
        name: String, _ content: [UInt8], after base: ReadyFile?, _ deflater: Deflater
    ) throws(ArchiveError) {
        self.name = name
        self.content = content
        id = try PackDraft.id(ofFile: content)
        if let base, base.id == id {
            packed = base.packed
        } else if let base, base.packed.depth < PackDraft.depth,
            let delta = Delta.make(from: base.content, to: content, limit: content.count / 2)
        {
            packed = Packed(
                base: base.id, depth: base.packed.depth + 1, length: delta.count,
                bytes: try deflater.compress(delta))
        } else {
            packed = Packed(base: nil, depth: 0, length: content.count, bytes: try deflater.compress(content))
        }
    }
}
