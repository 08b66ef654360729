import CLockFault
import HackatimeAPI
import HackatimeHistory

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

// A second program with the same history, which tests start, watch and kill.

let arguments = Array(CommandLine.arguments.dropFirst())
guard arguments.count >= 3 else { exit(64) }
let location = StoreLocation.file(folder: arguments[1], name: arguments[2])

switch arguments[0] {
case "write":
    write(to: location, from: Int(arguments[3]) ?? 0, pages: Int(arguments[4]) ?? 0, pipe: arguments.dropFirst(5).first)
case "unwritable":
    // Root could write everything.
    if getuid() == 0 { guard setgid(65_534) == 0, setuid(65_534) == 0 else { exit(77) } }
    unwritable(location)
case "unlockable":
    lockfault_begin()
    unlockable(location)
case "claim":
    claim(location)
default:
    exit(64)
}
