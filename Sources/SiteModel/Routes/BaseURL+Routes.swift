package import Content

extension BaseURL {
  /// The root-relative URL of a route: `/blog/tipps/kpi/`.
  package func url(of route: Route) -> String { path + route.percentEncoded }

  /// The whole URL of a route, with scheme and host.
  package func permalink(of route: Route) -> String { text + route.percentEncoded }
}
