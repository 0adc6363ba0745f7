extension PackDraft {
    /// Makes the pack visible and moves refs to what it holds: neither before both are durable.
    ///
    /// - Parameter changes: where each ref leads from now on; `nil` removes it.
    consuming func publish(
        in repository: String, moving changes: [String: ObjectID?]
    ) throws(ArchiveError) {
        var staged = StagedFiles()
        let written = try write(in: repository, staged: &staged)
        do throws(ArchiveError) {
            let rewrite = try PackedRefsRewrite(in: repository, changes, staged: &staged)
            do throws(ArchiveError) {
                try staged.flush()
                try written.publish { () throws(ArchiveError) in try rewrite.commit() }
            } catch {
                rewrite.abandon()
                throw error
            }
        } catch {
            written.abandon()
            throw error
        }
    }
}
