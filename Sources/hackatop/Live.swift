import CSystem
import Dashboard
import DashboardRuntime
import HackatimeClient
import HackatimeHTTP
import HackatimeHistory

/// A real server, over the network.
enum Live {
    /// - Parameter watch: Finds another key while the server refuses this one, or the first where there is none.
    static func plan(_ launch: Launch, _ zone: StartZone, _ location: StoreLocation, _ watch: KeyWatch, _ log: Log?)
        -> Plan
    {
        let settings = HTTPSettings(
            origin: launch.origin, key: launch.key?.text,
            authentication: launch.placement == .query ? .query : .header,
            allowsPlainHTTP: launch.allowsPlainHTTP, timeout: launch.timeout, proxy: launch.proxy?.text,
            certificatesFile: launch.certificatesFile, verifiesCertificates: launch.verifiesCertificates,
            userAgent: "hackatop/\(Version.number)")
        let record: (@Sendable (RequestRecord) -> Void)? = log.map { log in { @Sendable in log.request($0) } }
        return Plan(
            state: { size, now in
                let poller = Poller(
                    seed: .random(in: .min ... .max), interval: launch.interval, hasKey: launch.key != nil,
                    zone: zone.rules)
                var state = DashboardState(
                    size: size, now: now, poller: poller, server: launch.origin.displayName, zones: zone.zones)
                state.warnings = launch.warnings
                for remark in launch.remarks { state.remark(remark) }
                if let user = launch.user { state.trail = [.user(user)] }
                state.historyDays = launch.historyDays
                state.decided.user = launch.user != nil
                state.decided.interval = launch.isIntervalChosen
                return state
            },
            asker: { mailbox in
                var live: LiveAsker?
                let remembering = Remembering(location, post: { mailbox.post($0) }) { post in
                    let asker = LiveAsker(settings, record: record, post: post)
                    live = asker
                    return (asker, asker.perform)
                }
                guard let remembering, let asker = live else { return nil }
                return Asking(remembering: remembering) { isWished in
                    // On the network's thread, which has little to do while the key is refused or there is none.
                    asker.perform {
                        guard let key = watch.look(isWished: isWished) else { return }
                        asker.use(key)
                        mailbox.announceNewKey()
                    }
                }
            },
            loadZone: zone.files.rules,
            isASCII: launch.isASCII, log: log)
    }
}
