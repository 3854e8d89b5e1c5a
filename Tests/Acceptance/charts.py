#!/usr/bin/env python3
"""Looks at charts of all kinds in Chromium: no words over one another, lengths that are true, colours that are seen.

Usage: charts.py SITEGEN [SHEET.png]

A site with each kind of chart and each extreme (zero, negative, one value, forty, ten series, long German labels, gaps) is
shown 320, 720 and 1,200 pixels wide, with text at 100 and at 200 per cent, in light and dark. Asked of each:

- No box of a text touches another one of its chart, nor goes beyond the page's edge.
- The length of each bar is that of its figure beside the longest one, within a pixel.
- Shapes have 3:1 against their ground, texts 4.5:1.
- Nothing is asked of another host, no script runs, and no element has a style of its own.
- The chart has a description with all its figures, or the first, last, lowest and highest of many.

With SHEET a picture of all charts is written. Needs Debian's chromium and chromium-driver, and selenium from PyPI; where one is
missing nothing is checked, and a line says what.
"""
import importlib.util
import io
import itertools
import shutil
import sys
import tempfile
from pathlib import Path

from axe import browser, build, serve

WIDTHS = [320, 720, 1200]
MODEL = """
zähler Kunde|Kunden
eingabe Chancen = 900
eingabe Quote = 33 %
Umsatz "Umsatz im Jahr" = Chancen * Quote * 4.000 €
MehrMenge "mehr Abschlüsse" = Umsatz * 10 %
Rabatte "Rabatte für neue Kundengruppen" = 52.000 €
Ergebnis = Umsatz + MehrMenge - Rabatte
Besucher = 10.000
Anfragen = 400
Gelegenheiten = 75
Verträge "Abgeschlossene Wartungsverträge" = 25
Null = 0 €
Verlust "Verlust aus dem Januargeschäft" = 0 € - 12.345,67 €
Lang "Donaudampfschifffahrtsgesellschaftskapitänspatente und was sonst noch dazugehört" = 123.456.789.012,34 €
szenario standard "Standard"
szenario plus10 "+10 %"
  Quote = Quote um +10 %
liste Kanal = Suche "Suchmaschine", Messe, Mail "Mailing an Bestandskunden", Empfehlung
  eingabe Kosten, Neue, Alte
  - Suche = 4.000 €; 30; 12
  - Messe = 12.500 €; 12; -20
  - Mail = 800 €; 44; 7
  - Empfehlung = 0 €; 9; –
  Saldo = 2.500 € - Kosten
reihe Monat = Jan 2026 bis Dez 2026
  Bestand "Kunden" = vorher(Bestand; 500) * 1,04 + 12
  Bestand[Jan 2026] = 500
  Ziel "Ziel des Vertriebs im Inland" = 980
  Lücke = vorher(Bestand; –; 3)
  Hoch = Bestand * 12.345,67 €
reihe Tag = 1 bis 40
  K1 = vorher(K1; 100) * 0,95 + 3
  K1[1] = 100
""" + "".join(f"  K{n} = K1 * {n}\n" for n in range(2, 11))
CHARTS = [
    "balken Umsatz für standard, plus10", "balken Null", "balken Verlust für standard",
    "balken Lang für standard", "balken Kosten je Kanal nach Kosten absteigend, gesamt",
    "balken Saldo je Kanal", "balken Neue, Alte je Kanal", "gestapelte balken Neue, Alte je Kanal",
    "balken K1 je Tag", "balken Umsatz, MehrMenge, Rabatte", "säulen Kosten je Kanal",
    "säulen Umsatz für standard, plus10", "säulen Neue, Alte je Kanal", "säulen gestapelt Neue, Alte je Kanal",
    "säulen Bestand je Monat", "säulen Hoch je Monat", "säulen gestapelt K1, K2, K3 je Tag", "säulen Verlust",
    "säulen Umsatz für Quote von 10 % bis 30 % Schritt 10 %", "linie Bestand je Monat",
    "linie Bestand, Ziel, Lücke je Monat", "linie K1, K2, K3, K4, K5, K6, K7, K8, K9, K10 je Tag",
    "linie Hoch je Monat", "linie Null für standard", "linie Lücke je Monat",
    "wasserfall Umsatz, MehrMenge, Rabatte, Ergebnis", "wasserfall Neue je Kanal, gesamt",
    "trichter Besucher, Anfragen, Gelegenheiten, Verträge", "tornado Umsatz um 10 %", "tornado Ergebnis um 25 %",
]

