import ArgumentParser
import Glibc
import Tracking

/// Parses, runs, and turns every error into one line on standard error and the documented exit status.
@main
enum Main {
    static func main() async {
        do {
            var command = try StetCommand.parseAsRoot(Main.arguments)
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch let ended as Ended {
            exit(ended.status.rawValue)
        } catch let error as TrackingError {
            Terminal.complain(error)
            exit(ExitStatus(error.code).rawValue)
        } catch {
            let message = StetCommand.fullMessage(for: error)
            if StetCommand.exitCode(for: error).isSuccess {
                print(message)
                exit(ExitStatus.done.rawValue)
            }
            Terminal.standardError(message + "\n")
            exit(ExitStatus.wrongUsage.rawValue)
        }
    }

    /// The arguments; `-2` for a revision gets a minus sign (U+2212), for with a hyphen it would be an option.
    private static var arguments: [String] {
        CommandLine.arguments.dropFirst().map { argument in
            argument.hasPrefix("-") && argument.count > 1 && argument.dropFirst().allSatisfy(\.isNumber)
                ? "−" + argument.dropFirst() : argument
        }
    }
}

struct StetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stet",
        abstract: "Keeps what stood: tracks how articles are edited and shows the words that changed.",
        usage: "stet <command> [options]",
        discussion: """
            EXAMPLES:
              stet track https://example.org/news/ferries   look at a page
              stet list                                     the tracked articles
              stet log ferries                              its revisions
              stet diff ferries                             what changed last
              stet diff ferries first --html diff.html      all since, as a page
              stet search winter timetable                  when these words stood
              stet serve                                    all of it as a web site

            Articles are kept as plain git repositories in the directory 'repos' (--repos, STET_REPOS). \
            Shell completions: stet --generate-completion-script bash (zsh, fish).

            EXIT STATUS:
              0 done   1 differs (with --exit-code)   2 wrong usage
              3 a source could not be read   4 not found   5 trouble with the store
            """,
        version: "stet \(Release.version)",
        subcommands: [
            TrackCommand.self, WatchCommand.self, ListCommand.self, LogCommand.self, ShowCommand.self,
            DiffCommand.self, CardCommand.self,
            SearchCommand.self, ObservationsCommand.self, ReindexCommand.self,
            ImportCommand.self, ExportCommand.self, ReextractCommand.self, QuarantineCommand.self,
            ExtractCommand.self, BoilerplateCommand.self,
            MergeCommand.self, SplitCommand.self,
            ServeCommand.self,
            CheckCommand.self, MaintainCommand.self, BackupCommand.self, RestoreCommand.self,
            ForgetCommand.self,
        ])
}

/// The release of Stet.
enum Release {
    static let version = "0.1.0"

    /// Who asks, with an address that says more, and the one of whoever runs it.
    static func userAgent(contact: String? = nil) -> String {
        let who = contact.map { "; " + $0.filter { $0 != "(" && $0 != ")" } } ?? ""
        return "Stet/\(version) (article revision tracker; +https://github.com/stet-archive/stet\(who))"
    }
}
