import Dashboard
import DashboardRuntime
import HackatimeAPI
import Locks
import Settings

/// Prepares another account for the screen, on a thread of its own: it reads files, and a key that is elsewhere may need
/// a command.
final class Accounts: Sendable {
    private let options: Options
    private let environment: Environment
    /// The name at the start, which the options are about.
    private let first: String
    private let ready = Mutex<[String: ResolvedSettings]>([:])
    private let worker = Mutex<Worker<Job>?>(nil)

    private struct Job: Sendable {
        var name: String
        var mailbox: Mailbox
    }

    init(_ settings: ResolvedSettings, _ options: Options, _ environment: Environment) {
        self.options = options
        self.environment = environment
        first = settings.account
    }

    /// What the command line says, as far as it is about this account.
    func options(for name: String) -> Options {
        var options = options
        options.choices.account = name
        if name != first { (options.choices.server, options.choices.keyFile, options.choices.user) = (nil, nil, nil) }
        return options
    }

    /// Tells the mailbox `accountReady`, or why it cannot be.
    func prepare(_ name: String, _ mailbox: Mailbox) {
        let worker = worker.withLock { worker in
            worker = worker ?? Worker { [weak self] job in self?.look(job) }
            return worker
        }
        worker?.give(Job(name: name, mailbox: mailbox))
    }

    private func look(_ job: Job) {
        switch Settings.resolve(options(for: job.name), environment) {
        case .success(let settings):
            ready.withLock { $0[job.name] = settings }
            job.mailbox.tell(.accountReady(job.name))
        case .failure(let error): job.mailbox.tell(.accountRefused(job.name, error.text))
        }
    }

    /// The settings of an account that is ready, once. Others that were wanted on the way to it are dropped.
    func taken(_ name: String) -> ResolvedSettings? {
        ready.withLock { ready in
            defer { ready = [:] }
            return ready[name]
        }
    }
}
