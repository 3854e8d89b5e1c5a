// Written by Scripts/generate/language_names.py from CLDR 47. Do not edit.

extension LanguageTag {
  /// The languages with codes of two letters.
  static let languages: StaticString = """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv
    cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr
    ht hu hy hz ia id ie ig ii ik in io is it iu iw ja ji jv jw ka kg ki kj kk kl km kn ko kr
    ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mo mr ms mt my na nb nd ne ng
    nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk
    sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve
    vi vo wa wo xh yi yo za zh zu
    """

  /// The regions with codes of two letters.
  static let regions: StaticString = """
    AC AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO
    BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CP CQ CR CU CV CW CX CY CZ DE
    DG DJ DK DM DO DZ EA EC EE EG EH ER ES ET EU EZ FI FJ FK FM FO FR GA GB GD GE GF GG GH GI
    GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU IC ID IE IL IM IN IO IQ IR IS IT JE JM
    JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG
    MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM
    PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA QO RE RO RS RU RW SA SB SC SD SE SG SH SI SJ
    SK SL SM SN SO SR SS ST SV SX SY SZ TA TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA
    UG UM UN US UY UZ VA VC VE VG VI VN VU WF WS XA XB XK YE YT ZA ZM ZW ZZ
    """

  /// Codes of three letters for languages that have one of two, and codes of countries that are none of a
  /// language.
  static let otherCodes = """
    aar=aa abk=ab ad=ca adp=dz afr=af aka=ak al=sq alb=sq als=sq amh=am ao=pt ara=ar arb=ar
    arg=an arm=hy asm=as at=de ava=av ave=ae aw=nl ax=sv aym=ay ayr=ay aze=az azj=az bak=ba
    bam=bm baq=eu bd=bn bel=be ben=bn bf=fr bis=bi bj=fr bl=fr bod=bo bos=bs bre=br bt=dz
    bul=bg bur=my bv=no by=be cat=ca cc=ms cd=fr ces=cs cf=sg cg=fr cha=ch che=ce chi=zh
    chu=cu chv=cv ci=fr cl=es cls=sa cm=fr cmn=zh cn=zh cor=kw cos=co cre=cr cwd=cr cym=cy
    cz=cs cze=cs dan=da deu=de div=dv dj=fr dk=da do=es drh=mn dut=nl dzo=dz ea=es ec=es eg=ar
    eh=ar ekk=et ell=el eng=en epo=eo er=ti esk=ik est=et eus=eu ewe=ee fao=fo fas=fa fat=ak
    fij=fj fin=fi fra=fr fre=fr fry=fy fuc=ff ful=ff gaz=om gb=en ge=ka geo=ka ger=de gf=fr
    gh=ak gla=gd gle=ga glg=gl glv=gv gp=fr gq=es gr=el gre=el grn=gn gt=es gug=gn guj=gu
    gw=pt hat=ht hau=ha heb=he her=hz hin=hi hk=zh hmo=ho hn=es hrv=hr hun=hu hye=hy ibo=ig
    ic=es ice=is ido=io iii=ii ike=iu iku=iu il=he ile=ie ina=ia ind=id ipk=ik iq=ar ir=fa
    isl=is ita=it jav=jv jo=ar jp=ja jpn=ja kal=kl kan=kn kas=ks kat=ka kau=kr kaz=kk ke=sw
    kh=km khk=mn khm=km kik=ki kin=rw kir=ky kmr=ku knc=kr kng=kg kom=kv kon=kg kor=ko kp=ko
    kpv=kv kua=kj kur=ku kz=kk lao=lo lat=la lav=lv lim=li lin=ln lit=lt lk=si ls=st ltz=lb
    lub=lu lug=lg lvs=lv ly=ar ma=ar mac=mk mah=mh mal=ml mao=mi mar=mr may=ms mc=fr md=ro
    me=sr mf=fr mkd=mk mlg=mg mlt=mt mm=my mol=ro mon=mn mq=fr mri=mi msa=ms mu=fr mv=dv mx=es
    mya=my mz=pt nau=na nav=nv nbl=nr nc=fr nde=nd ndo=ng nep=ne ni=es nld=nl nno=nn nob=nb
    nor=no np=ne npi=ne nya=ny oci=oc ojg=oj oji=oj ori=or orm=om ory=or oss=os pan=pa pbu=ps
    pe=es per=fa pes=fa pf=fr pk=ur pli=pi plt=mg pm=fr pol=pl por=pt pr=es prp=gu pus=ps
    py=gn qa=ar que=qu quz=qu re=fr roh=rm ron=ro rs=sr rum=ro run=rn rus=ru sag=sg san=sa
    scc=sr scr=hr sin=si sj=nb slk=sk slo=sk slv=sl sme=se smo=sm sna=sn snd=sd som=so sot=st
    sp=es spa=es sqi=sq src=sc srd=sc srp=sr ssw=ss sun=su swa=sw swe=sv swh=sw sy=ar tah=ty
    tam=ta tat=tt td=ar tel=te tf=fr tgk=tg tha=th tib=bo tir=ti tj=tg tm=tk ton=to tsn=tn
    tso=ts tuk=tk tur=tr twi=ak tz=sw ua=uk uig=ug ukr=uk urd=ur us=en uy=es uzb=uz uzn=uz
    va=it ven=ve vie=vi vn=vi vol=vo vu=bi wel=cy wf=fr wln=wa wol=wo ws=sm xho=xh xk=sq
    ydd=yi ye=ar yid=yi yor=yo yt=fr zha=za zho=zh zsm=ms zul=zu zw=sn zyb=za
    """

