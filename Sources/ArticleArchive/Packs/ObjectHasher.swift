import CCrypto

/// Makes the ids of many objects: the SHA-1 of kind, length, NUL and bytes (git-hash-object).
///
/// Only to hold what was read against its id. What is written is hashed by libgit2, which notices contents that were
/// made to have the id of others.
final class ObjectHasher {
    private let kind: OpaquePointer
    private let context: OpaquePointer

    /// Creates one; `nil` where OpenSSL has no SHA-1.
    init?() {
        guard let kind = EVP_MD_fetch(nil, "SHA1", nil) else { return nil }
        guard let context = EVP_MD_CTX_new() else {
            EVP_MD_free(kind)
            return nil
        }
        self.kind = kind
        self.context = context
    }

    deinit {
        EVP_MD_CTX_free(context)
        EVP_MD_free(kind)
    }

    /// The id of a commit; `nil` where it cannot be computed.
    func id(ofCommit text: [UInt8]) -> ObjectID? {
        let head = "commit \(text.count)"
        return withUnsafeTemporaryAllocation(byteCount: 20, alignment: 8) { digest in
            guard let start = digest.baseAddress, EVP_DigestInit_ex(context, kind, nil) == 1,
                EVP_DigestUpdate(context, head, head.utf8.count + 1) == 1,
                EVP_DigestUpdate(context, text, text.count) == 1,
                EVP_DigestFinal_ex(context, start.assumingMemoryBound(to: UInt8.self), nil) == 1
            else { return nil }
            return ObjectID(UnsafeRawBufferPointer(digest))
        }
    }
}
