extension FormulaWords {
  static let byLanguage = [
    "de": german, "en": english, "fr": french, "es": spanish, "it": italian, "nl": dutch,
    "pl": polish, "pt": portuguese, "sv": swedish, "da": danish,
  ]

  private static let german = FormulaWords(
    increased: .init(" um ", " erhöht"), decreased: .init(" um ", " gesenkt"),
    rounded: [
      .halfUp: "gerundet auf",
      .halfEven: "gerundet (Hälften zur geraden Zahl) auf",
      .halfDown: "gerundet (Hälften zur Null hin) auf",
      .down: "abgerundet auf",
      .up: "aufgerundet auf",
      .floor: "nach unten gerundet auf",
      .ceiling: "nach oben gerundet auf",
    ],
    whole: "Ganze",
    smaller: "der kleinere Wert von", larger: "der größere Wert von",
    smallest: "der kleinste Wert von", largest: "der größte Wert von",
    gathered: [
      .median: "der Median von", .count: "die Anzahl der Werte",
      .first: "der erste Wert von", .last: "der letzte Wert von",
    ],
    and: "und", if: ", falls ", otherwise: ", sonst ", points: "PP")

  static let english = FormulaWords(
    increased: .init(" increased by "), decreased: .init(" decreased by "),
    rounded: [
      .halfUp: "rounded to",
      .halfEven: "rounded (halves to even) to",
      .halfDown: "rounded (halves towards zero) to",
      .down: "rounded down to",
      .up: "rounded up to",
      .floor: "rounded downwards to",
      .ceiling: "rounded upwards to",
    ],
    whole: "a whole number",
    smaller: "the smaller of", larger: "the larger of",
    smallest: "the smallest of", largest: "the largest of",
    gathered: [
      .median: "the median of", .count: "the number of the values",
      .first: "the first of", .last: "the last of",
    ],
    and: "and", if: " if ", otherwise: ", else ", points: "pp")

  private static let french = FormulaWords(
    increased: .init(", en hausse de "), decreased: .init(", en baisse de "),
    rounded: [
      .halfUp: "arrondi à",
      .halfEven: "arrondi (moitiés vers le nombre pair) à",
      .halfDown: "arrondi (moitiés vers zéro) à",
      .down: "arrondi par défaut à",
      .up: "arrondi par excès à",
      .floor: "arrondi vers le bas à",
      .ceiling: "arrondi vers le haut à",
    ],
    whole: "l’unité",
    smaller: "la plus petite valeur entre", larger: "la plus grande valeur entre",
    smallest: "la plus petite valeur parmi", largest: "la plus grande valeur parmi",
    gathered: [
      .median: "la médiane de", .count: "le nombre de valeurs parmi",
      .first: "la première valeur parmi", .last: "la dernière valeur parmi",
    ],
    and: "et", if: " si ", otherwise: ", sinon ", points: "pt")

  private static let spanish = FormulaWords(
    increased: .init(", con un aumento del "), decreased: .init(", con una reducción del "),
    rounded: [
      .halfUp: "redondeado a",
      .halfEven: "redondeado (mitades al número par) a",
      .halfDown: "redondeado (mitades hacia cero) a",
      .down: "redondeado por defecto a",
      .up: "redondeado por exceso a",
      .floor: "redondeado hacia abajo a",
      .ceiling: "redondeado hacia arriba a",
    ],
    whole: "un número entero",
    smaller: "el menor valor entre", larger: "el mayor valor entre",
    smallest: "el menor valor entre", largest: "el mayor valor entre",
    gathered: [
      .median: "la mediana de", .count: "el número de valores entre",
      .first: "el primer valor entre", .last: "el último valor entre",
    ],
    and: "y", if: " si ", otherwise: "; si no, ", points: "pp")

  private static let italian = FormulaWords(
    increased: .init(", variazione +"), decreased: .init(", variazione −"),
    rounded: [
      .halfUp: "arrotondato a",
      .halfEven: "arrotondato (metà al numero pari) a",
      .halfDown: "arrotondato (metà verso lo zero) a",
      .down: "arrotondato per difetto a",
      .up: "arrotondato per eccesso a",
      .floor: "arrotondato verso il basso a",
      .ceiling: "arrotondato verso l’alto a",
    ],
    whole: "un numero intero",
    smaller: "il valore minore tra", larger: "il valore maggiore tra",
    smallest: "il valore minore tra", largest: "il valore maggiore tra",
    gathered: [
      .median: "la mediana di", .count: "il numero di valori tra",
      .first: "il primo valore tra", .last: "l’ultimo valore tra",
    ],
    and: "e", if: " se ", otherwise: ", altrimenti ", points: "p.p.")

