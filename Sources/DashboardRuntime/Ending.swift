/// How the loop ends.
package enum Ending: Sendable, Equatable {
    /// The person quit.
    case quit
    /// A signal arrived; the process ends with it.
    case signal(Int32)
}
