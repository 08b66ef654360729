import Cells

/// The only place that contains colours.
extension Theme {
    package static let all = [terminal]

    /// The background is always the terminal's own. The colours for 256 are therefore of medium lightness: each has a
    /// contrast of 3.3 or more to both white and black.
    package static let terminal = Theme(
        name: "terminal",
        looks: [
            .strong: Look(.bold),
            .title: Look(.bold),
            .newest: Look(.bold),
            .selected: Look(.reverse),
            .dim: Look(color: (244, nil, nil), withoutGrey: .dim),
            .stale: Look(color: (244, nil, nil), withoutGrey: .dim),
            .border: Look(color: (242, nil, nil), withoutGrey: .dim),
            .barOpen: Look(color: (242, nil, nil), withoutGrey: .dim),
            .total: Look(.bold, color: (31, 6, 6)),
            .titleFocused: Look(.bold, color: (31, 6, 6), withoutColor: .underline),
            .borderFocused: Look(color: (31, 6, 6), withoutColor: .bold),
            .bar: Look(color: (31, 6, 6)),
            .key: Look(.bold, color: (31, 6, 6)),
            .good: Look(color: (28, 2, 2)),
            .warning: Look(color: (136, 3, 3), withoutColor: .bold),
            .bad: Look(.bold, color: (167, 1, 1), withoutColor: .underline),
            .neutral: Look(color: (68, 4, 4)),
            .match: Look(.bold, color: (133, 5, 5), withoutColor: .underline),
        ])
}
