import HackatimeClient

@main
enum Main {
    static func main() {
        Program.run(Demo.plan(zone: .utc, loadZone: { _ in .success(.utc) }))
    }
}
