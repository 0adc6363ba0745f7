import Articles
import CGit2

extension Repository {
    /// The commits whose ids begin with a prefix of four digits or more.
    func commits(prefix: String) throws(ArchiveError) -> [RevisionID] {
        let operation = "look for \(prefix) in '\(path)'"
        var database: OpaquePointer?
        try check(git_repository_odb(&database, handle), operation)
        defer { git_odb_free(database) }
        var short = git_oid()
        try check(git_oid_fromstrn(&short, prefix, prefix.utf8.count), operation)
        var only = git_oid()
        let status = git_odb_exists_prefix(&only, database, &short, prefix.utf8.count)
        if status == GIT_ENOTFOUND.rawValue { return [] }
        var candidates: [RevisionID] = []
        if status == GIT_EAMBIGUOUS.rawValue {
            var search = (prefix: short, length: prefix.utf8.count, found: [git_oid]())
            let status = withUnsafeMutablePointer(to: &search) { search in
                git_odb_foreach(
                    database,
                    { oid, payload in
                        typealias Search = (prefix: git_oid, length: Int, found: [git_oid])
                        guard let oid, let search = payload?.assumingMemoryBound(to: Search.self) else {
                            return 0
                        }
                        if git_oid_ncmp(oid, &search.pointee.prefix, search.pointee.length) == 0 {
                            search.pointee.found.append(oid.pointee)
                        }
                        return 0
                    }, search)
            }
            try check(status, operation)
            candidates = Array(Set(search.found.map { RevisionID($0) }))
        } else {
            try check(status, operation)
            candidates = [RevisionID(only)]
        }
        var commits: [RevisionID] = []
        for id in candidates {
            var oid = id.oid
            var length = 0
            var kind = GIT_OBJECT_INVALID
            try check(git_odb_read_header(&length, &kind, database, &oid), operation)
            if kind == GIT_OBJECT_COMMIT { commits.append(id) }
        }
        return commits
    }
}
