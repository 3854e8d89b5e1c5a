import DataFormats

extension ForeignKeys {
  /// Keys of front matter in Hugo, Jekyll, Zola, Eleventy, Astro, Hexo, Pelican and exports of WordPress.
  static func ofFrontMatter(
    _ entries: [DataNode.Entry], _ format: DataFormat, _ templates: TemplateNames
  ) -> ForeignKeys {
    ForeignKeys(
      meanings: frontMatterMeanings, format: format, entries: entries, templates: templates)
  }

  private static let frontMatterMeanings: [String: Meaning] = {
    var meanings: [String: Meaning] = [
      "taxonomies": .taxonomies, "layout": .layout, "status": .status, "visibility": .status,
      "private": .status, "isdraft": .draft, "wip": .draft, "entwurf": .draft,
      "menu": .menu, "menus": .menu, "navigation": .menu, "nav": .menu, "eleventynavigation": .menu,
      "postname": .renamed("slug"), "basename": .renamed("slug"),
    ]
    func add(_ names: String, _ meaning: Meaning) {
      for name in names.split(separator: " ") { meanings[String(name)] = meaning }
    }
    add("posttitle headline name pagetitle heading", .renamed("title"))
    add(
      "excerpt lead lede teaser abstract snippet intro introduction blurb synopsis",
      .renamed("summary"))
    add(
      "metadescription metadesc seodescription ogdescription opengraphdescription "
        + "searchdescription socialdescription twitterdescription", .renamed("description"))
    add(
      "images featuredimage featureimage featured coverimage cover thumbnail thumb thumbnailimage "
        + "ogimage opengraphimage heroimage hero banner bannerimage headerimage teaserimage "
        + "previewimage socialimage shareimage cardimage twitterimage mainimage postimage titleimage "
        + "leadimage picture photo img resimg", .image)
    add("imagealt coveralt thumbnailalt featuredimagealt heroalt heroimagealt alt", .imageText)
    add("robots metarobots robotsmeta", .robots)
    add("sitemap insitemap", .sitemap)
    add(
      "sitemapexclude excludefromsitemap excludesitemap sitemapignore noindexing searchexclude "
        + "robotsnoindex robotsdisallow seonoindex hidefromsearch", .renamed("noindex"))
    add("tag category categories keyword keywords topic topics label labels", .tags)
    add(
      "pubdate datepublished publishedat publishedon publishedtime created createdat createdon "
        + "datecreated creationdate createddate postdate publisheddate publicationdate dateposted datum",
      .date("date"))
    add(
      "lastmod modified datemodified modifieddate modifiedat lastmodified lastmodifiedat lastupdated "
        + "updatedat updatedon updateddate dateupdated update changed edited", .date("updated"))
    add(
      "publishdate publishon publishat embargo veröffentlichen veröffentlichung", .date("publish"))
    add(
      "expirydate expirationdate expiredate expiry unpublishdate unpublish validuntil ablaufdatum",
      .date("expires"))
    add("permalink url uri saveas address", .path)
    add("redirectfrom alias redirects oldurls oldurl formerurls previousurls", .aliases)
    add("lang locale languagecode contentlanguage", .language)
    add("order navorder menuorder position sortorder sort", .number("weight"))
    add("type posttype contenttype kind", .type)
    add("params custom meta fields", .ownKeys)
    add(
      "published ispublished veröffentlicht public visible",
      .nothing("a page is published unless it is a draft"))
    add("hidden unlisted", .nothing("only pages with a date are in lists of posts"))
    add(
      "sortby paginateby paginatepath paginatereversed pagetemplate insertanchorlinks "
        + "insearchindex render transparent generatefeed generatefeeds",
      .nothing("lists are the same for all sections, and set in site.yaml"))
    return meanings
  }()
}
