import HackatimeAPI
import Settings
import Locks

/// Finds another key in the settings while the server refuses the one in use, or the first where there is none.
final class KeyWatch: Sendable {
    private struct State {
        /// What was found last; `nil` before the first look.
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

    /// The key of the settings as they are now, if it is another one and for the same server. Where nothing has
    /// changed since the last look nothing is decided, and no vault is asked, unless a person wishes it. Settings that
    /// cannot be used, as while somebody writes them, are looked at again the next time.
    ///
    /// It reads files, and may run a command for two seconds: not for the loop's thread.
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
