import TemplateEngine

/// What an answer to an inspector is made of: what the browser's script relies on.
indirect enum InspectionShape: Sendable {
  case text, number, flag, null
  /// Anything that a template can see.
  case value
  case list(InspectionShape)
  case object(_ required: [String: InspectionShape], optional: [String: InspectionShape] = [:])
  case either(InspectionShape, InspectionShape)

  /// Where a value is not of this shape: paths with what is wrong there.
  func problems(_ value: Value, at path: String = "") -> [String] {
    switch (self, value) {
    case (.either(let first, let second), _):
      let problems = first.problems(value, at: path)
      return problems.isEmpty || second.problems(value, at: path).isEmpty ? [] : problems
    case (.value, _), (.text, .string): return []
    case (.flag, .boolean), (.number, .integer), (.number, .number), (.null, .none): return []
    case (.list(let element), .list(let values)):
      return values.enumerated().flatMap { element.problems($1, at: "\(path)[\($0)]") }
    case (.object(let required, let optional), .dictionary(let members)):
      let missing = required.keys.filter { members[$0] == nil }.sorted().map { "\(path): no \($0)" }
      return missing
        + members.entries.flatMap { entry -> [String] in
          let key = entry.key.text ?? ""
          return (required[key] ?? optional[key])?.problems(entry.value, at: "\(path).\(key)")
            ?? ["\(path): \(key) is not known"]
        }
    default: return ["\(path): \(value)"]
    }
  }

  private static let place = object(["file": text], optional: ["line": number, "column": number])

  /// A template and what it uses; deeper ones are not looked at.
  private static func template(_ depth: Int) -> InspectionShape {
    object(
      ["name": text, "file": text, "layer": text],
      optional: [
        "by": text, "at": place, "hides": list(text),
        "uses": depth > 0 ? list(template(depth - 1)) : value,
      ])
  }

  private static let page = object([
    "title": text, "kind": text, "source": either(text, null), "url": text, "permalink": text,
    "status": object(["kind": text], optional: ["at": text, "place": place]), "description": text,
    "date": either(text, null), "language": text, "words": number, "minutes": number,
    "tags": list(text), "aliases": list(text),
    "output": object(["file": text, "bytes": number, "hash": text]),
    "outline": list(object(["id": text, "level": number, "title": text])),
    "linked_from": list(place),
  ])

  private static let why = object(
    [
      "made": flag,
      "reasons": list(object([:], optional: ["file": text, "what": text, "changed": list(text)])),
      "uses": list(
        object(
          [
            "group": text,
            "items": list(
              object(
                [:], optional: ["file": text, "name": text, "members": list(text), "changed": flag])
            ),
          ], optional: ["count": number])),
    ], optional: ["build": number])

  private static let figures = object([
    "scenarios": list(object(["name": text, "label": text])),
    "figures": list(
      object(
        [
          "name": text, "label": text, "formula": text, "place": place, "needs": list(text),
          "cells": list(
            either(
              object(
                ["text": text],
                optional: ["exact": text, "changed": flag, "step": either(text, list(text))]), null)
          ),
          "cited": list(place),
        ], optional: ["unit": text, "input": flag])),
    "checks": list(object(["text": text, "passed": flag, "place": place])), "notes": list(text),
  ])

  /// The whole answer.
  static let answer = object([
    "v": number, "path": text, "page": page,
    "templates": object([
      "chosen": text, "candidates": list(text), "tree": template(8),
      "layers": list(object(["name": text, "folder": text, "used": number])),
    ]), "why": why, "used": list(text),
    "values": object(
      ["page": value, "site": value, "paginator": value, "term": value], optional: ["theme": value]),
    "figures": either(figures, null), "build": value,
  ])
}
