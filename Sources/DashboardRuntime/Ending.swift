/// How the loop ends.
package enum Ending: Sendable, Equatable {
    /// The person quit.
    case quit
    /// The person wants another account, which is ready. The terminal goes on.
    case account
    /// A signal arrived; the process ends with it.
    case signal(Int32)
}
