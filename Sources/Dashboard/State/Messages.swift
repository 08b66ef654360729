import HackatimeAPI

/// Texts of the status line that are not about the data.
package struct Messages: Sendable, Equatable {
    /// Permanent ("certificates are not verified").
    package var warnings: [String] = []
    /// Shown for the first minute ("the terminal type x is not known here").
    package private(set) var remarks: [Notice] = []
    /// A short confirmation ("copied").
    package var notice: Notice?

    /// The uptime when the next of them disappears.
    var nextEnd: Double? { [notice?.until, remarks.first?.until].compactMap(\.self).min() }

    /// Removes those whose time is over.
    mutating func drop(at uptime: Double) {
        if let notice, notice.until <= uptime { self.notice = nil }
        if !remarks.isEmpty { remarks.removeAll { $0.until <= uptime } }
    }

    fileprivate mutating func add(_ remark: Notice) { remarks.append(remark) }

    /// With other sentences, such as those without names.
    func renamed(_ sentence: (String) -> String) -> Messages {
        var all = self
        all.warnings = warnings.map(sentence)
        all.remarks = remarks.map { remark in
            Notice(text: sentence(remark.text), short: remark.short.map(sentence), until: remark.until)
        }
        return all
    }
}

/// A text in the status line, and the uptime when it disappears.
package struct Notice: Sendable, Equatable {
    package var text: String
    /// A shorter version.
    package var short: String?
    package var until: Double

    package init(text: String, short: String? = nil, until: Double) {
        self.text = text
        self.short = short
        self.until = until
    }
}

extension DashboardState {
    /// Shows a short confirmation for a few seconds.
    mutating func notify(_ notice: NoticeText) {
        messages.notice = Notice(text: notice.text(keys), until: now.uptime + 4)
    }

    /// Shows a sentence once, in the status line for a minute. `short` is for small screens.
    package mutating func remark(_ sentence: String, short: String? = nil) {
        messages.add(Notice(text: sentence, short: short, until: now.uptime + 60))
    }
}
