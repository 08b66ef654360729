import ArgumentParser
import HackatimeAPI

/// `hackatop who`.
struct WhoCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "who", _superCommandName: "hackatop", abstract: "Say who is coding now, and on what.")

    @OptionGroup var table: TableOptions
    @OptionGroup var session: SessionOptions

    func perform(_ environment: Environment) -> Never {
        let session = Session(session, environment, needsKey: false)
        let hackers: [Hacker]
        do throws(ClientError) {
            guard case .hackers(let told) = try session.ask(.currentlyHacking, maxAge: 60) else {
                session.refuse(.notOffered, .currentlyHacking)
            }
            hackers = told
        } catch {
            session.refuse(error, .currentlyHacking)
        }
        var rows = Table(columns: [
            .init(key: "name"), .init(key: "country"), .init(key: "project"),
            .init(key: "repository", limit: Table.Column.long),
        ])
        rows.rows = hackers.map {
            [.init($0.name), .init($0.countryCode ?? ""), .init($0.project ?? ""), .init($0.repositoryURL ?? "")]
        }
        session.finish(
            Report(
                "who",
                [
                    (
                        "people",
                        .list(
                            hackers.map {
                                .object([
                                    ("name", .text($0.name)), ("country", .text($0.countryCode)),
                                    ("project", .text($0.project)), ("repository", .text($0.repositoryURL)),
                                ])
                            })
                    )
                ], text: hackers.isEmpty ? "nobody now" : rows.text(table.output.paint), table: rows
            ).printed(table.output, asCSV: table.csv))
    }
}
