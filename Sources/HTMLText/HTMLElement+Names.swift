extension HTMLElement {
  /// Whether HTML, SVG or MathML has or had an element of this name, in lower case.
  package static func isKnown(_ name: String) -> Bool {
    table[name] != nil || otherNames.contains(name)
  }

  /// The elements without any traits, and what occurs within `svg` and `math`.
  private static let otherNames: Set<String> = Set(
    """
    abbr acronym audio bdi bdo canvas cite data datalist del dfn dialog fencedframe font ins label legend map \
    mark math meter output picture portal progress q rb rbc rp rt rtc ruby samp selectedcontent slot span sub \
    sup svg time var video animate animatemotion animatetransform circle clippath defs desc ellipse feblend \
    fecolormatrix fecomposite fedropshadow feflood fegaussianblur feimage femerge femergenode feoffset \
    feturbulence filter foreignobject g image line lineargradient marker mask metadata mpath path pattern \
    polygon polyline radialgradient rect set stop switch symbol text textpath tspan use view annotation \
    annotation-xml maction merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow \
    ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover semantics
    """.split(separator: " ").map(String.init))
}
