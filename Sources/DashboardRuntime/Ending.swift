/// How the loop ends.
package enum Ending: Sendable, Equatable {
    /// The person quit.
    case quit
    /// The person wants the account of this name, which is ready. The terminal goes on.
    case account(String)
    /// A signal arrived; the process ends with it.
    case signal(Int32)
}