  private static let dutch = FormulaWords(
    increased: .init(" verhoogd met "), decreased: .init(" verlaagd met "),
    rounded: [
      .halfUp: "afgerond op",
      .halfEven: "afgerond (helften naar het even getal) op",
      .halfDown: "afgerond (helften naar nul) op",
      .down: "naar beneden afgerond op",
      .up: "naar boven afgerond op",
      .floor: "afgerond (naar min oneindig) op",
      .ceiling: "afgerond (naar plus oneindig) op",
    ],
    whole: "een geheel getal",
    smaller: "de kleinste waarde van", larger: "de grootste waarde van",
    smallest: "de kleinste waarde van", largest: "de grootste waarde van",
    gathered: [
      .median: "de mediaan van", .count: "het aantal waarden van",
      .first: "de eerste waarde van", .last: "de laatste waarde van",
    ],
    and: "en", if: " als ", otherwise: ", anders ", points: "pp")

  private static let polish = FormulaWords(
    increased: .init(", wzrost o "), decreased: .init(", spadek o "),
    rounded: [
      .halfUp: "w zaokrągleniu do",
      .halfEven: "w zaokrągleniu (połówki do liczby parzystej) do",
      .halfDown: "w zaokrągleniu (połówki w stronę zera) do",
      .down: "w zaokrągleniu w dół do",
      .up: "w zaokrągleniu w górę do",
      .floor: "w zaokrągleniu (ku minus nieskończoności) do",
      .ceiling: "w zaokrągleniu (ku plus nieskończoności) do",
    ],
    whole: "liczby całkowitej",
    smaller: "mniejsza z wartości", larger: "większa z wartości",
    smallest: "najmniejsza z wartości", largest: "największa z wartości",
    gathered: [
      .median: "mediana z", .count: "liczba wartości spośród",
      .first: "pierwsza wartość spośród", .last: "ostatnia wartość spośród",
    ],
    and: "i", if: ", jeśli ", otherwise: ", w przeciwnym razie ", points: "p.p.")

  private static let portuguese = FormulaWords(
    increased: .init(", com aumento de "), decreased: .init(", com redução de "),
    rounded: [
      .halfUp: "arredondado para",
      .halfEven: "arredondado (metades para o número par) para",
      .halfDown: "arredondado (metades em direção a zero) para",
      .down: "arredondado por falta para",
      .up: "arredondado por excesso para",
      .floor: "arredondado (em direção a menos infinito) para",
      .ceiling: "arredondado (em direção a mais infinito) para",
    ],
    whole: "um número inteiro",
    smaller: "o menor valor entre", larger: "o maior valor entre",
    smallest: "o menor valor entre", largest: "o maior valor entre",
    gathered: [
      .median: "a mediana de", .count: "o número de valores entre",
      .first: "o primeiro valor entre", .last: "o último valor entre",
    ],
    and: "e", if: " se ", otherwise: ", senão ", points: "p.p.")

  private static let swedish = FormulaWords(
    increased: .init(", ökning med "), decreased: .init(", minskning med "),
    rounded: [
      .halfUp: "avrundat till",
      .halfEven: "avrundat (halvor till jämnt tal) till",
      .halfDown: "avrundat (halvor mot noll) till",
      .down: "avrundat nedåt till",
      .up: "avrundat uppåt till",
      .floor: "avrundat (mot minus oändligheten) till",
      .ceiling: "avrundat (mot plus oändligheten) till",
    ],
    whole: "heltal",
    smaller: "det mindre av", larger: "det större av",
    smallest: "det minsta av", largest: "det största av",
    gathered: [
      .median: "medianen av", .count: "antalet värden av",
      .first: "det första värdet av", .last: "det sista värdet av",
    ],
    and: "och", if: " om ", otherwise: ", annars ", points: "procentenheter")

  private static let danish = FormulaWords(
    increased: .init(" forhøjet med "), decreased: .init(" nedsat med "),
    rounded: [
      .halfUp: "afrundet til",
      .halfEven: "afrundet (halve til lige tal) til",
      .halfDown: "afrundet (halve mod nul) til",
      .down: "rundet ned til",
      .up: "rundet op til",
      .floor: "afrundet (mod minus uendelig) til",
      .ceiling: "afrundet (mod plus uendelig) til",
    ],
    whole: "et helt tal",
    smaller: "den mindste værdi af", larger: "den største værdi af",
    smallest: "den mindste værdi af", largest: "den største værdi af",
    gathered: [
      .median: "medianen af", .count: "antallet af værdier blandt",
      .first: "den første værdi af", .last: "den sidste værdi af",
    ],
    and: "og", if: " hvis ", otherwise: ", ellers ", points: "procentpoint")
}
