import Tracker
import Cells
import Dashboard
import HackatimeAPI

/// Performs the reducer's effects, in order.
struct EffectRunner {
    let surroundings: LoopDependencies
    /// Requests that are neither answered nor cancelled.
    private(set) var unanswered: [RequestID] = []

    init(_ surroundings: LoopDependencies) {
        self.surroundings = surroundings
    }

    /// The part of an effect that only the loop can perform.
    enum Request: Equatable {
        case quit, suspend
        case changeAccount(String)
    }

    /// Returns what the loop must do itself, and adds immediate events to `news`.
    mutating func perform(_ effect: Effect, news: inout [Event.Kind]) -> Request? {
        switch effect {
        case .ask(let request):
            unanswered.append(request.requestID)
            surroundings.client.ask(request)
        case .cancel(let requestID):
            unanswered.removeAll { $0 == requestID }
            surroundings.client.cancel(requestID)
        case .loadZone(let name):
            news.append(.zone(name: name, surroundings.loadZone(name)))
        case .loadEvents:
            news.append(.events(surroundings.loadEvents()))
        case .recall(let query):
            news.append(.recalled(query, surroundings.history.recall(query)))
        case .keep(let note):
            surroundings.history.keep(note)
        case .log(let sentence):
            surroundings.log(sentence)
        case .lookForKey(let isWished):
            surroundings.lookForKey(isWished)
        case .useAccount(let name):
            surroundings.useAccount(name)
        case .changeAccount(let name):
            return .changeAccount(name)
        case .copy(let text):
            surroundings.terminal.copy(text)
        case .announce(let text, let bell, let notification):
            surroundings.terminal.announce(text, bell: bell, notification: notification)
        case .useTheme(let name):
            switch surroundings.loadTheme(name) {
            case .success(let theme):
                surroundings.terminal.use(theme)
                news.append(.theme(name: name, nil))
            case .failure(let problem): news.append(.theme(name: name, problem))
            }
        case .useMouse(let isUsed):
            surroundings.terminal.useMouse(isUsed)
        case .repaint:
            surroundings.terminal.invalidate()
        case .suspend:
            return .suspend
        case .quit:
            return .quit
        }
        return nil
    }

    mutating func answered(_ requestID: RequestID) {
        unanswered.removeAll { $0 == requestID }
    }
}
