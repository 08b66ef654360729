import TestSupport
import Testing

/// Compares all requests of a world's programs, and what is known in the end, with `Goldens/<name>.txt`.
///
/// - Parameter people: Other people whose figures are compared.
func expectTrace(
    of world: WorldHarness, named name: String, people: [String] = [], location: SourceLocation = #_sourceLocation
) {
    var lines = WorldTrace.legend
    lines += world.trace.text(namesPrograms: world.programs.count > 1)
    for program in world.programs {
        let figures = WorldFigures(world: world, program: program)
        lines += ["", "== program \(program.number)"] + figures.ofProgram(people: people)
    }
    if let program = world.programs.first {
        lines += ["", "== history"] + WorldFigures(world: world, program: program).ofHistory()
    }
    expectGoldenText(lines.joined(separator: "\n") + "\n", named: name, location: location)
}
