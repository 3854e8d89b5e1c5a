// What the development server shows in a page: errors, warnings, badges, and how the build stands.
//
// Safe under a strict policy of the page: markup is made by DOM calls alone (Trusted Types), there are no style attributes,
// and styles come by a constructable sheet. All is in a shadow tree, which the page's styles do not reach.

const css = `
:host { all: initial !important; direction: ltr !important; position: fixed !important; inset: 0 auto auto 0 !important; color-scheme: light dark !important;
--bg: light-dark(#fff, #16191d); --in: light-dark(#f3f4f6, #22272e); --ink: light-dark(#1c2127, #e6e9ed); --dim: light-dark(#535b65, #a5afba); --line: light-dark(#c9ced6, #434b55);
--link: light-dark(#0b57d0, #8ab8ff); --bad: light-dark(#a3200f, #ff9d8a); --warn: light-dark(#7a4d00, #f0bb57); --ok: light-dark(#00606b, #6fd0d8) }
* { box-sizing: border-box }
h2, h3, p, ol, ul, pre, kbd { margin: 0; padding: 0; font: inherit }
.box { font: 1em/1.5 system-ui, sans-serif; color: var(--ink); background: var(--bg); border: 1px solid var(--line); margin: 0; padding: 0; overflow-wrap: anywhere }
code, pre, .place { font: .875em/1.6 ui-monospace, Menlo, Consolas, monospace }
a, .place { color: var(--link) }
button, summary { font: inherit; color: inherit }
button { min-block-size: 1.9em; padding: .1em .7em; background: var(--in); border: 1px solid var(--line); border-radius: .4em }
button.place { min-block-size: 0; padding: 0; border: 0; background: none; text-decoration: underline; text-align: start }
:focus-visible { outline: 3px solid var(--link) }
.row { display: flex; flex-wrap: wrap; gap: .35em .7em; align-items: center }
.push { margin-inline-start: auto }
.dim { color: var(--dim) }

dialog.box { width: min(54em, 100% - 2em); margin: auto; scroll-padding-block-start: 7em; border-radius: .7em; border-block-start: .35em solid var(--bad) }
dialog::backdrop { background: #0009 }
.head { position: sticky; inset-block-start: 0; background: var(--bg); padding: 1em 1.25em; border-block-end: 1px solid var(--line) }
h2 { font-size: 1.25em; font-weight: 650 }
h3 { font-weight: 600 }
article, details ol { display: grid; grid-template-columns: minmax(0, 1fr); gap: .5em }
article { padding: .9em 1.25em; border-block-end: 1px solid var(--line) }
.sev { color: var(--bad); font-weight: 700 }
.warning .sev { color: var(--warn) }
pre { background: var(--in); border-radius: .4em; padding: .5em .8em; white-space: pre-wrap }
mark { background: none; color: inherit; font-weight: 700; text-decoration: wavy underline var(--bad) }
.warning mark { text-decoration-color: var(--warn) }
.help { border-inline-start: 3px solid var(--ok); padding-inline-start: .7em }
.help b { color: var(--ok) }
details ol { list-style: none; padding: .6em 0 0 .2em }

.bar { position: fixed; inset: auto auto max(.75em, env(safe-area-inset-bottom)) .75em; max-width: calc(100% - 1.5em); max-height: 70%; border-radius: .7em; padding: .3em .5em; font-size: .9375em; overflow: auto; box-shadow: 0 2px 12px #0003 }
.bar summary { padding: .15em .5em; font-weight: 600 }
.bar > .row { align-items: start }
.bar > .row > * { max-width: 46em }
.bar .text { padding: .35em .5em }
.live { position: fixed; clip-path: inset(50%) }
.spin { display: inline-block; width: .8em; height: .8em; border: .15em solid var(--line); border-top-color: var(--link); border-radius: 50%; animation: spin 1s linear infinite }
@keyframes spin { to { rotate: 1turn } }
@media (prefers-reduced-motion: reduce) { .spin { animation: none } }
@media (pointer: coarse) { kbd { display: none } }
@media (max-width: 30em) { dialog.box { width: 100%; max-width: 100%; margin: auto 0 0 } }`

let state, address, page, store
const host = document.createElement('sitegen-dev')
const root = host.attachShadow({ mode: 'open' })

function addStyles(text) {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(text)
  root.adoptedStyleSheets.push(sheet)
}

// An element with attributes, or handlers where a name begins with “on”; children may be lists, and those that are nothing
// are left out.
function el(name, attributes, ...children) {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes || {})) {
    if (key.startsWith('on')) element[key] = value
    else if (value != null && value !== false) element.setAttribute(key, value)
  }
  element.append(...children.flat(9).filter(child => child != null && child !== false))
  return element
}
const count = (n, word) => `${n} ${word}${n == 1 ? '' : 's'}`

