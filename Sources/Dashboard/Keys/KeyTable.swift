package import Cells

/// One row of the key table, the only place that assigns keys to commands; a person may bind others (`BoundKeys`). The
/// status line, the help and the README's list are generated from it.
package struct Binding: Sendable {
    package var command: Command
    package var keys: [Key]
    package var group: Group
    /// The help text after the keys.
    package var text: String
    /// One word for the status line, whatever pane is focused. `nil` where the command appears only in the help, or
    /// belongs to some panes, which list it themselves.
    package var hint: String?

    /// A heading of the help.
    package enum Group: String, Sendable, CaseIterable {
        case move = "Move"
        case look = "Look"
        case range = "Range"
        case people = "People"
        case data = "Data"
        case program = "Program"
    }
}

package enum KeyTable {
    /// In the order of the help. Hints are in the order of the status line.
    package static let bindings: [Binding] = [
        Binding(.nextPane, [.tab], .move, "next pane", hint: "pane"),
        Binding(.previousPane, [.backTab], .move, "previous pane"),
        Binding(.right, [.right, .character("l")], .move, "next pane, next bar of a chart"),
        Binding(.left, [.left, .character("h")], .move, "previous pane, bar of a chart"),
        Binding(.down, [.down, .character("j")], .move, "next row"),
        Binding(.up, [.up, .character("k")], .move, "previous row"),
        Binding(.top, [.character("g"), .home], .move, "first row"),
        Binding(.bottom, [.character("G"), .end], .move, "last row"),
        Binding(.pageDown, [.pageDown], .move, "a page down"),
        Binding(.pageUp, [.pageUp], .move, "a page up"),
        Binding(.halfPageDown, [.control("d")], .move, "half a page down"),
        Binding(.halfPageUp, [.control("u")], .move, "half a page up"),

        Binding(.detail, [.enter], .look, "details, filter, project, the day"),
        Binding(.search, [.character("/")], .look, "search these rows"),
        Binding(.nextMatch, [.character("n")], .look, "the next older match"),
        Binding(.previousMatch, [.character("N")], .look, "the next newer match"),
        Binding(.follow, [.character("f")], .look, "follow the newest heartbeat"),
        Binding(.order, [.character("o")], .look, "newest or oldest at the top"),
        Binding(.nextList, [.character(">"), .character(".")], .look, "another list in this pane"),
        Binding(.previousList, [.character("<"), .character(",")], .look, "another list in this pane"),
        Binding(.sort, [.character("s")], .look, "sort by time or by name"),
        Binding(.zoom, [.character("z")], .look, "the focused pane alone, and back", hint: "zoom"),
        Binding(.layout, [.character("L"), .function(2)], .look, "layout: balanced, feed, charts"),
        Binding(.hide, [.character("H")], .look, "hide this pane, or show all"),
        Binding(.showAll, [.character("A")], .look, "hide this pane, or show all"),
        Binding(.columns, [.character("C")], .look, "other columns of the heartbeats"),
        Binding(.theme, [.character("T")], .look, "the next theme"),
        Binding(.names, [.character("x")], .look, "hide names, and back"),
        Binding(.choose, [.character(" ")], .look, "filter by it, choose it on a page"),
        Binding(.copy, [.character("y")], .look, "copy the selected row or figure"),

        Binding(.weekdays, [.character("w")], .look, "weekdays by hour, and back"),

        Binding(.today, [.character("1")], .range, "today, yesterday, last 7 or 30 days"),
        Binding(.yesterday, [.character("2")], .range, "today, yesterday, last 7 or 30 days"),
        Binding(.last7Days, [.character("3")], .range, "today, yesterday, last 7 or 30 days"),
        Binding(.last30Days, [.character("4")], .range, "today, yesterday, last 7 or 30 days"),
        Binding(.week, [.character("5")], .range, "this week, month, year, or all time"),
        Binding(.month, [.character("6")], .range, "this week, month, year, or all time"),
        Binding(.year, [.character("7")], .range, "this week, month, year, or all time"),
        Binding(.allTime, [.character("0")], .range, "this week, month, year, or all time"),
        Binding(.events, [.character("e")], .range, "events, and how they count hours"),
        Binding(.range, [.character("R")], .range, "any days: dates or words"),
        Binding(.earlier, [.character("[")], .range, "one range back, and forth"),
        Binding(.later, [.character("]")], .range, "one range back, and forth"),

        Binding(.mark, [.character("M")], .range, "mark this moment"),
        Binding(.marks, [.character("'")], .range, "the time since marked moments"),

        Binding(.otherUser, [.character("u")], .people, "look at another user", hint: "user"),
        Binding(.me, [.character("m")], .people, "back to me", hint: "me"),
        Binding(.previousUser, [.backspace], .people, "the previous user"),
        Binding(.leaderboard, [.character("b")], .people, "leaderboard: of 24 hours, of 7 days"),
        Binding(.hackers, [.character("W")], .people, "who is hacking now"),
        Binding(.compare, [.character("c")], .people, "compare with me: this user, friends"),
        Binding(.friend, [.character("a")], .people, "make this user a friend, or no more"),
        Binding(.friends, [.character("F")], .people, "friends: week, who is there"),
        Binding(.previousFriend, [.character("{")], .people, "the friend before, and the next"),
        Binding(.nextFriend, [.character("}")], .people, "the friend before, and the next"),

        Binding(.nextAccount, [.character("U")], .people, "your next account"),

        Binding(.refresh, [.character("r"), .function(5)], .data, "refresh now", hint: "refresh"),
        Binding(.pause, [.character("p")], .data, "pause or resume", hint: "pause"),
        Binding(.slower, [.character("+"), .character("=")], .data, "longer between refreshes"),
        Binding(.faster, [.character("-")], .data, "shorter between refreshes"),
        Binding(.zone, [.character("Z")], .data, "name your profile's zone"),

        Binding(.help, [.character("?"), .function(1)], .program, "this help", hint: "help"),
        Binding(.close, [.escape], .program, "close, go back, drop the filter"),
        Binding(.mouse, [.character("P")], .program, "the mouse on, and off"),
        Binding(.repaint, [.control("l")], .program, "redraw"),
        Binding(.suspend, [.control("z")], .program, "suspend; fg returns"),
        Binding(.quit, [.character("q"), .control("c"), .function(10)], .program, "quit", hint: "quit"),
    ]

    /// The hints shown whatever pane is focused.
    static let hints = bindings.compactMap { binding in binding.hint.map { PaneHint(binding.command, $0) } }

    /// A group's keys and their texts, as bound where a person has bound none.
    package static func lines(of group: Binding.Group) -> [(keys: [Key], text: String)] {
        BoundKeys.usual.lines(of: group)
    }
}

extension Binding {
    init(_ command: Command, _ keys: [Key], _ group: Group, _ text: String, hint: String? = nil) {
        self.init(command: command, keys: keys, group: group, text: text, hint: hint)
    }
}
