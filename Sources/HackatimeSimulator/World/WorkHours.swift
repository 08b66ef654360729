extension SimulatedServer {
    /// When people work after the world starts.
    package enum WorkHours: Sendable, Equatable {
        /// Day and night.
        case always
        case never
        /// Between these two times, in seconds after midnight.
        case daily(from: Int, to: Int)

        /// The work between two midnights. Times are milliseconds since 1970.
        func work(from midnight: Int64, to next: Int64) -> Range<Int64>? {
            switch self {
            case .always: return midnight..<next
            case .never: return nil
            case .daily(let from, let to):
                let start = midnight + Int64(from) * 1000
                let end = min(midnight + Int64(to) * 1000, next)
                return start < end ? start..<end : nil
            }
        }
    }
}
