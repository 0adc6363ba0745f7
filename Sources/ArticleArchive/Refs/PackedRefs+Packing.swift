extension PackedRefs {
    /// Moves refs that have a file each into the file of all; returns how many.
    ///
    /// The store's lock must be held. As git does: a ref's own file goes only when what is packed is durable,
    /// under the ref's lock, and where it still says the same.
    static func pack(_ names: [String], of repository: Repository) throws(ArchiveError) -> Int {
        var changes: [String: ObjectID?] = [:]
        for name in names {
            if let target = try repository.refs.loose(name) { changes[name] = target }
        }
        var staged = StagedFiles()
        let rewrite = try PackedRefsRewrite(in: repository.path, changes, staged: &staged)
        do throws(ArchiveError) {
            try staged.flush()
            try rewrite.commit()
        } catch {
            rewrite.abandon()
            throw error
        }
        var directories: Set<String> = []
        for (name, target) in changes {
            let file = repository.path + "/" + name
            guard try Files.create(file + ".lock", []) else { continue }
            if try repository.refs.loose(name) == target {
                try Files.remove(file)
                directories.insert(Files.parent(of: file))
            }
            try Files.remove(file + ".lock")
        }
        for directory in directories.sorted() { try Files.flush(directory: directory) }
        return changes.count
    }
}
