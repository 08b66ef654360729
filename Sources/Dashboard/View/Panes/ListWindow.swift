/// The visible rows of a list, and the selected one: a position limited to the list and the pane, without changing the
/// state.
package struct ListWindow: Equatable {
    package let selected: Int
    package let top: Int
    package let end: Int

    package init(_ position: ListPosition, count: Int, height: Int) {
        let height = max(0, height)
        selected = min(max(0, position.selected), max(0, count - 1))
        let lowest = max(0, selected - height + 1)
        let highest = min(selected, max(0, count - height))
        top = min(max(position.top, min(lowest, highest)), highest)
        end = min(count, top + height)
    }

    package var range: Range<Int> { min(top, end)..<end }
}
