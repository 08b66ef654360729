import HackatimeAPI
import CSystem
import Dashboard
import DashboardRuntime
import Settings
import Tracker
import HackatimeHTTP
import HackatimeHistory

/// A real server, over the network.
enum Live {
    /// - Parameter watch: Finds another key while the server rejects this one, or a first key if there is none.
    static func plan(
        _ settings: ResolvedSettings, _ zone: StartZone, _ location: StoreLocation, _ watch: KeyWatch,
        _ look: Look, _ keys: BoundKeys, _ events: EventFiles, _ log: Log?
    )
        -> AppSetup
    {
        let http = HTTPSettings(settings)
        let record: (@Sendable (RequestRecord) -> Void)? = log.map { log in { @Sendable in log.request($0) } }
        return AppSetup(
            state: { size, now in
                let tracker = Tracker(
                    seed: .random(in: .min ... .max), interval: settings.interval, hasKey: settings.key != nil,
                    zone: zone.rules)
                var state = DashboardState(
                    size: size, now: now, tracker: tracker, server: settings.origin.displayName, zones: zone.zones)
                state.secrets = settings.secrets
                state.messages.warnings = settings.warnings
                for remark in settings.remarks { state.remark(remark) }
                if let user = settings.user { state.trail = [.user(user)] }
                state.historyDays = settings.historyDays
                state.friendList.settled = settings.friends
                state.goals = settings.goalSettings
                state.overrides.user = settings.user != nil
                state.address = settings.origin.text
                state.keyPlace = settings.keyPlace
                state.keys = keys
                (state.accounts.current, state.accounts.names) = (settings.account, settings.accountNames)
                state.overrides.theme = settings.theme != nil
                state.begin(with: settings.range)
                state.names = settings.isPrivate ? .hidden : .shown
                state.usesMouse = settings.usesMouse
                state.overrides.interval = settings.isIntervalChosen
                return state
            },
            client: { [http] mailbox in
                var live: LiveClient?
                let historyClient = HistoryClient(location, post: { mailbox.post($0) }) { post in
                    let client = LiveClient(http, record: record, post: post)
                    live = client
                    return (client, client.perform)
                }
                guard let historyClient, let client = live else { return nil }
                // Reads files and may run a command, which the network's thread must not wait for.
                var looker: Worker<Bool>?
                let end = { client.end() }
                return ClientSetup(
                    historyClient: historyClient,
                    lookForKey: { isWished in
                        looker =
                            looker
                            ?? Worker { isWished in
                                guard let key = watch.look(isWished: isWished) else { return }
                                log?.hide(key)
                                // On the thread of the results, so that those of the old key come after it.
                                client.perform {
                                    client.use(key)
                                    mailbox.tell(.hide(key), .keyChanged)
                                }
                            }
                        looker?.drop { _ in true }
                        looker?.give(isWished)
                    }, end: end)
            },
            loadZone: zone.files.rules, loadEvents: events.list,
            themes: look.files, theme: look.theme,
            isASCII: settings.isASCII, log: log)
    }
}

extension HTTPSettings {
    init(_ settings: ResolvedSettings) {
        self.init(
            origin: settings.origin, key: settings.key?.text,
            authentication: settings.placement == .query ? .query : .header,
            allowsPlainHTTP: settings.allowsPlainHTTP, timeout: settings.timeout, proxy: settings.proxy?.text,
            certificatesFile: settings.certificatesFile, verifiesCertificates: settings.verifiesCertificates,
            userAgent: "hackatop/\(Version.number)")
        proxyName = settings.proxyName
        certificates = settings.certificates
    }
}
