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
        guard yaml.utf8.count <= Self.maximumBytes else {
            throw WatchListError(
                file: file, problems: [.init(line: 1, "the file is longer than \(Self.maximumBytes) bytes")])
        }
        var reading = YAMLReading()
        do {
            if let node = try Yams.compose(yaml: yaml) { reading.take(node, into: &self) }
        } catch let error as YamlError {
            throw WatchListError(file: file, problems: [YAMLReading.problem(error)])
        } catch {
            throw WatchListError(file: file, problems: [.init(line: 1, "the file is no YAML")])
        }
        if !reading.problems.isEmpty { throw WatchListError(file: file, problems: reading.problems) }
    }
}
