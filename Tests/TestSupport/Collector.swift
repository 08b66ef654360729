package import HackatimeAPI

/// Keeps what is posted to it from other threads, in order.
package final class Collector<Value: Sendable>: Sendable {
    private let values = Signal<[Value]>([])

    package init() {}

    package func post(_ value: Value) {
        values.change { $0.append(value) }
    }

    /// Waits for the first `count` values. Returns fewer after a minute.
    package func wait(count: Int) -> [Value] {
        values.wait { $0.count >= count }
    }

    /// The values so far.
    package var soFar: [Value] { values.current }
}

package typealias OutcomeBox = Collector<APIResult>
