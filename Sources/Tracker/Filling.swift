package import HackatimeAPI

/// Which windows to request, one after another, until all heartbeats of a stretch of time are known: for programs that
/// ask and wait.
package struct Filling: Sendable {
    private var plan = FeedPlan()

    /// - Parameters:
    ///   - gaps: What is not known, in order. The newest is requested first.
    ///   - offset: Seconds east of UTC, for the texts of the windows.
    package init(_ gaps: [Coverage.Stretch], offset: Int) {
        for gap in gaps.reversed() { plan.again(from: gap.start, to: gap.end, unknown: 86_400, offset: offset) }
    }

    /// `nil` when nothing is left.
    package var next: TimeWindow? { plan.next?.window }

    /// Applies the server's page of the next window. A page that was cut off is requested again in parts.
    package mutating func received(_ page: HeartbeatPage) {
        guard let window = next else { return }
        let isCut = page.completeness(of: window) == .cutOff
        if !isCut || !plan.shorten(holding: page.rowCount, serverCutsRows: true) { plan.finished(page) }
    }

    /// The page of the next window was too large to read.
    ///
    /// - Returns: Whether a smaller window can be requested.
    package mutating func wasTooLarge() -> Bool {
        plan.shorten(holding: FeedPlan.tooMany, serverCutsRows: false)
    }
}
