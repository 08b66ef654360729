import ArgumentParser
import Dashboard
import HackatimeAPI
import Settings
import Tracker

/// `hackatop whoami`.
struct WhoamiCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "whoami", _superCommandName: "hackatop",
        abstract: "Say whose key this is, on which server, and in which zone its days are.")

    @OptionGroup var output: OutputOptions
    @OptionGroup var session: SessionOptions

    func perform(_ environment: Environment) -> Never {
        let session = Session(session, environment)
        let profile: Profile
        do throws(ClientError) {
            guard case .profile(let told) = try session.ask(.profile) else { session.refuse(.notOffered, .profile) }
            profile = told
        } catch {
            session.refuse(error, .profile)
        }
        let paint = output.paint
        let name = profile.displayName ?? profile.username ?? profile.id ?? ""
        var rows = [("name", name), ("username", profile.username), ("id", profile.id), ("zone", profile.zone)]
            .compactMap { key, value in value.map { (key, $0) } }
        let created = profile.createdAt.map { session.zone.day(at: $0).text }
        if let created { rows.append(("since", created)) }
        rows.append(("server", session.settings.origin.text))
        let table = Table(
            columns: [.init(key: "key"), .init(key: "value", limit: Table.Column.long)],
            rows: rows.map { [.init($0.0), .init($0.1)] })
        session.finish(
            Report(
                "whoami",
                [
                    ("id", .text(profile.id)), ("username", .text(profile.username)),
                    ("display_name", .text(profile.displayName)), ("zone", .text(profile.zone)),
                    ("created", .text(created)), ("server", .text(session.settings.origin.text)),
                ], text: table.text(paint)
            ).printed(output))
    }
}

/// `hackatop trust`.
struct TrustCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "trust", _superCommandName: "hackatop", abstract: "Say how far the server trusts somebody's time.")

    @Argument(help: ArgumentHelp("A username, numeric id or Slack id.", valueName: "user"))
    var user: String

    @OptionGroup var output: OutputOptions
    @OptionGroup var session: SessionOptions

    func perform(_ environment: Environment) -> Never {
        let session = Session(session, environment, needsKey: false)
        session.protect(user, "the argument")
        let call = APICall.trust(user)
        do throws(ClientError) {
            guard case .trust(let trust) = try session.ask(call) else { session.refuse(.notOffered, call) }
            let word = trust.level.word
            let paint = output.paint
            let text =
                switch trust.level {
                case .green: paint.good(word)
                case .red: paint.bad(word)
                case .yellow: paint.warning(word)
                case .blue: paint.title(word)
                case .other: CleanText.shown(word)
                }
            session.finish(
                Report("trust", [("user", .text(user)), ("trust", .text(word))], text: text).printed(output))
        } catch {
            session.refuse(error, call)
        }
    }
}

/// `hackatop lookup`.
struct LookupCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "lookup", _superCommandName: "hackatop",
        abstract: "Find a user's id by e-mail address or Slack id, where the server allows it.")

    @Argument(help: ArgumentHelp("An e-mail address, or a Slack id such as U0123456789.", valueName: "email|slack-id"))
    var text: String

    @OptionGroup var output: OutputOptions
    @OptionGroup var session: SessionOptions

    func validate() throws {
        guard call != nil else {
            throw ValidationError("Give an e-mail address, or a Slack id such as U0123456789.")
        }
    }

    private var call: APICall? {
        if text.contains("@") { return .userByEmail(text) }
        return UserLookup.isSlackID(text) ? .userBySlackID(text) : nil
    }

    func perform(_ environment: Environment) -> Never {
        let session = Session(session, environment, needsKey: false)
        session.protect(text, "the argument")
        guard let call else { session.refuse(.notOffered, nil) }
        do throws(ClientError) {
            guard case .user(let id) = try session.ask(call) else { session.refuse(.notOffered, call) }
            session.finish(
                Report("lookup", [("query", .text(text)), ("id", .text(id))], text: CleanText.shown(id))
                    .printed(output))
        } catch {
            session.refuse(error, call)
        }
    }
}

extension Trust.Level {
    /// The server's word for it.
    var word: String {
        switch self {
        case .blue: "blue"
        case .red: "red"
        case .green: "green"
        case .yellow: "yellow"
        case .other(let word): word
        }
    }
}
