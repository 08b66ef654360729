/// A value for every pane.
package struct PaneMap<Value: Sendable>: Sendable {
    private var values: [Value]

    package init(_ value: Value) {
        values = Array(repeating: value, count: PaneID.allCases.count)
    }

    init(_ value: (PaneID) -> Value) {
        values = PaneID.allCases.map(value)
    }

    package subscript(pane: PaneID) -> Value {
        get { values[pane.rawValue] }
        set { values[pane.rawValue] = newValue }
    }
}

extension PaneMap: Equatable where Value: Equatable {}
