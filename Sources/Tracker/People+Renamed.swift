package import HackatimeAPI

/// Other names for people, for a screen that others see.
extension Tracker {
    /// - Parameters:
    ///   - person: Gives a person another name, and what they work on.
    ///   - stats: The same for stored figures.
    ///   - call: The same for the calls that are wanted now.
    ///   - answer: The same for their answers. Nothing else shows one.
    package mutating func rename(
        _ person: (Person) -> Person, stats: (inout CodingStats) -> Void, call: (APICall) -> APICall,
        answer: (APICall, Resource<APIValue>) -> APIValue?
    ) {
        people.rename(person, stats: stats)
        wanted.rename(call: call, answer: answer)
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
