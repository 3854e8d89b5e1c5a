import ArgumentParser

/// Where the finished site goes.
struct OutputOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The output folder. (default: public in the site's folder)", valueName: "folder"))
  var output: String?
}
