import HTMLText
import SiteModel

/// The page at a former address, which leads to the present one without a server's help.
enum Redirect {
  static func html(to permalink: String, url: String, title: String, language: String) -> [UInt8] {
    var output = OutputBuffer()
    output.append("<!doctype html>\n<html lang=\"")
    output.append(language, escaping: .markup)
    output.append("\"><head><meta charset=\"utf-8\"><title>")
    output.append(title, escaping: .markup)
    output.append(
      "</title><meta name=\"robots\" content=\"noindex\"><link rel=\"canonical\" href=\"")
    output.append(permalink, escaping: .markup)
    output.append("\"><meta http-equiv=\"refresh\" content=\"0; url=")
    output.append(url, escaping: .markup)
    output.append("\"></head><body><p><a href=\"")
    output.append(url, escaping: .markup)
    output.append("\">")
    output.append(title, escaping: .markup)
    output.append("</a></p></body></html>\n")
    return output.bytes
  }
}
