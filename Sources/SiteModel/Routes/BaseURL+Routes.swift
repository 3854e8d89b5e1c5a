package import Content

extension BaseURL {
  /// The root-relative URL of a route: `/blog/tipps/kpi/`.
  package func url(of route: Route) -> String { path + route.percentEncoded }

  /// The whole URL of a route, with scheme and host.
  package func permalink(of route: Route) -> String { text + route.percentEncoded }

  /// The whole URL of a link in `site.yaml`: one that begins with "/" begins at the home page; all others
  /// are unchanged.
  package func permalink(ofAddress address: String) -> String {
    address.hasPrefix("/") && !address.hasPrefix("//") ? text + address.dropFirst() : address
  }

  /// A URL of this site with scheme and host; URLs that have a host already are unchanged.
  package func absolute(_ url: String) -> String {
    url.hasPrefix("/") && !url.hasPrefix("//") ? origin + url : url
  }
}