LOOK = """
const found = [], pixel = 1;
const light = color => {
  const canvas = document.createElement('canvas'); canvas.width = canvas.height = 1;
  const pen = canvas.getContext('2d', {willReadFrequently: true}); pen.fillStyle = color; pen.fillRect(0, 0, 1, 1);
  const [r, g, b] = [...pen.getImageData(0, 0, 1, 1).data].map(v => (v /= 255) <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
  return .2126 * r + .7152 * g + .0722 * b;
};
const contrast = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + .05) / (y + .05); };
const ground = getComputedStyle(document.body).backgroundColor;
for (const [number, chart] of [...document.querySelectorAll('.kpi-chart')].entries()) {
  const drawing = chart.querySelector('[role=img]');
  if (!drawing || !drawing.getAttribute('aria-label')) { found.push(`${number}: no description`); continue; }
  const texts = [], walker = document.createTreeWalker(chart, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, parent = node.parentElement;
    if (!node.data.trim() || parent.closest('.kpi-data') || !parent.checkVisibility()) continue;
    const range = document.createRange(); range.selectNodeContents(node);
    const style = getComputedStyle(parent);
    if (contrast(style.color, ground) < 4.5) found.push(`${number}: ${node.data.trim()} is too pale`);
    for (const box of range.getClientRects()) if (box.width > 0) texts.push([node.data.trim(), box]);
  }
  for (const [index, [text, box]] of texts.entries()) {
    if (box.left < -pixel || box.right > innerWidth + pixel) found.push(`${number}: ${text} leaves the page`);
    for (const [other, place] of texts.slice(index + 1)) {
      const wide = Math.min(box.right, place.right) - Math.max(box.left, place.left);
      // Lines of one text have boxes that are higher than their letters.
      const high = Math.min(box.bottom, place.bottom) - Math.max(box.top, place.top) - .3 * Math.min(box.height, place.height);
      if (wide > pixel && high > pixel && text !== other) found.push(`${number}: ${text} and ${other} lie over one another`);
    }
  }
  for (const shape of drawing.querySelectorAll('rect, path[class^=s]')) {
    const style = getComputedStyle(shape), color = shape.tagName === 'rect' ? style.fill : style.stroke;
    if (contrast(color, ground) < 3) found.push(`${number}: a shape is too pale (${color})`);
  }
  if (drawing.querySelector('[style]')) found.push(`${number}: an element has a style of its own`);
}
if (document.querySelector('script:not([type="application/ld+json"])')) found.push('a script');
if (document.documentElement.scrollWidth > innerWidth) found.push(`the page is ${document.documentElement.scrollWidth} wide`);
return found;
"""

LENGTHS = """
return [...document.querySelectorAll('.kpi-rows.bars:not(.grouped)')].flatMap((drawing, number) => {
  const bars = [...drawing.querySelectorAll('p')].map(row => [row.querySelectorAll('rect'), row.querySelectorAll('data')])
    .filter(([shapes, figures]) => shapes.length < 2 && figures.length === 1)
    .map(([shapes, figures]) => [shapes.length ? shapes[0].getBoundingClientRect().width : 0, Math.abs(eval(figures[0].value))]);
  const longest = Math.max(...bars.map(bar => bar[0])), most = Math.max(...bars.map(bar => bar[1]));
  return bars.filter(([width, value]) => most > 0 && Math.abs(width - longest * value / most) > 1)
    .map(([width, value]) => `bars ${number}: ${width} for ${value} of ${longest} for ${most}`);
});
"""


def write_site(folder: Path):
    """A site with one page of all charts."""
    (folder / "content").mkdir(parents=True)
    (folder / "site.yaml").write_text("title: Charts\nbase_url: https://example.org/zahlen/\nlanguage: de\n")
    lines = [f'diagramm D{n} "{n}. Eine Überschrift" = {chart}' for n, chart in enumerate(CHARTS)]
    page = "# Diagramme\n\nText.\n\n```kpi" + MODEL + "\n".join(lines) + "\n```\n"
    (folder / "content/2026-01-01-charts.md").write_text(page)


def main(program: str, sheet: str | None) -> int:
    lacking = [name for name in ("chromium", "chromedriver") if shutil.which(name) is None]
    lacking += [name for name in ("selenium",) if importlib.util.find_spec(name) is None]
    if lacking:
        print(f"charts: skipped, since {', '.join(lacking)} cannot be found")
        return 0
    problems, pictures, looks = [], [], 0
    with tempfile.TemporaryDirectory() as name:
        folder, output = Path(name) / "site", Path(name) / "output"
        write_site(folder)
        build(str(Path(program).resolve()), folder, output)
        server = serve(output, "/zahlen/")
        driver = browser()
        try:
            for scheme, width, scale in itertools.product(("light", "dark"), WIDTHS, (100, 200)):
                driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {
                    "features": [{"name": "prefers-color-scheme", "value": scheme}]})
                driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
                    "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False})
                driver.get(f"http://127.0.0.1:{server.server_port}/zahlen/charts/")
                driver.execute_script(f"document.documentElement.style.fontSize = '{scale * 1.0625}%'")
                driver.execute_async_script("document.fonts.ready.then(arguments[0])")
                found = driver.execute_script(LOOK) + driver.execute_script(LENGTHS)
                problems += [f"{width} px, {scale} %, {scheme}: {problem}" for problem in found]
                looks += len(CHARTS)
                if sheet and scale == 100:
                    charts = driver.find_elements("css selector", ".kpi-chart")
                    pictures.append([chart.screenshot_as_png for chart in charts])
        finally:
            driver.quit()
            server.shutdown()
    if sheet:
        write_sheet(pictures, sheet)
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"{len(CHARTS)} charts, looked at {looks} times: {len(problems)} problems")
    return 1 if problems else 0


def write_sheet(pictures, path):
    """All charts side by side, at half their size."""
    from PIL import Image
    rows = []
    for charts in zip(*pictures):
        images = [Image.open(io.BytesIO(png)) for png in charts]
        rows.append([image.resize((image.width // 2, image.height // 2)) for image in images])
    width = max(sum(image.width + 8 for image in row) for row in rows)
    sheet = Image.new("RGB", (width, sum(max(image.height for image in row) + 8 for row in rows)), "white")
    top = 0
    for row in rows:
        left = 0
        for image in row:
            sheet.paste(image, (left, top))
            left += image.width + 8
        top += max(image.height for image in row) + 8
    sheet.save(path)


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], sys.argv[2] if len(sys.argv) == 3 else None))
