import Tracker

/// The parts of a day besides its total. Names are stored as numbers.
struct DayParts {
    struct Named {
        var name: Int64
        var part: DayCount.Part
    }

    var hours: [Double]
    var languages: [Named] = []
    var projects: [Named] = []

    init(hours: [Double], languages: [Named], projects: [Named]) {
        self.hours = hours
        self.languages = languages
        self.projects = projects
    }

    init(_ count: DayCount, in database: Database) throws(StoreError) {
        hours = count.hours
        for (name, part) in count.languages {
            languages.append(Named(name: try database.number(of: name), part: part))
        }
        for (name, part) in count.projects { projects.append(Named(name: try database.number(of: name), part: part)) }
    }
}

extension BinaryEncoder {
    /// Hours without work, which are the majority, take no space.
    mutating func add(_ parts: DayParts) {
        let hours = parts.hours.enumerated().filter { $0.element > 0 }
        add(list: hours) { pack, hour in
            pack.add(UInt8(truncatingIfNeeded: hour.offset))
            pack.add(hour.element)
        }
        for named in [parts.languages, parts.projects] {
            add(list: named) { pack, one in
                pack.add(one.name)
                pack.add(one.part.seconds)
                pack.add(one.part.first)
                pack.add(one.part.last)
            }
        }
    }
}

extension BinaryDecoder {
    mutating func dayParts() -> DayParts? {
        var hours = [Double](repeating: 0, count: 24)
        for (hour, seconds) in list({ (Int($0.byte()), $0.seconds()) }) where hour < 24 { hours[hour] = seconds }
        let parts = DayParts(hours: hours, languages: named(), projects: named())
        return isComplete ? parts : nil
    }

    private mutating func named() -> [DayParts.Named] {
        list { pack in
            DayParts.Named(
                name: pack.integer(),
                part: DayCount.Part(seconds: pack.seconds(), first: pack.time(), last: pack.time()))
        }
    }
}
