import Dashboard
import Testing

struct ListWindowTests {
    @Test func `The selected row is within a full window`() {
        for count in 0...12 {
            for height in -1...8 {
                for selected in [-3, 0, 4, 11, .max, .min] {
                    for top in [-2, 0, 3, 9, .max, .min] {
                        let window = ListWindow(
                            ListPosition(selected: selected, top: top), count: count, height: height)
                        #expect(window.range.count == min(count, max(0, height)))
                        #expect(window.range.isEmpty || window.range.contains(window.selected))
                    }
                }
            }
        }
    }

    @Test func `The top moves only as far as it must`() {
        #expect(ListWindow(ListPosition(selected: 5, top: 2), count: 20, height: 4).top == 2)
        #expect(ListWindow(ListPosition(selected: 6, top: 2), count: 20, height: 4).top == 3)
        #expect(ListWindow(ListPosition(selected: 1, top: 2), count: 20, height: 4).top == 1)
        #expect(ListWindow(ListPosition(selected: 19, top: 30), count: 20, height: 4).top == 16)
    }
}
