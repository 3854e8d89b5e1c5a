/// Names in the order of their language: some chosen, others CLDR's names of languages and countries.
///
/// ICU 72 sorted them. Perl's Unicode::Collate::Locale 1.31, which was written apart from it, agrees but
/// where its CLDR is older (`v` and `w` in Swedish and Finnish, `y` in Latvian, `ć` in Slovene, `ccs`
/// in Hungarian) and where a script comes before Latin, which it leaves out.
enum CollationOrders {
  static let all: [(language: String, names: String)] = [
    (
      "en",
      """
      _x | 1 | 10 | 9 | a-b | ab | aeon | æon | angstrom | Ångström | C | C# | C++ | co |
      co op | co-op | coop | Côte d’Ivoire | Curaçao | Gwichʼin | Kwakʼwala | Kʼicheʼ | Māori |
      N’Ko | naive | naïve | new age | New York | Newark | oeuvre | œuvre | op | resume |
      Resume | résumé | Résumé | Réunion | Volapük | zebra | Zebra
      """
    ),
    (
      "de",
      """
      Ägyptisch | Aramäisch | arger | Arger | ärger | Ärger | Asche | Äthiopien |
      Côte d’Ivoire | Dänemark | Kalmückisch | Kwakʼwala | Maß | masse | Masse | Maße |
      Mueller | Muller | Müller | Ofen | Ol | öl | Öl | Ole | Osten | Österreich | Rumänien |
      Rumänisch | strasse | Strasse | Straße | Süd-Haida | Süd-Ndebele | Südafrika | Südkorea |
      uber | über | Ubung | Übung | Zebra
      """
    ),
    (
      "fr",
      """
      a | à | Amérique du Sud | bamoun | braj | ca | ça | cæcum | Corée du Nord | cote | Cote |
      coté | côte | côté | écriture | elan | Élan | espéranto | étage | été | hébreu |
      Île Norfolk | Îles Féroé | kényang | marwarî | moyen français | oeil | œil | oeuvre |
      œuvre | same d’Inari | slavon d’église | symboles Bliss | tatar de Crimée | tchaghataï |
      turkmène | vénitien | Zambie | zola | zuñi
      """
    ),
    (
      "fr-CA",
      """
      adygué | albanais | Algérie | Amérique du Sud | Bélize | Bermudes | cantonais | Caraïbes |
      cote | côte | coté | côté | eleve | élève | élevé | Guinée | ile | île | île Bouvet |
      interlingua | kpellé | kwasio | moyen français | myènè | népalais | oeuf | œuf | ojibwa |
      peche | pêche | péché | pêché | piémontais | ruthène | shona | télougou | timné | tsonga |
      washo | Yémen
      """
    ),
    (
      "sv",
      """
      Aa | Curaçao | fonspråket | guaraní | Julön | lågsilesiska | Moçambique | Norfolkön |
      ost | Pitcairnöarna | rotumänska | shimaoré | uber | Vasa | våg | Västasien | Västeuropa |
      västfrisiska | västojibwe | Västsahara | Wasa | wåg | y | ü | über | Zebra | zon | Zon |
      åka | ål | Ål | Ångström | æble | äpple | Ärla | öga | Öl | Øl | Östasien | övning
      """
    ),
    (
      "da",
      """
      Ab | ab | arumænsk | bokmål | Dans | dans | de | Færøerne | Juleøen | jødisk-persisk |
      kwakʼwala | kölsch | middelhøjtysk | skotsk gælisk | Sydøstasien | Ukendt område | Vejle |
      West | über | yoga | zebra | Zoo | Æble | æble | Ärger | Øl | øl | Öl | Østasien |
      Østeuropa | østfrisisk | øvresorbisk | AA | aa | Ål | ål | Åland | Aalborg | Århus |
      Aarhus
      """
    ),
    (
      "nb",
      """
      assamesisk | Caymanøyene | dag | Dag | Eswatini | flere språk | fønikisk | gammelhøytysk |
      Grønland | Kanariøyene | krimtatarisk | kwak̓wala | Malaysia | Marshalløyene |
      Norfolkøya | retoromansk | saurashtra | Sint Maarten | Slovakia | sør-sotho | Sør-Sudan |
      sørlig haida | Sørøst-Asia | ü | Ü | yr | zebra | zeeuws | Zoo | ærlig | Ærlig | øl | Øl |
      Øst-Afrika | Øst-Europa | ål | Ål | Åland | Åsen | Aasen
      """
    ),
    (
      "fi",
      """
      atšoli | bhodžpuri | Etelä-Afrikka | eteläsaame | fidži | Guyana | Itä-Afrikka |
      Kambodža | kašubi | Kuwait | lango | mokša | Palau | pandžabi | s | š | šona | tanska |
      tšamorro | Tšekki | ukraina | useita kieliä | vaaka | valkovenäjä | Venäjä | viina |
      wasa | Wiik | y | ü | z | ž | Zebra | zorro | åbo | Ångström | äiti | Äiti | öljy | Öljy
      """
    ),
    (
      "es",
      """
      afrikáans | arbol | árbol | Árbol | Azerbaiyán | Brasil | Bután | catalán | chico |
      cielo | Etiopía | feroés | francés cajún | gótico | guaraní | irlandés medio | lado |
      lato | letón | llama | LLama | lodo | México | nandú | nino | niño | nórdico antiguo |
      nube | nutria | Ñandú | ñoño | ñu | oso | pingüino | prusiano | samia | slave |
      Sudamérica | yi de Sichuán | zulú
      """
    ),
    (
      "pl",
      """
      arumuński | Azerbejdżan | ąb | cakoński | cma | córka | Curaçao | ćma | dolnołużycki |
      ea | ęą | gudżarati | kataloński | klingoński | laotański | lato | lodz | łąka | Łódź |
      masło | Mołdawia | nandu | ngumba | nyoro | ńandu | odżi-kri | oksytański | osmy | ósmy |
      sardyński | snieg | śnieg | tahitański | tuwiński | wiele języków | zaba | zazolc |
      zażółć | źdźbło | żaba
      """
    ),
    (
      "cs",
      """
      akkadština | amharština | asturština | bavorština | cena | čaj | Dánsko | ďas | dub |
      dům | had | hrad | chata | cHata | Cheb | CHeb | Chod | chrt | ibis | Jižní Súdán |
      kapiznonština | karelština | piemonština | polština | rak | rod | řeka | Salvador |
      sassarština | slovinština | sova | syrština | škola | tahitština | tuk | ťuk | velština |
      zem | zunijština | žába
      """
    ),
    (
      "sk",
      """
      aleutčina | asi | äso | bulharčina | Burundi | cena | čaj | čínština | čipevajčina | ďas |
      feničtina | fínčina | had | hrad | chata | chrt | ibis | kapampangančina | karelčina |
      karibčina | kiribatčina | kutenajčina | ĺ | lad | ľad | meta’ | Nikaragua | osem |
      Ostrov Man | ôsmy | ŕ | ráno | severné luri | sogdijčina | sova | Srí Lanka | šašo |
      tigrejčina | zima | žena
      """
    ),
    (
      "hu",
      """
      cérna | cukor | csak | cscs | ccs | csónak | dob | dzéta | dzsungel | Észak-Európa |
      északi fríz | Európa | filippínó | gan kínai | gól | gyár | ló | lyuk | Madagaszkár |
      Magyarország | nápolyi | nem | német | nyár | ol | oz | öl | őz | Pápua Új-Guinea | só |
      szó | Thaiföld | tó | tyúk | ur | úr | ür | űr | zab | zsír
      """
    ),
    (
      "tr",
      """
      Aşağı Saksonca | Avrupa Birliği | cay | cuma | Çad | çay | Çince | Faroe Adaları | gunes |
      güneş | ğ | h | I | ılık | ırmak | Irmak | Istanbul | i | ilik | irmak | İskoçça |
      İspanya | İstanbul | İzlanda | Kalmıkça | Katalanca | Kernevekçe | Kosova | Mısır | N’Ko |
      olcu | ölçü | Peştuca | seker | şeker | Şona dili | Türkiye | uzum | üzüm |
      Yahudi Arapçası
      """
    ),
    (
      "et",
      """
      aitšami | Alžeeria | baškiiri | kalmõki | korni | Kuuba | loodeodžibvei | Lõuna-Korea |
      Lääne-Aafrika | Lääne-Euroopa | masai | meä | mokša | moldova | oksitaani | pandžabi |
      sari | sauraštra | šokk | zebra | zoo | žanr | taat | tšehhi | tšerokii | tõde | täht |
      töö | tüdruk | türkmeeni | uba | vald | vanaülemsaksa | wa | õun | ääs | öö | üks | xy |
      yes
      """
    ),
    (
      "lt",
      """
      akadianų | aravakų | azuolas | ąžuolas | cia | čia | eiti | ėjo | ęsu | friulių |
      ibibijų | idomus | įdomus | ilgas | ilokų | yra | jakutų | japonų | jis | kinjaruandų |
      kinų | laosiečių | lietuvių | mandingų | Pietinė Afrika | Pitkerno salos | Puerto Rikas |
      Reunjonas | sogų | suo | šuo | Tuniso arabų | ųbu | ūkis | Ukraina | upė | Vakarų Azija |
      Vengrija | zuikis | žmogus
      """
    ),
    (
      "lv",
      """
      ada | āda | Albānija | augšsorbu | bulgāru | Buvē sala | cik | čau | Čīle | Dienvidāzija |
      ēka | ezis | feniķiešu | fidžiešu | gads | gruzīnu | ģimene | ip | yp | iss | īss | kaza |
      Kazahstāna | Kotdivuāra | Ķīna | ķirsis | labi | limburgiešu | ļoti | Māršala salas |
      nams | ņem | Sentlūsija | sis | šis | ūdens | ugle | vidusholandiešu | zivs | žurka
      """
    ),
    (
      "ro",
      """
      ala | America Latină | an | ăla | ăn | âla | ân | cehă | Croația | divehi | finlandeză |
      flamandă | iad | il | inupiak | îl | înger | Kârgâzstan | kurdă centrală | luxemburgheză |
      machame | Maroc | Namibia | napolitană | nordică veche | portugheză | romanșă | sase |
      sileziană | soninke | spaniolă | șase | şase | tadjică | tara | țară | ţară | valonă |
      zid | Zid
      """
    ),
    (
      "hr",
      """
      baškirski | cesta | čagatajski | čaj | ćup | dan | džep | Džep | đak | fenički |
      Južna Koreja | južni altai | južni ndebele | Južni Sudan | kiče | kwakʼwala | lopta |
      luka | ljubav | LJubav | mandingo | Maršalovi Otoci | Mauricijus | močvarni cree |
      Mongolija | n’ko | noga | nula | njandža | Njemačka | njiva | Njiva | Otok Uzašašća |
      rombo | suma | šuma | tasawaq | teluški | zima | žaba
      """
    ),
    (
      "sl",
      """
      Burkina Faso | burmanščina | cas | čas | ćud | dakotščina | dan | Diego Garcia | diula |
      đon | Estonija | gruzijščina | gudžaratščina | Japonska | jaz | južna haidščina |
      Južni Sudan | Katar | Kazahstan | kiribatščina | korejščina | kotanščina | krijščina |
      Litva | magadščina | makasarščina | Malezija | Martinik | mohoščina | Nova Zelandija |
      siksika | sola | Srednja Afrika | sundanščina | šola | tibetanščina | več jezikov |
      Zambija | zima | žaba
      """
    ),
    (
      "is",
      """
      a | ad | að | Alsír | á | ál | áströlsk enska | Brúnei | dagur | ðal | e | eða | é |
      Gíbraltar | Gínea-Bissá | hindí | i | Island | í | Ísland | kabíle | kasúbíska | Kína |
      lúó | merú | o | ó | Rúanda | sjúvas | sænska | u | ú | úmbúndú | Vanúatú | yta | ýta |
      zú | þú | æla | öl
      """
    ),
    (
      "sq",
      """
      Anguilë | Arubë | Belgjikë | caj | çaj | çekisht | çilkotinisht | çuvashisht | det | dhe |
      enderr | ëndërr | Francë | gilbertazisht | Guatemalë | gur | gjak | Kazakistan |
      këlnisht | kiçeisht | kojraçinisht | Kosovë | Kosta-Rikë | lule | llapa | nuk | njeri |
      rosë | rreth | sot | shi | Shqipëri | Tajlandë | tigër | thikë | Ugandë | xixë | xhep |
      zë | zhurmë
      """
    ),
    (
      "cy",
      """
      Alabamäeg | Baffwteg | Bejäeg | cath | Ciniarŵandeg | chwarae | drws | ddoe | fy |
      Ffaröeg | ffenestr | Ffijïeg | gardd | Gibraltar | Gorllewin Asia | Guaraní |
      Gwlad yr Iâ | ngardd | Hawäieg | K’iche’ | lan | Lŵo | llan | Māori | Norwyeg Bokmål |
      Nzimeg | Pali | pont | phont | rad | Rapanŵi | rhaid | Sambŵrw | Sandäweg | Swsŵeg | tad |
      Taroko | Tetumeg | thema | Yr Almaen
      """
    ),
    (
      "eo",
      """
      abĥaza | aĉea | ajnua | arumana | Aŭstralazio | basaa | Centra Afriko | cu | ĉipevajana |
      ĉu | gi | ĝi | hispana eŭropa | horo | ĥoro | ibibia | jeti | ĵeti | kaĉina |
      karaĉaj-balkara | kimra | lombarda | Maŭricio | mjaŭa | N’Ko | nevara | niasa |
      nord-tuĉona | Nov-Zelando | piĵina | raĝastana | romanĉa | si | Suda Eŭropo |
      suprasoraba | ŝi | ŝona | Tajlando | ua | ŭa
      """
    ),
    (
      "az",
      """
      aşağı sorb | Azərbaycan | baluc | Bolqarıstan | cay | Cənubi Asiya | çay | çeyen | el |
      Ermənistan | Ə | əl | ərəb | hava | xalq | ığ | iğ | İrlandiya | kız | kutenay | qez |
      qədim alman | qədim ingilis | qız | qrebo | linqala | lunda | mokşa | naməlum dil |
      Norveç | nyanca | olke | ölkə | özbək | rumın | Saharadan cənub | San-Marino | seher |
      somali | şəhər
      """
    ),
    (
      "vi",
      """
      an | ăn | ân | Barbados | Da | di | Đà | Đảo Ascension | đi | Israel | Kenya | Kiribati |
      Libya | ma | mà | mả | mã | má | mạ | om | ôm | ơn | Quần đảo Åland | Somalia | Tây Á |
      Tiếng Avaric | Tiếng Bangla | Tiếng Cayuga | Tiếng Cherokee | Tiếng Embu | Tiếng Haida |
      Tiếng Kalenjin | Tiếng Ladino | Tiếng Lunda | Tiếng Machame | Tiếng Miranda |
      Tiếng Walamo | Tiếng Yap | ua | ưa
      """
    ),
    (
      "el",
      """
      αλφα | άλφα | Άλφα | Αρχαία Ελληνικά | Γκα | Ζάρμα | ηλιος | ήλιος | Ιαπωνία | ιον | ϊον |
      Ιράκ | Κρικ | Λούλε Σάμι | Μέντε | Μέσα Ιρλανδικά | Μπίνι | Νιόρο | Ουμπούντου | σας |
      Σεϋχέλλες | Σιγκαπούρη | Τίμνε | Χάουσα | ψυχή | ωμέγα | ωρα | ώρα | Hinglish | latin |
      zebra
      """
    ),
    (
      "ru",
      """
      атсам | бена | бислама | боснийский | Восточная Азия | Джерси | елка | ёлка | Ёлка | ель |
      ибибио | ива | исландский | йод | казахский | мафа | нижненемецкий | о-в Буве | сангу |
      сомали | фон | шум | щука | эхо | Эхо | юг | южный тутчоне | яблоко | яма | latin | zebra
      """
    ),
    (
      "uk",
      """
      ганок | Гренада | Гуам | ґанок | Ґанок | е | ещо | є | іжак | ілоканська | їжак | йод |
      како | корсиканська | Косово | кхасі | литовська | луба-катанга | Мавританія | Намібія |
      оджібва | сомалі | Суринам | Тайвань | Швеція | ьо | latin | zebra
      """
    ),
    (
      "bg",
      """
      авестски | ангика | Белгия | ваи | Гваделупа | долнолужишки | ива | Индонезия | йод |
      Мавриций | Мадагаскар | монголски | сардински | Сен Мартен | хири моту | хитски | шан |
      шум | щука | ъгъл | яма | Яма | япезе | latin
      """
    ),
    (
      "sr",
      """
      атсам | гагауз | дан | ђак | Европа | Западна Европа | ланда | лопта | Луксембург |
      љубав | нога | њива | одија | санскрит | Словенија | српски | тагиш | токелау | тувалу |
      Тунис | ћуп | хереро | Црна Гора | чај | џеп | шума | latin | zebra
      """
    ),
    (
      "mk",
      """
      арапски | бамунски | гагауски | газ | ѓавол | Етиопија | зима | зогдијански | ѕвезда |
      кај | луо | љубов | нигериски пиџин | новијал | њенгату | њива | Русија | сахо | сиксика |
      тамилски | ќе | хауса | хилигајнонски | џеб | Шри Ланка | latin
      """
    ),
    (
      "ar",
      """
      آب | أب | إب | اب | أرمينيا | السلوفاكية | الشيروكي | الفوتيك | اللاوية | اللوزي |
      المقدونية | الموس-كري | الواشو | اليديشية | ب | بنغلاديش | ة | ت | جزر المالديف |
      غرب أوروبا | لغة الكولونيان | نامبي | ه | ى | ي | يانجبن | latin
      """
    ),
    (
      "he",
      """
      אבא | בית | ברוניי | גורונטאלו | גמל | ווליאטה | זאזא | חמרית | טוקי פונה | טורקית |
      לבנון | מוקשה | נווארית קלאסית | סינית וו | פולין | קרואטיה | רומאני | רומניה | רפאנוי |
      שלום | latin | zebra
      """
    ),
    (
      "ja",
      """
      tokyo | あ | ア | イド語 | か | カ | が | ガ | き | クペレ語 | ゲグ・アルバニア語 | コートジボワール | コンゴ・スワヒリ語 |
      スウェーデン語 | セルボ・クロアチア語 | ティグリニア語 | トリンギット語 | は | ば | ぱ | バダガ語 | パフラヴィー語 | ビコル語 |
      メノナイト低地ドイツ語 | ロンバルド語 | 北西部オジブワ語 | 東アフリカ
      """
    ),
  ]
}
