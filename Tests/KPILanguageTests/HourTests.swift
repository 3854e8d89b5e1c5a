import TestSupport
import Testing

@testable import KPILanguage

/// Hours and minutes are times of their own kind.
@Suite struct HourTests {
  @Test(arguments: [
    ("de", "r = 90 Minuten -> Stunden", "3/2", "Stunden"),
    ("en", "r = 2 hours + 30 minutes", "5/2", "hours"),
    ("de", "r = 120 €/Stunde * 45 Minuten", "90", "€"),
    ("en", "r = 5 days * 8 hours/day", "40", "hours"),
    ("en", "r = €60/hour -> €/minute", "1", "€/minute"), ("fr", "r = 2 heures", "2", "heures"),
    ("es", "r = 2 horas", "2", "horas"), ("it", "r = 2 ore", "2", "ore"),
    ("nl", "r = 2 uren", "2", "uur"),
    ("pl", "r = 5 godzin", "5", "godziny"), ("pt", "r = 2 horas", "2", "horas"),
    ("sv", "r = 2 timmar", "2", "timmar"),
    ("da", "r = 2 timer", "2", "timer"), ("de", "r = 1 Stunde/Minute", "1", "Stunden/Minute"),
    ("de", "zähler Stunde|Stunden\nr = 3 Stunden", "3", "Stunden"),
    ("en", "count minute|minutes, call|calls\nr = 30 minutes / 2 calls", "15", "minutes/call"),
  ])
  func areConverted(_ language: String, _ lines: String, _ exact: String, _ unit: String) throws {
    let (model, messages) = compiled(lines + "\n", language: language)
    #expect(messages == "")
    let figure = try #require(model?.figure("r"))
    #expect(figure.fraction == exact)
    #expect(figure.unit == unit)
  }

  @Test(arguments: [
    (
      "a = 1 day + 2 hours",
      "days have no fixed number of hours; convert with a figure such as \"8 hours/day\""
    ),
    (
      "a = 3 months -> minutes",
      "months have no fixed number of hours; convert with a figure such as \"160 hours/month\""
    ),
    (
      "a = 1 month + 1 week",
      "months have no fixed number of days; convert with a figure such as \"30 days/month\""
    ),
    ("a = 5 h", "write hours"), ("a = 5 hrs", "write hours"),
  ])
  func areNoParts(_ line: String, _ help: String) {
    let messages = compiled(line + "\n", language: "en").messages
    #expect(messages.contains("help: \(help)\n"))
  }
}
