import Cells
import Dashboard
import HackatimeAPI
import HackatimeHistory

extension Targets {
    /// Some time of the program's life, a line per event. `ReducerHarness` lists the events.
    static let reducer = FuzzTarget(
        "reducer",
        dictionary: [
            "user mira\n", "start\n", "all\n", "all hostile\n", "all empty\n", "all hard\n", "answer 0\n",
            "answer 1 hostile\n",
            "answer 0 hard\n", "answer 0 broken\n", "answer 0 limited\n", "answer 0 badkey\n", "answer 0 refused\n",
            "answer 0 private\n", "answer 0 notfound\n", "answer 0 gone\n", "answer 0 offline\n", "answer 0 large\n",
            "answer 0 elsewhere\n", "answer 0 cancelled\n", "answer 0 unchanged\n", "answer 0 other\n", "late 0\n",
            "late 1 hostile\n", "wait 1\n", "wait 30\n", "wait 61\n", "wait 3700\n", "wait 90000\n", "due\n", "due\n",
            "due\n", "clock 86400\n", "clock -5000000\n", "clock 253402300000\n", "server 7200\n", "server 0\n",
            "size 80 24\n", "size 0 0\n", "size 1 1\n", "size 300 100\n", "size 34 9\n", "size 120 40\n", "suspend\n",
            "resume\n", "remember\n", "zone UTC\n", "zone America/New_York\n", "zone Nowhere/Else\n", "problem\n",
            "unreadable\n", "readable\n", "enter\n", "up\n", "down\n", "pageup\n", "pagedown\n", "home\n", "end\n",
            "esc\n",
            "tab\n", "backtab\n", "backspace\n", "ctrl u\n", "ctrl k\n", "ctrl a\n", "alt b\n", "alt d\n", "wordleft\n",
            "killword\n", "paste quick note\n", "delete\n", "ctrl l\n", "left\n", "umira\nenter\n", "uzed\nenter\n",
            "m\n",
            "/robot\nenter\n", "o@example.org", "U0266FRGP", "?", "j", "k", "G", "g", "n", "N", "z", "s", "o", "w", "y",
            "r",
            "p", "+", "-", "1", "2", "3", "4", "5", "6", "7", "0", "[", "]", "f", "x", "P", "b", " ",
            "click 10 5\n", "click 60 20\n", "click 60 20\n", "wheel 60 30\n", "wheel 60 31\n", "click 900 -1\n", "q",
            "日", "e\u{301}",
        ], longest: 700, runs: 100
    ) { bytes in
        .init { () throws(Broken) in
            var harness = ReducerHarness()
            for line in bytes.split(separator: 0x0A).prefix(60) {
                try harness.play(String(decoding: line, as: UTF8.self))
            }
            try harness.look()
            return harness.events > 2
        }
    }
}
