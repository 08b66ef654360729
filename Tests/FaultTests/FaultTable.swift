/// All faults that are tried, and what the status line says about them.
enum FaultTable {
    static let all = connection + answers + statuses + bodies

    // Sentences shared by many faults.
    static let broke = again("the connection to HOST broke")
    static let silent = again("no answer from HOST within 1 s")
    static let large = again("HOST sent more than 4 MB for today's total, which is not read")
    static let limited = "HOST asks us to wait until TIME; asking again then"

    static func again(_ what: String, _ advice: String? = nil) -> String {
        "\(what); since TIME, next try TIME" + (advice.map { "; \($0)" } ?? "")
    }

    static func stray(_ reason: String) -> String {
        // It answered before, so its address is right.
        again("HOST does not answer as a Hackatime does (\(reason))")
    }
}
