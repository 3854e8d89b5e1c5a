// Written by Scripts/generate/cldr_languages.py from the delimiters of CLDR 47; do not edit.

extension QuotationMarks {
  /// Those of CLDR's root, for all languages that are not in the table.
  static let root = QuotationMarks("“", "”", "‘", "’")

  /// Marks and the tags that have them, for `LanguageTag.value(in:)`.
  ///
  /// Two things are not CLDR's: the guillemets of German in Switzerland and Liechtenstein, and the narrow
  /// no-break spaces inside of French ones.
  static let table: [(marks: QuotationMarks, tags: String)] = [
    (
      QuotationMarks("„", "”", "‚", "’"),
      "agq ff fuc"
    ),
    (
      QuotationMarks("«", "»", "“", "”"),
      """
      als ast blo bm br ca dyo el es-US eu ewo ie it kab kk lij mg mua nnh plt pt-AO pt-CH pt-CV \
      pt-FR pt-GQ pt-GW pt-LU pt-MO pt-MZ pt-PT pt-ST pt-TL sc sg sq src ti
      """
    ),
    (
      QuotationMarks("«", "»", "‹", "›"),
      """
      am az-Arab az-Cyrl az-IQ az-IR az-RU de-CH de-LI drw fa gsw jgo kkj mzn pes rm sdh tnf wae
      """
    ),
    (
      QuotationMarks("”", "“", "’", "‘"),
      "ar arb cld lld ms-Arab ms-CC syr ur"
    ),
    (
      QuotationMarks("«", "»", "„", "“"),
      "bas be cv ky os ru sah uk"
    ),
    (
      QuotationMarks("„", "“", "„", "“"),
      "bg lt prg"
    ),
    (
      QuotationMarks("“", "”", "‘", "’"),
      """
      bm-Nkoo dyo-Arab ff-Adlm ff-Arab kk-AF kk-Arab kk-CN kk-IR kk-MN ky-Arab ky-CN ky-Latn \
      ky-TR ug-Cyrl ug-KZ ug-MN uz-AF uz-Arab uz-CN uz-Cyrl yue-CN yue-Hans zh-Hans-HK \
      zh-Hans-MO
      """
    ),
    (
      QuotationMarks("„", "”", "‘", "’"),
      "bs"
    ),
    (
      QuotationMarks("„", "“", "‚", "‘"),
      "bs-Cyrl bxk cs de dsb ekk et hr hsb is ksh lb luy mk nds scr sk sl"
    ),
    (
      QuotationMarks("„", "”", "’", "’"),
      "cnr scc sh sr"
    ),
    (
      QuotationMarks("«", "»", "‘", "’"),
      "dua ksf nb nn no rw"
    ),
    (
      QuotationMarks("”", "”", "’", "’"),
      "fi he iw ji lag rn se sn sv ydd yi"
    ),
    (
      QuotationMarks("«\u{202F}", "\u{202F}»", "«\u{202F}", "\u{202F}»"),
      "fr"
    ),
    (
      QuotationMarks("«\u{202F}", "\u{202F}»", "”", "“"),
      "fr-CA"
    ),
    (
      QuotationMarks("«\u{202F}", "\u{202F}»", "‹\u{202F}", "\u{202F}›"),
      "fr-CH"
    ),
    (
      QuotationMarks("‘", "’", "“", "”"),
      "fur ia nso ti-ER tn"
    ),
    (
      QuotationMarks("«", "»", "«", "»"),
      "ht hy oc yav"
    ),
    (
      QuotationMarks("„", "”", "»", "«"),
      "hu szl"
    ),
    (
      QuotationMarks("「", "」", "『", "』"),
      """
      ja yue yue-Hant-CN zh-AU zh-BN zh-GB zh-GF zh-HK zh-Hant zh-ID zh-MO zh-PA zh-PF zh-PH \
      zh-SR zh-TH zh-TW zh-US zh-VN
      """
    ),
    (
      QuotationMarks("„", "“", "«", "»"),
      "ka"
    ),
    (
      QuotationMarks("„", "”", "«", "»"),
      "mo nmg pl ro"
    ),
    (
      QuotationMarks("‘", "’", "‘", "’"),
      "nl"
    ),
    (
      QuotationMarks("«", "»", "„", "”"),
      "shi zgh"
    ),
    (
      QuotationMarks("“", "’", "“", "”"),
      "st"
    ),
    (
      QuotationMarks("“", "”", "“", "”"),
      "tk"
    ),
    (
      QuotationMarks("»", "«", "›", "‹"),
      "ug"
    ),
    (
      QuotationMarks("“", "”", "’", "‘"),
      "uz uzn"
    ),
  ]
}
