import TestSupport

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

// Measures the release build from outside, for `scripts/bench`, or runs the pretend server over HTTP to try the program
// by hand.

let arguments = CommandLine.arguments.dropFirst()
switch arguments.first {
case "serve":
    serve(ToolOptions(arguments.dropFirst()))
case "measure":
    exit(measure(ToolOptions(arguments.dropFirst())))
case "starts":
    exit(compareStarts(ToolOptions(arguments.dropFirst())))
case "press":
    exit(press(ToolOptions(arguments.dropFirst())))
case "keys":
    exit(compareKeys(ToolOptions(arguments.dropFirst())))
case "faults":
    exit(measureFaults(ToolOptions(arguments.dropFirst())))
case "command":
    exit(measureCommand(ToolOptions(arguments.dropFirst())))
case "make-history":
    makeHistory(ToolOptions(arguments.dropFirst()))
case "read-history":
    readHistory(ToolOptions(arguments.dropFirst()))
default:
    print("usage: hackatop-bench serve [--dialect live|documented] [--owner NAME]")
    print("       hackatop-bench measure PROGRAM --name NAME [--seconds N] [--runs N] [--env K=V ...]")
    print("           [--data FOLDER] [--store FOLDER] [--ranges N] [-- ARGUMENTS]")
    print("       hackatop-bench starts PROGRAM [--runs N] [--env K=V ...] [--data NAME=FOLDER ...]")
    print("           [--store NAME=FOLDER ...] [-- ARGUMENTS]")
    print("       hackatop-bench press PROGRAM [--keys KEYS] [--env K=V ...] [-- ARGUMENTS]")
    print("       hackatop-bench keys PROGRAM [--name NAME] [--ready WORD] [--quit KEY] [--keys N] [-- ARGUMENTS]")
    print("       hackatop-bench command PROGRAM [--name NAME] [--runs N] [--env K=V ...] [-- ARGUMENTS]")
    print("       hackatop-bench faults PROGRAM")
    print("       hackatop-bench make-history [--rows N] [--days N] [--last DAY-NUMBER] PLACE")
    print("       hackatop-bench read-history PLACE")
    print("A PLACE is FOLDER/NAME, or --server URL --key KEY FOLDER.")
    exit(64)
}
