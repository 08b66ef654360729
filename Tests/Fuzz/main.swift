#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

guard let order = Order(Array(CommandLine.arguments.dropFirst())) else {
    print(Order.usage, terminator: "")
    exit(64)
}
if order.list {
    for target in Targets.all { print(target.name) }
    exit(0)
}
var chosen: [FuzzTarget] = order.targets.isEmpty ? Targets.all : []
for name in order.targets {
    guard let target = Targets.named(name) else {
        print("there is no target \(name); there are \(Targets.all.map(\.name).joined(separator: ", "))")
        exit(64)
    }
    chosen.append(target)
}
if let path = order.board {
    guard let target = chosen.first, let board = Board(path: path) else { exit(70) }
    exit(Worker(target: target, order: order, board: board).work())
}
exit(Driver(order: order).run(chosen) ? 0 : 1)
