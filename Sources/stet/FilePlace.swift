import Glibc

/// Where files really are.
enum FilePlace {
    /// The path without links, dots and double strokes; of what is not there yet, as far as it is.
    static func real(_ path: String) -> String {
        if let real = realpath(path, nil) {
            defer { free(real) }
            return String(cString: real)
        }
        let parts = path.split(separator: "/")
        guard let last = parts.last, last != "..", last != "." else { return path }
        let parent = parts.dropLast().joined(separator: "/")
        let above = path.hasPrefix("/") ? "/" + parent : parent.isEmpty ? "." : parent
        let real = real(above)
        return real + (real.hasSuffix("/") ? "" : "/") + last
    }
}
