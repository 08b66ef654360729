/// Why heartbeats cannot be listed.
package enum HeartbeatsProblem: Error, Sendable, Hashable, CaseIterable {
    /// `--until` lies before `--since`, which is today if it is not given.
    case noTime

    /// One sentence for a person.
    package var sentence: String {
        switch self {
        case .noTime: "--until must not be before --since, which is today where it is not given"
        }
    }
}
