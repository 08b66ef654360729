import ArgumentParser

/// A command that prints and ends.
protocol Subcommand: ParsableCommand {
    func perform(_ environment: Environment) -> Never
}