// MARK: Places in sources

// Columns count characters from the start of the line, of which `cut` come before the text.
const split = ({ text, column, length = 1, cut = 0 }) => {
  const characters = [...text]
  const start = column - 1 - cut
  const end = start + Math.max(1, length)
  return [characters.slice(0, start), characters.slice(start, end), characters.slice(end)].map(c => c.join(''))
}

// A link to the editor, or a button that makes the server start it. Editors count columns in UTF-16.
function place(p, label) {
  const name = label || (p.line ? `${p.file}:${p.line}:${p.column}` : p.file)
  const column = p.text ? split(p)[0].length + (p.cut || 0) + 1 : p.column || 1
  const text = name.split(/(?<=\/)/).flatMap(part => [part, el('wbr')])
  const line = p.line || 1
  if (state.editor?.link) {
    const file = p.file.split('/').map(encodeURIComponent).join('/')
    const href = state.editor.link.replace(/{(file|line|column)}/g, (_, name) => ({ file, line, column })[name])
    return el('a', { class: 'place', href }, text)
  }
  const open = async ({ target }) => {
    const answer = await fetch(address('open'), {
      method: 'POST', headers: { 'x-sitegen': state.token }, body: JSON.stringify({ file: p.file, line, column })
    })
    if (!answer.ok) target.after(' ', await answer.text())
  }
  return el('button', { class: 'place', onclick: open }, text)
}

// The line of a place with the part that is meant.
function source(p) {
  if (!p?.text) return
  const [before, marked, after] = split(p)
  return el('pre', 0, el('code', 0, before.trimStart().replace(/ {3,}/g, '  '), el('mark', 0, marked || ' '), after))
}

// MARK: Messages

// As on the terminal.
function plainText(d) {
  const line = (p, text) => (p?.line ? `${p.file}:${p.line}:${p.column}: ` : '') + text
    + (p?.text ? `\n  ${p.text}\n  ${' '.repeat(p.column - 1 - (p.cut || 0))}^${'~'.repeat(Math.max(0, p.length - 1))}` : '')
  return [line(d.place, `${d.severity}: ${d.message}`), ...d.notes.map(n => line(n.place, `${n.kind}: ${n.message}`))].join('\n')
}

function copyButton(text) {
  const button = el('button', {
    async onclick() {
      try {
        await navigator.clipboard.writeText(text)
        button.textContent = 'Copied'
      } catch {
        // Not a secure context: the text is there to be selected.
        button.replaceWith(el('pre', 0, text))
      }
    }
  }, 'Copy')
  return button
}

function message(d) {
  const way = d.notes.filter(n => n.place)
  const title = d.id.startsWith('template.') ? 'How it got here' : 'Also here'
  return el('article', { class: d.severity },
    el('h3', 0, el('span', { class: 'sev' }, d.severity == 'error' ? '✕ error ' : '! warning '), d.message),
    el('p', { class: 'row' }, d.place && place(d.place), d.here && el('span', { class: 'dim' }, 'used by this page'),
      el('span', { class: 'push' }, copyButton(plainText(d)))),
    source(d.place),
    d.notes.filter(n => !n.place).map(n => n.kind == 'help'
      ? el('p', { class: 'help' }, el('b', 0, 'help '), n.message) : el('p', { class: 'dim' }, n.message)),
    way.length > 0 && el('details', { open: way.length < 5 ? '' : null }, el('summary', 0, `${title} (${way.length})`),
      el('ol', 0, way.map(n => el('li', 0, n.message, ' ', place(n.place), source(n.place))))))
}

// MARK: The overlay: one dialog while the site has errors

const dialog = el('dialog', { class: 'box', role: 'alertdialog', 'aria-labelledby': 't', 'aria-describedby': 'd' })
const errors = () => state.diagnostics.filter(d => d.severity == 'error')

// Hiding counts for this tab, until the errors are others.
const signature = () => errors().map(d => d.message + d.place?.file).join()
const hide = () => { store('hidden', signature()); draw() }
dialog.oncancel = event => { event.preventDefault(); hide() }

let shownErrors
function drawErrors(list) {
  const key = JSON.stringify([list, state.more, state.good])
  const files = new Set(list.map(d => d.place?.file)).size
  if (key != shownErrors) dialog.replaceChildren(
    el('div', { class: 'head' },
      el('div', { class: 'row' },
        el('h2', { id: 't', tabindex: -1, autofocus: '' }, count(list.length, 'error'), files > 1 && ` in ${files} files`, ': this could not be built'),
        el('button', { class: 'push', onclick: hide }, 'Hide', el('kbd', 0, ' (Esc)'))),
      el('p', { id: 'd', class: 'dim' }, state.good ? `The last good version, build ${state.good}, stays visible behind this. ` : 'There is no good version yet. ',
        'Put it right and save: this goes away by itself.')),
    ...list.map(message), state.more ? el('article', 0, `and ${count(state.more, 'more message')} on the terminal`) : '')
  shownErrors = key
  if (!dialog.open) dialog.showModal()
}

