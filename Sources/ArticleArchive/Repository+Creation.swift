extension Repository {
    /// Makes an empty repository that appears under its name complete and durable, or not at all.
    ///
    /// Written out rather than left to `git_repository_init`, which flushes nothing and follows templates.
    /// The store's lock must be held: a half-made one of a dead process is finished under the same name.
    ///
    /// - Parameter branch: where `HEAD` points, so that a clone has something to show.
    static func create(at path: String, publication: String, branch: String) throws(ArchiveError) {
        let draft = path + ".new"
        let directories = [
            "", "/drafts", "/info", "/objects", "/objects/info", "/objects/pack", "/refs", "/refs/heads",
            "/refs/tags",
        ]
        for directory in directories { try Files.makeDirectory(draft + directory) }
        try Files.write("ref: \(branch)\n", to: draft + "/HEAD")
        try Files.write(configuration, to: draft + "/config")
        try Files.write(attributes, to: draft + "/info/attributes")
        try Files.write("Articles of \(publication), kept by Stet\n", to: draft + "/description")
        for directory in directories.reversed() { try Files.flush(directory: draft + directory) }
        try Files.move(draft, to: path)
        try Files.flush(directory: Files.parent(of: path))
    }

    /// Every revision is reachable; still, nothing may repack or prune behind the back of a writer.
    private static let configuration = """
        [core]
        \trepositoryformatversion = 0
        \tfilemode = true
        \tbare = true
        \tlogAllRefUpdates = false
        [gc]
        \tauto = 0
        \tpruneExpire = never

        """

    /// Keeps the snapshots out of `git log -p`, which is for the words.
    private static let attributes = """
        *.html -diff
        *.pdf -diff
        *.bin -diff
        *.source.txt -diff

        """
}
