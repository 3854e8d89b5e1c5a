// Writes Tests/MarkdownRenderingTests/Fixtures/cjk-emphasis.txt: texts with what markdown-it makes of them with
// the plugin markdown-it-cjk-friendly, as the oracle of emphasis beside Chinese, Japanese and Korean.
//
// Usage: NODE_PATH=FOLDER node Scripts/generate/cjk_emphasis_examples.js TESTCASES
//
// FOLDER has both packages; TESTCASES is the folder testcases of https://github.com/tats-u/markdown-cjk-friendly,
// whose texts of one line come first. The others are random, the same on each run. All characters that the plugin takes for
// punctuation have to be punctuation for GitHub Flavored Markdown as well, which knows no symbols among it: with
// markdown-it of version 14 and later leave out those that are.
const fs = require("fs");
const path = require("path");
const MarkdownIt = require("markdown-it");
const cjkFriendly = require("markdown-it-cjk-friendly");

const markdown = new MarkdownIt({ html: true }).use(cjkFriendly.default ?? cjkFriendly);

let state = 22n;
/** A number below a limit (SplitMix64). */
function random(limit) {
  const mask = (1n << 64n) - 1n;
  state = (state + 0x9e3779b97f4a7c15n) & mask;
  let word = state;
  word = ((word ^ (word >> 30n)) * 0xbf58476d1ce4e5b9n) & mask;
  word = ((word ^ (word >> 27n)) * 0x94d049bb133111ebn) & mask;
  return Number((word ^ (word >> 31n)) % BigInt(limit));
}

const neighbours = [
  "a", "é", "1", " ", " ", "\u3000", "(", ")", ".", "“", "”", "—", "\"", "\\*", "\\\\", "€", "&amp;",
  "字", "が", "ー", "한", "ᄏ", "ᅡ", "。", "、", "「", "」", "（", "）", "！", "｡", "｢", "ｱ", "ﾡ", "￥", "～", "〰", "㊗", "〽",
  "𠮟", "𪜈", "𛀀", "☕", "⌚", "🈂", "ㄅ", "〆",
  "葛\u{E0100}", "羽\uFE00", "。\uFE00", "“\uFE01", "’\uFE01", "“\uFE02", "(\uFE00", "㊗\uFE0F", "a\uFE00", "☕\uFE0E",
  "`c`", "`「`", "<br>", "[字](/u)", "[「](</u>)",
];

/** Some neighbours with runs of these delimiters between them. */
function text(delimiters) {
  let text = "";
  for (let count = 1 + random(4); count >= 0; count--) {
    for (let more = 1 + random(2); more > 0; more--) text += neighbours[random(neighbours.length)];
    if (count > 0) text += delimiters[random(delimiters.length)];
  }
  return text;
}

/** Whether tags of emphasis are nested, which old versions of markdown-it do not heed. */
function isNested(html) {
  const open = [];
  for (const [, slash, name] of html.matchAll(/<(\/?)(em|strong|s|a|code)\b/g)) {
    if (!slash) open.push(name);
    else if (open.pop() !== name) return false;
  }
  return true;
}

function line(text) {
  const html = markdown.render(text).trimEnd();
  if (!isNested(html)) return null;
  const paragraph = html.match(/^<p>(.*)<\/p>$/);
  if (!paragraph || /\\\n|\t/.test(text)) return null;
  return `${text}\t${paragraph[1].replaceAll("<s>", "<del>").replaceAll("</s>", "</del>")}\n`;
}

const lines = [];
for (const name of ["strong", "korean", "non-bmp", "pseudo-emoji", "underscore-cjk-punct", "gfm-strikethrough"]) {
  for (const text of fs.readFileSync(path.join(process.argv[2], name + ".md"), "utf8").split("\n")) {
    if (text) lines.push(line(text));
  }
}
const kinds = [["*"], ["**"], ["*", "**"], ["_", "__"], ["*", "**", "***", "_", "__"], ["~~"]];
while (lines.length < 3000) lines.push(line(text(kinds[lines.length % kinds.length]).trim()));
const target = path.join(__dirname, "../../Tests/MarkdownRenderingTests/Fixtures/cjk-emphasis.txt");
fs.writeFileSync(target, [...new Set(lines.filter(Boolean))].join(""));
