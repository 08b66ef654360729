package import HackatimeAPI

/// Other names for people, for a screen that others see.
extension Tracker {
    /// - Parameters:
    ///   - person: Gives a person another name, and what they work on.
    ///   - stats: The same for stored figures.
    package mutating func rename(_ person: (Person) -> Person, stats: (inout CodingStats) -> Void) {
        people.rename(person, stats: stats)
    }

    /// The same for the answers to wanted calls: what asks for another person, and what is told of them.
    package mutating func renameAnswers(
        _ rename: (APICall, Resource<APIValue>) -> (call: APICall, answer: Resource<APIValue>)
    ) {
        wanted.rename(rename)
    }
}

extension Person {
    /// The same person by another name in the server's paths.
    package func called(_ handle: String) -> Person {
        guard case .user = target else { return self }
        var person = self
        person.target = .user(handle)
        return person
    }
}
