import HackatimeAPI
import Settings
import Locks

/// Finds another key in the settings while the server rejects the current one, or a first key if there is none.
final class KeyWatch: Sendable {
    private struct State {
        /// What was found last; `nil` before the first check.
        var sources: KeySources?
        var key: Secret?
    }

    private let options: Options
    private let environment: Environment
    private let origin: ServerOrigin
    private let state: Mutex<State>

    init(_ settings: ResolvedSettings, _ options: Options, _ environment: Environment) {
        self.options = options
        self.environment = environment
        origin = settings.origin
        state = Mutex(State(key: settings.key))
    }

    /// The key in the current settings, if it is a different one for the same server. If nothing has changed since the
    /// last check, nothing is decided and no vault is run, unless a person requests it. Invalid settings, such as while
    /// someone edits them, are checked again next time.
    ///
    /// Reads files, and may run a command for two seconds, so it must not be called on the loop's or the network's
    /// thread.
    func look(isWished: Bool) -> Secret? {
        do throws(StartupError) {
            let sources = try Settings.sources(options, environment)
            let isNew = state.withLock { state in
                defer { state.sources = sources }
                return isWished || state.sources != sources
            }
            guard isNew else { return nil }
            let settings = try Settings.settings(sources)
            guard settings.origin == origin, let key = settings.key else { return nil }
            return state.withLock { state in
                guard state.key != key else { return nil }
                state.key = key
                return key
            }
        } catch {
            return nil
        }
    }
}