  /// The names of languages in English and in themselves, in lower case and with "_" for spaces.
  static let names = """
    abkhazian=ab acehnese=ace acoli=ach adangme=ada adyghe=ady afar=aa afrihili=afh
    afrikaans=af aghem=agq ainu=ain akan=ak akkadian=akk akoose=bss alabama=akz albanian=sq
    aleut=ale algerian_arabic=arq american_english=en-US american_sign_language=ase amharic=am
    anarâškielâ=smn ancient_egyptian=egy ancient_greek=grc angika=anp anii=blo anii_kagɩja=blo
    ao_naga=njo arabic=ar aragonese=an aragonés=an aramaic=arc araona=aro arapaho=arp
    arawak=arw armenian=hy aromanian=rup arpitan=frp assamese=as asturian=ast asturianu=ast
    asu=asa atikamekw=atj atsam=cch australian_english=en-AU austrian_german=de-AT avaric=av
    avañe'ẽ=gn avestan=ae awadhi=awa aymara=ay azerbaijani=az azərbaycan=az badaga=bfq
    bafia=ksf bafut=bfd bakhtiari=bqi balinese=ban baluchi=bal bamanakan=bm bambara=bm
    bamun=bax bangla=bn banjar=bjn basa_sunda=su basaa=bas bashkir=ba basque=eu batak_toba=bbc
    bavarian=bar beja=bej belarusian=be bemba=bem bena=bez betawi=bew bhojpuri=bho bikol=bik
    bini=bin bishnupriya=bpy bislama=bi blin=byn blissymbols=zbl bodo=brx bosanski=bs
    bosnian=bs brahui=brh braj=bra brazilian_portuguese=pt-BR breton=br brezhoneg=br
    british_english=en-GB buginese=bug bulgarian=bg bulu=bum buriat=bua burmese=my caddo=cad
    cajun_french=frc canadian_english=en-CA canadian_french=fr-CA cantonese=yue capiznon=cps
    carib=car carolina_algonquian=crr catalan=ca català=ca cayuga=cay cebuano=ceb
    central_atlas_tamazight=tzm central_dusun=dtp central_kurdish=ckb central_ojibwa=ojc
    central_yupik=esu chadian_arabic=shu chagatai=chg chahta=cho chakma=ccp chamorro=ch
    chechen=ce cherokee=chr cheyenne=chy chibcha=chb chickasaw=cic chiga=cgg
    chikashshanompaʼ=cic chilcotin=clc chimakonde=kde chimborazo_highland_quichua=qug
    chinese=zh chinook_jargon=chn chipewyan=chp chishona=sn choctaw=cho church_slavic=cu
    chuukese=chk chuvash=cv classical_newari=nwc classical_syriac=syc colognian=ksh
    comorian=swb congo_swahili=sw-CD coptic=cop cornish=kw corsican=co corsu=co cree=cr
    crimean_tatar=crh croatian=hr cymraeg=cy czech=cs dakota=dak danish=da dansk=da dargwa=dar
    dari=fa-AF davvisámegiella=se dazaga=dzg delaware=del deutsch=de dholuo=luo dinka=din
    diné_bizaad=nv divehi=dv dogri=doi dogrib=dgr dolnoserbšćina=dsb duala=dua dutch=nl
    duálá=dua dyula=dyu dzongkha=dz eastern_frisian=frs eesti=et efik=efi egyptian_arabic=arz
    ekajuk=eka ekegusii=guz elamite=elx emakhuwa=vmw embu=ebu emilian=egl english=en erzya=myv
    español=es español_de_españa=es-ES español_de_méxico=es-MX español_latinoamericano=es-419
    esperanto=eo estonian=et european_portuguese=pt-PT european_spanish=es-ES euskara=eu
    ewe=ee ewondo=ewo extremaduran=ext eʋegbe=ee fang=fan fanti=fat faroese=fo fiji_hindi=hif
    fijian=fj filipino=fil finnish=fi flemish=nl-BE fon=fon frafra=gur français=fr
    français_canadien=fr-CA français_suisse=fr-CH french=fr friulian=fur frysk=fy fula=ff
    furlan=fur føroyskt=fo ga=gaa gaeilge=ga gaelg=gv gagauz=gag galego=gl galician=gl
    gan_chinese=gan ganda=lg gayo=gay gbaya=gba geez=gez georgian=ka german=de
    gheg_albanian=aln ghomala=bbj gikuyu=ki gilaki=glk gilbertese=gil gondi=gon gorontalo=gor
    gothic=got grebo=grb greek=el guarani=gn gujarati=gu gusii=guz gwichʼin=gwi gàidhlig=gd
    gã=gaa haida=hai haitian_creole=ht hakka_chinese=hak halkomelem=hur haryanvi=bgc hausa=ha
    hawaiian=haw hebrew=he herero=hz hibena=bez hiligaynon=hil hindi=hi hindi_(latin)=hi-Latn
    hiri_motu=ho hittite=hit hmong=hmn hmong_njua=hnj hornjoserbšćina=hsb hrvatski=hr
    hungarian=hu hupa=hup iban=iba ibibio=ibb icelandic=is ichibemba=bem ido=io igbo=ig
    ikinyarwanda=rw ikirundi=rn iloko=ilo inari_sami=smn indonesia=id indonesian=id
    ingrian=izh ingush=inh innu-aimun=moe interlingua=ia interlingue=ie inuktitut=iu
    inupiaq=ik irish=ga ishisangu=sbp isindebele=nd isixhosa=xh isizulu=zu italian=it
    italiano=it jamaican_creole_english=jam japanese=ja javanese=jv jawa=jv jju=kaj
    jola-fonyi=dyo joola=dyo judeo-arabic=jrb judeo-persian=jpr julevsámegiella=smj jutish=jut
    kabardian=kbd kabuverdianu=kea kabyle=kab kachin=kac kaingang=kgp kaje=kaj kako=kkj
    kakɔ=kkj kalaallisut=kl kalenjin=kln kalmyk=xal kamba=kam kanembu=kbl kangri=xnr
    kanhgág=kgp kanienʼkéha=moh kannada=kn kanuri=kr kara-kalpak=kaa karachay-balkar=krc
    karelian=krl kashmiri=ks kashubian=csb katab=kcg kawi=kaw kazakh=kk kenyang=ken
    kernewek=kw khasi=kha khmer=km khoekhoegowab=naq khotanese=kho khowar=khw kihorombo=rof
    kikamba=kam kikuyu=ki kimachame=jmc kimbundu=kmb kinaray-a=krj kinyarwanda=rw kipare=asa
    kirmanjki=kiu kiruwa=rwk kisampur=saq kishambaa=ksb kiswahili=sw kitaita=dav kiteso=teo
    klingon=tlh kom=bkm komi=kv komi-permyak=koi kongo=kg konkani=kok korean=ko koro=kfo
    kosraean=kos kotava=avk koyra_chiini=khq koyra_ciini=khq koyraboro_senni=ses kpelle=kpe
    kpɛlɛɛ=kpe kreol_morisien=mfe kreyòl_ayisyen=ht krio=kri kuanyama=kj kumyk=kum kurdish=ku
    kurdî_(kurmancî)=ku kurukh=kru kutenai=kut kuvi=kxv kwakʼwala=kwk kwasio=nmg kyivunjo=vun
    kyrgyz=ky kölsch=ksh kĩembu=ebu kĩmĩrũ=mer kɛnyaŋ=ken kɨlaangi=lag kʼicheʼ=quc
    la_.lojban.=jbo ladino=lad lakota=lkt lakȟólʼiyapi=lkt lamba=lam langi=lag lao=lo
    latgalian=ltg latgalīšu=ltg latin=la latin_american_spanish=es-419 latina=la latvian=lv
    latviešu=lv laz=lzz lea_fakatonga=to lezghian=lez lietuvių=lt ligure=lij ligurian=lij
    lillooet=lil limburgish=li lingala=ln lingua_franca_nova=lfn lingála=ln
    literary_chinese=lzh lithuanian=lt livonian=liv lojban=jbo lombard=lmo
    louisiana_creole=lou low_german=nds low_saxon=nds-NL lower_silesian=sli lower_sorbian=dsb
    lozi=loz luba-katanga=lu luba-lulua=lua luganda=lg luiseno=lui lule_sami=smj luluhia=luy
    lunda=lun luo=luo luxembourgish=lb luyia=luy lëtzebuergesch=lb lʼnuiʼsuti=mic maa=mas
    maba=mde macedonian=mk machame=jmc madurese=mad mafa=maf magahi=mag magyar=hu
    main-franconian=vmf maithili=mai makasar=mak makhuwa=vmw makhuwa-meetto=mgh makonde=kde
    makua=mgh malagasy=mg malay=ms malayalam=ml maliseet-passamaquoddy=pqm maltese=mt malti=mt
    manchu=mnc mandar=mdr mandingo=man manipuri=mni manx=gv mapuche=arn mapudungun=arn
    marathi=mr mari=chm marshallese=mh marwari=mwr masai=mas mazanderani=mzn medumba=byv
    melayu=ms mende=men mentawai=mwv meru=mer metaʼ=mgo mexican_spanish=es-MX mi'kmaw=mic
    michif=crg middle_dutch=dum middle_english=enm middle_french=frm middle_high_german=gmh
    middle_irish=mga min_nan_chinese=nan minangkabau=min mingrelian=xmf mirandese=mwl mizo=lus
    modern_standard_arabic=ar-001 mohawk=moh moksha=mdf moldavian=ro-MD mongo=lol mongolian=mn
    montenegrin=sr-ME moose_cree=crm morisyen=mfe moroccan_arabic=ary mossi=mos mundang=mua
    mundaŋ=mua muscogee=mus muslim_tat=ttt mvskoke=mus myene=mye māori=mi n'ko=nqo
    naijíriá_píjin=pcm najdi_arabic=ars nama=naq nauru=na navajo=nv ndaꞌa=jgo ndonga=ng
    neapolitan=nap neddersass'sch=nds nederlands=nl nepali=ne newari=new ngambay=sba
    ngiemboon=nnh ngomba=jgo nheengatu=yrl nheẽgatu=yrl nias=nia nigerian_pidgin=pcm
    niuean=niu nogai=nog nordfriisk=frr norsk=no norsk_bokmål=nb norsk_nynorsk=nn
    north_ndebele=nd northern_east_cree=crl northern_frisian=frr northern_luri=lrc
    northern_sami=se northern_sotho=nso northern_tutchone=ttm northwestern_ojibwa=ojb
    norwegian=no norwegian_bokmål=nb norwegian_nynorsk=nn novial=nov nuasue=yav nuer=nus
    nyamwezi=nym nyanja=ny nyankole=nyn nyasa_tonga=tog nyoro=nyo nzima=nzi obolo=ann
    occitan=oc odia=or oji-cree=ojs ojibwa=oj okanagan=oka old_english=ang old_french=fro
    old_high_german=goh old_irish=sga old_norse=non old_persian=peo old_provençal=pro
    olusoga=xog oromo=om oromoo=om osage=osa ossetic=os ottoman_turkish=ota o‘zbek=uz
    pahlavi=pal palatine_german=pfl palauan=pau pali=pi pampanga=pam pangasinan=pag
    papiamento=pap papiamentu=pap pashto=ps patas_taroko=trv pennsylvania_german=pdc
    persian=fa phoenician=phn picard=pcd piedmontese=pms pijin=pis plains_cree=crk
    plautdietsch=pdt pohnpeian=pon polish=pl polski=pl pontic=pnt portuguese=pt português=pt
    português_europeu=pt-PT prussian=prg prūsiskan=prg pulaar=ff punjabi=pa qafar=aa
    quechua=qu rajasthani=raj rapanui=rap rarotongan=rar riffian=rif rikpa=ksf rohingya=rhg
    romagnol=rgn romanian=ro romansh=rm romany=rom rombo=rof română=ro rotuman=rtm roviana=rug
    rukiga=cgg rumantsch=rm runasimi=qu rundi=rn runyankore=nyn russian=ru rusyn=rue rwa=rwk
    saamia=lsm saho=ssy samaritan_aramaic=sam samburu=saq samoan=sm samogitian=sgs sandawe=sad
    sango=sg sangu=sbp sanskrit=sa santali=sat sardinian=sc sardu=sc sasak=sas
    sassarese_sardinian=sdc saterland_frisian=stq saurashtra=saz schweizer_hochdeutsch=de-CH
    schwiizertüütsch=gsw scots=sco scottish_gaelic=gd selayar=sly selkup=sel sena=seh
    seneca=see serbian=sr serbo-croatian=sh serer=srr seri=sei seselwa_creole_french=crs
    sesotho=st sesotho_sa_leboa=nso setswana=tn shambala=ksb shan=shn shona=sn shqip=sq
    shwóŋò_ngiembɔɔn=nnh sichuan_yi=ii sicilian=scn sicilianu=scn sidaamu_afo=sid sidamo=sid
    siksiká=bla silesian=szl simplified_chinese=zh-Hans sindhi=sd sinhala=si siswati=ss
    skolt_sami=sms slave=den slovak=sk slovenian=sl slovenčina=sk slovenščina=sl soga=xog
    sogdien=sog somali=so soninke=snk soomaali=so south_ndebele=nr southern_altai=alt
    southern_east_cree=crj southern_haida=hax southern_kurdish=sdh southern_lushootseed=slh
    southern_sami=sma southern_sotho=st southern_tutchone=tce spanish=es sranan_tongo=srn
    standard_moroccan_tamazight=zgh straits_salish=str sukuma=suk sumerian=sux sundanese=su
    suomi=fi susu=sus svenska=sv swahili=sw swampy_cree=csw swati=ss swedish=sv
    swiss_french=fr-CH swiss_german=gsw swiss_high_german=de-CH syriac=syr sängö=sg
    sääʹmǩiõll=sms tachelhit=shi tagalog=tl tagish=tgx tahitian=ty tahltan=tht tai_dam=blt
    taita=dav tajik=tg talysh=tly tamashek=tmh tamaziɣt_n_laṭlaṣ=tzm tamil=ta taqbaylit=kab
    tarifit=rif taroko=trv tasawaq=twq tasawaq_senni=twq tatar=tt telugu=te tereno=ter
    teso=teo tetum=tet thai=th thok_nath=nus tibetan=bo tigre=tig tigrinya=ti timne=tem
    tiv=tiv tiếng_việt=vi tlingit=tli tok_pisin=tpi tokelau=tkl toki_pona=tok tongan=to
    tornedalen_finnish=fit torwali=trw traditional_chinese=zh-Hant tsakhur=tkr tsakonian=tsd
    tshiluba=lu tshivenḓa=ve tsimshian=tsi tsonga=ts tswana=tn tulu=tcy tumbuka=tum
    tunisian_arabic=aeb turkish=tr turkmen=tk turoyo=tru tuvalu=tvl tuvinian=tyv twi=tw
    tyap=kcg türkmen_dili=tk türkçe=tr udmurt=udm ugaritic=uga ukrainian=uk umbundu=umb
    upper_sorbian=hsb urdu=ur uyghur=ug uzbek=uz vahcuengh=za vai=vai venda=ve venetian=vec
    veneto=vec veps=vep vietnamese=vi vlaams=nl-BE volapük=vo votic=vot vunjo=vun võro=vro
    walloon=wa walon=wa walser=wae waray=war warlpiri=wbp washo=was wayuu=guc welsh=cy
    west_flemish=vls western_balochi=bgn western_canadian_inuktitut=ikt western_frisian=fy
    western_mari=mrj western_ojibwa=ojw western_panjabi=lah wolaytta=wal wolof=wo
    wu_chinese=wuu xhosa=xh xiang_chinese=hsn xitsonga=ts yakut=sah yangben=yav yao=yao
    yapese=yap yemba=ybb yiddish=yi yoruba=yo zapotec=zap zarma=dje zarmaciine=dje zaza=zza
    zeelandic=zea zenaga=zen zhuang=za zoroastrian_dari=gbz zulu=zu zuni=zun
    åarjelsaemien_gïele=sma èdè_yorùbá=yo íslenska=is österreichisches_deutsch=de-AT
    čeština=cs ślōnski=szl ɓàsàa=bas ʻōlelo_hawaiʻi=haw ελληνικά=el аԥсшәа=ab башҡорт_теле=ba
    беларуская=be български=bg ирон=os кыргызча=ky македонски=mk мокшень_кяль=mdf монгол=mn
    нохчийн=ce русский=ru саха_тыла=sah српски=sr татар=tt тоҷикӣ=tg українська=uk
    церковнослове́нскїй=cu чӑваш=cv эрзянь_кель=myv қазақ_тілі=kk қарақалпақша=kaa հայերեն=hy
    ייִדיש=yi עברית=he ئۇيغۇرچە=ug اردو=ur العربية=ar العربية_الفصحى_الحديثة=ar-001
    بلوچی_(رخشانی)=bgn بلۆچی=bal توروالی=trw دری=fa-AF سنڌي=sd فارسی=fa لۊری_شومالی=lrc
    مازرونی=mzn پښتو=ps کوردی_خوارگ=sdh کوردیی_ناوەندی=ckb کٲشُر=ks ܣܘܪܝܝܐ=syr ދިވެހިބަސް=dv
    ߒߞߏ=nqo कांगड़ी=xnr कोंकणी=kok डोगरी=doi नेपाली=ne बर'=brx भोजपुरी=bho मराठी=mr मैथिली=mai
    राजस्थानी=raj संस्कृत_भाषा=sa हरियाणवी=bgc हिन्दी=hi অসমীয়া=as বাংলা=bn মৈতৈলোন্=mni
    ਪੰਜਾਬੀ=pa ગુજરાતી=gu ଓଡ଼ିଆ=or தமிழ்=ta తెలుగు=te ಕನ್ನಡ=kn മലയാളം=ml සිංහල=si ไทย=th ລາວ=lo
    བོད་སྐད་=bo རྫོང་ཁ=dz တႆး=shn မြန်မာ=my ქართული=ka ብሊን=byn ትግረ=tig ትግርኛ=ti አማርኛ=am
    ወላይታቱ=wal ግዕዝኛ=gez ᐃᓄᒃᑎᑐᑦ=iu ᓀᐦᐃᓇᐍᐏᐣ=csw ខ្មែរ=km ᱥᱟᱱᱛᱟᱲᱤ=sat ⵜⴰⵎⴰⵣⵉⵖⵜ=zgh ⵜⴰⵛⵍⵃⵉⵜ=shi
    中文=zh 日本語=ja 简体中文=zh-Hans 粵語=yue 繁體中文=zh-Hant ꆈꌠꉙ=ii ꕙꔤ=vai ꪼꪕꪒꪾ=blt ꮳꮃꭹ=chr 한국어=ko
    𐓷𐓘𐓻𐓘𐓻𐓟=osa 𐴌𐴗𐴥𐴝𐴙𐴚𐴒𐴙𐴝=rhg 𑄌𑄋𑄴𑄟𑄳𑄦=ccp 𞄀𞄄𞄰𞄩𞄍𞄜𞄰=hnj
    """
}
