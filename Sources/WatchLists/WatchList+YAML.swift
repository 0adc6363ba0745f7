import Articles
import Discovery
import Yams

extension WatchList {
    /// Reads a list written in YAML (1.1, as libyaml reads it).
    ///
    /// - Parameters:
    ///   - yaml: the file's text.
    ///   - file: its name, for errors.
    /// - Throws: ``WatchListError`` with everything that is wrong: unknown keys, values of the wrong kind,
    ///   addresses that are none, sources named twice.
    public init(yaml: String, file: String) throws(WatchListError) {
        self.init()
        try YAMLReading.read(yaml, file: file, atMost: Self.maximumBytes) { $0.take($1, into: &self) }
    }
}