// MARK: The strip: one line for all else, nothing where there is nothing to say

const bar = el('section', { class: 'box bar', 'aria-label': 'sitegen', popover: 'manual' })
const live = el('p', { role: 'status', class: 'live' })

const time = badge => new Date(badge.at).toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: badge.zone })
const badges = {
  draft: () => ['✎ Draft', 'Lists here show it; “sitegen build” leaves it out. To publish it, take this line out:'],
  scheduled: b => ['◷ Scheduled', `Lists here show it. The first build after ${time(b)} (${b.zone}) publishes it. The date stands here:`],
  expired: b => ['⊘ Expired', `It ended on ${time(b)} (${b.zone}): it is at this address here, in no list, and in no build.`]
}
function badge(b) {
  const [name, text] = badges[b.kind](b)
  return el('details', 0, el('summary', 0, name, b.at && ` · ${time(b)}`), el('div', { class: 'text' },
    el('p', 0, text), b.place && el('p', 0, place(b.place)),
    b.links?.length > 0 && el('p', 0, count(b.links.length, 'link'), ' to it would stop a build:'), b.links?.map(link => el('p', 0, place(link)))))
}

// How the build and the page stand, in one sentence; empty where all is well.
function sentence(seconds, isHidden) {
  const { phase, page, good, fixed, done, total } = state
  if (phase == 'offline') return '✕ The server is not running. Start “sitegen serve”: this page connects by itself.'
  if (seconds) return `Building for ${seconds} s${total ? `, ${done} of ${total} files` : ''}. ${good ? `You see build ${good}.` : ''}`
  if (page.is == 'gone') return `✕ This page was taken away${page.was ? ` with ${page.was}` : ''}. You see its last version.`
  if (page.is == 'moved') return '→ This page moved. You see its last version. '
  if (isHidden) return `✕ ${count(errors().length, 'error')}. ${good ? `You see build ${good}.` : ''}`
  return fixed ? `✓ Fixed in build ${fixed}.` : ''
}

let shownStrip, said, tick
function drawStrip(isHidden) {
  const { phase, page } = state
  const seconds = phase == 'building' ? Math.floor((Date.now() - state.since) / 1e3) || 0 : 0
  const text = sentence(seconds, isHidden)
  const warnings = state.diagnostics.filter(d => d.severity == 'warning')
  const parts = [
    text && el('span', { class: 'text row' }, seconds > 0 && el('span', { class: 'spin' }), text,
      !seconds && page.is == 'moved' && el('a', { href: page.to }, page.to),
      isHidden && el('button', { onclick() { store('hidden', '-'); draw() } }, 'Show')),
    page.badge && badge(page.badge),
    warnings.length > 0 && el('details', 0, el('summary', 0, '! ', count(warnings.length, 'warning')), warnings.map(message))
  ].filter(Boolean)
  if (parts.length || matchMedia('(pointer: coarse)').matches) parts.push(el('button', { onclick: inspect, 'aria-keyshortcuts': 'F2' }, 'Inspect', el('kbd', 0, ' (F2)')))
  const key = parts.map(part => part.textContent).join()
  if (key != shownStrip) {
    const open = [...bar.querySelectorAll('details')].map(d => d.open)
    bar.replaceChildren(el('div', { class: 'row' }, parts))
    bar.querySelectorAll('details').forEach((d, i) => d.open = open[i])
  }
  shownStrip = key
  bar.togglePopover(parts.length > 0)
  clearTimeout(tick)
  if (phase == 'building') tick = setTimeout(draw, 500)
  // A long build is said once, not each second.
  if (text != said && !(seconds > 1 && said?.startsWith('Building'))) live.textContent = said = text
}

export function draw() {
  const list = errors().sort((a, b) => !!b.here - !!a.here)
  const isHidden = list.length > 0 && store('hidden') == signature()
  if (list.length && !isHidden) drawErrors(list)
  else if (dialog.open) dialog.close()
  drawStrip(isHidden)
  inspector?.update(state)
}

let inspector
export async function inspect() {
  if (dialog.open) return
  inspector ??= (await import(address('inspector.js'))).default({
    root, el, addStyles, place, count, store,
    get: query => fetch(address(`inspect?path=${encodeURIComponent(page)}${query || ''}`)).then(response => response.json())
  })
  inspector.toggle(state)
}

export default client => {
  ({ state, address, page, store } = client)
  addStyles(css)
  root.append(dialog, bar, live)
  // A page within a page listens and loads, and shows nothing.
  if (self == top) document.documentElement.append(host)
  return { draw, inspect }
}
