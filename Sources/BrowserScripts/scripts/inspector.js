// The inspector of a page: where it comes from, what it depends on, all values that its template sees, its figures, and
// the last build. Loaded when it is first opened. It is not modal: the page stays usable beside it.

const css = `
.ins { position: fixed; inset: 0 0 0 auto; inline-size: min(31em, 100%); block-size: 100%; border-width: 0 0 0 1px; box-shadow: -2px 0 14px #0003; overflow: hidden }
.ins:popover-open { display: grid; grid-template-rows: auto auto 1fr }
.ins > header { padding: .6em .9em; gap: .4em }
.ins h2 { font-size: 1.05em; font-weight: 650 }
.ins h3 { margin: 1.1em 0 .35em }
.ins h3:first-child { margin-block-start: 0 }
[role=tablist] { display: flex; flex-wrap: wrap; gap: 0 .1em; padding-inline: .5em; border-block-end: 1px solid var(--line) }
[role=tab] { background: none; border: 0; border-radius: 0; padding: .3em .6em; border-block-end: .2em solid transparent }
[role=tab][aria-selected=true] { border-color: var(--link); font-weight: 650 }
[role=tabpanel] { overflow: auto; padding: .9em; overscroll-behavior: contain }
dl { display: grid; grid-template-columns: minmax(6em, auto) 1fr; gap: .25em .9em; margin: 0 }
dt { color: var(--dim) }
dd { margin: 0; min-inline-size: 0 }
.chip { display: inline-block; border: 1px solid var(--line); border-radius: 1em; padding: 0 .55em; font-size: .85em; white-space: nowrap }
.key { font-weight: 650 }
.say { background: var(--in); border-inline-start: 3px solid var(--link); padding: .5em .8em; margin-block-end: 1em }
.ins ul, .ins ol { list-style: none }
.ins ul ul, .nest ol { padding-inline-start: 1.1em; border-inline-start: 1px solid var(--line) }
.nest li, details > ul > li { padding-block: .2em }
details + details { margin-block-start: .4em }
summary { font-weight: 650 }
.ins li li { padding-inline-start: .2em }
.find { gap: .4em .8em; margin-block-end: .7em }
input[type=search] { font: inherit; color: inherit; background: var(--in); border: 1px solid var(--dim); border-radius: .4em; padding: .25em .6em; flex: 1 1 11em; min-inline-size: 0 }
[role=treeitem] { cursor: default; border-radius: .3em }
[role=treeitem] > .line { display: block; padding: .1em .3em }
[role=treeitem]:focus-visible { outline: 0 }
[role=treeitem]:focus-visible > .line { outline: 3px solid var(--link); outline-offset: -1px; border-radius: .3em }
.twist { display: inline-block; inline-size: 1.1em; color: var(--dim) }
.str { color: var(--ok) }
.num { color: var(--link) }
.wide { overflow: auto }
table { border-collapse: collapse; inline-size: 100%; font-variant-numeric: tabular-nums }
th, td { text-align: end; padding: .35em .4em; vertical-align: top; white-space: nowrap; border-block-end: 1px solid var(--line); font-weight: 400 }
th:first-child, td.l, .steps td { white-space: normal }
th:first-child, td.l { text-align: start; padding-inline-start: 0 }
th:first-child, thead td:first-child { min-inline-size: 7em; hyphens: auto; position: sticky; inset-inline-start: 0; background: var(--bg); overflow-wrap: break-word }
thead th { font-weight: 650; white-space: normal; vertical-align: bottom; overflow-wrap: break-word }
td small, th small { display: block; color: var(--dim); font-size: .82em }
td.diff b { border-block-end: .15em solid var(--link) }
tr.steps td { text-align: start; background: var(--in); padding: .6em .8em }
tr.steps ol { display: grid; gap: .25em }
th button { text-align: start; padding: 0 .3em; border: 0; background: none }
.meter { display: block; block-size: .6em; background: var(--link); min-inline-size: 2px; border-radius: 2px }
@media (forced-colors: active) { [role=tab] { border-color: Canvas } .meter { background: CanvasText } [role=tab][aria-selected=true] { border-color: Highlight } }
@media (max-width: 48em) { .ins { inset: auto 0 0; inline-size: 100%; block-size: min(75%, 44em); border-width: 1px 0 0; border-radius: .8em .8em 0 0; box-shadow: 0 -2px 14px #0003 } .room { display: none } .shut { margin-inline-start: auto } }
@media (max-width: 20em) { .ins:popover-open { display: block; overflow: auto; block-size: 88% } }`

// The one rule outside of the shadow tree, only while “Make room” is pressed.
const roomSheet = new CSSStyleSheet()
roomSheet.replaceSync('@media(min-width:48.01em){:root{margin-inline-end:min(31rem,50vw)!important}}')

export default ({ root, el, addStyles, place, count, store, get }) => {
  addStyles(css)
  let data, failure
  const file = (path, line) => place({ file: path, line, column: line && 1 })
  // A place in the page's own source needs its line alone.
  const near = p => place(p, p.file == data.page.source ? `line ${p.line}` : null)
  const chip = text => el('span', { class: 'chip' }, text)
  const dim = (...text) => el('span', { class: 'dim' }, text)
  const key = (...text) => el('span', { class: 'key' }, text)
  const say = (...text) => el('p', { class: 'say' }, text)
  const heading = text => el('h3', 0, text)
  const code = text => el('code', 0, text)
  const list = (items, item) => el('ul', 0, items.map(x => el('li', 0, item(x))))
  // A list with a heading, where there is something in it.
  const part = (text, items, item) => items.length > 0 && [heading(text), list(items, item)]
  const duration = ms => `${ms < 100 ? ms.toFixed(ms < 1 ? 2 : 1) : Math.round(ms)} ms`

  // MARK: Page

  function pagePane() {
    const { page } = data
    const { status, output } = page
    const rows = [
      ['Source', page.source && file(page.source)], ['Address', code(page.url)], ['Canonical', page.permalink], ['Kind', page.kind],
      ['Status', status.kind, status.at && ` · ${status.at}`, status.place && el('div', 0, place(status.place))],
      ['Title', page.title], ['Description', page.description, page.description && ` (${page.description.length} characters)`],
      ['Date', page.date], ['Language', page.language],
      ['Text', `${count(page.words, 'word')}, ${count(page.minutes, 'minute')}`],
      ['Tags', page.tags.map(tag => [chip(tag), ' '])], ['Aliases', page.aliases.join(', ') || 'none'],
      ['Written to', code(output.file), `, ${(output.bytes / 1000).toFixed(1)} kB`]
    ]
    return [
      el('dl', 0, rows.filter(row => row[1] != null && row[1] !== '').map(([name, ...value]) => [el('dt', 0, name), el('dd', 0, value)])),
      part('Headings', page.outline, h => [dim('h' + h.level + ' '), el('a', { href: '#' + h.id }, h.title)]),
      part(`Pages whose texts link here (${page.linked_from.length})`, page.linked_from, p => place(p))
    ]
  }

  // MARK: Templates

  function templatesPane() {
    const { chosen, candidates, tree, layers } = data.templates
    const step = t => el('li', 0, t.by && dim(t.by, ' '), key(t.name), ' ', chip(t.layer),
      el('div', 0, file(t.file), t.at && [dim(', named at '), place(t.at)]), t.hides && el('div', { class: 'dim' }, 'hides ', t.hides.join(', ')),
      t.uses && el('ol', 0, t.uses.map(step)))
    return [
      say(`“${chosen}” is the first there is of ${candidates.join(', ')}.`), el('ol', { class: 'nest' }, step(tree)),
      part('Layers, upper ones hide lower ones', layers, l => [chip(l.name), ' ', l.folder, dim(l.used ? ` · ${count(l.used, 'file')} used here` : ' · nothing used here')])
    ]
  }

  // MARK: Why

  function whyPane() {
    const { made, build, reasons, uses } = data.why
    const reason = r => [
      key(' ', r.file ? place(r) : r.what, r.changed ? ` changed: ${r.changed.join(', ')}.` : '.'),
      r.figures?.map(f => el('div', 0, f.name, f.scenario && dim(` (${f.scenario})`), `: ${f.old} → `, el('b', 0, f.new)))
    ]
    const item = i => [i.file ? file(i.file) : code(i.name), i.changed && [' ', chip('Δ changed')], i.members && el('div', { class: 'dim' }, i.members.join(', '))]
    return [
      say(made ? `Build ${build} made this page:` : `Build ${data.build.number} kept this page. It was made before:`, reasons.map(reason)),
      el('p', 0, 'It is made again when one of these is another:'),
      uses.map(g => el('details', { open: g.items.length < 8 ? '' : null }, el('summary', 0, `${g.group} (${g.items.length})`), list(g.items, item)))
    ]
  }

  // MARK: Values: a tree (ARIA Authoring Practices) of all that templates see

  let query = '', onlyUsed = false
  const open = new Set(['page'])

  const isList = v => Array.isArray(v) || v?.$ == 'list'
  // Names, values and paths of what a value holds; long texts, longer lists and pages come shortened from the server.
  function members(value, path) {
    if (value == null || typeof value != 'object' || value.$ == 'html') return []
    if (isList(value)) return (value.items || value).map((v, i) => [i, v, `${path}[${i}]`])
    return Object.entries(value).filter(([name]) => name != '$').map(([name, v]) => [name, v, path ? `${path}.${name}` : name])
  }
  function brief(value) {
    if (value == null) return 'none'
    if (typeof value == 'string') return `"${value.length > 90 ? value.slice(0, 90) + '…' : value}"`
    if (typeof value != 'object') return String(value)
    if (value.$ == 'html') return `HTML, ${value.length} characters: ${value.text.slice(0, 80)}…`
    if (isList(value)) return count(value.count ?? value.length, 'item')
    return value.title || value.name || `{${Object.keys(value).join(', ')}}`.slice(0, 60)
  }
  // Whether a value, something in it, or what it is in, is among those that the page shows.
  function isUsed(path) {
    const general = path.replace(/\[\d+\]/g, '[]')
    const isIn = (a, b) => a.startsWith(b + '.') || a.startsWith(b + '[')
    return data.used.some(used => used == general || isIn(used, general) || isIn(general, used))
  }
  function isShown([name, value, path]) {
    if (onlyUsed && !isUsed(path)) return false
    return !query || `${path}\n${brief(value)}`.toLowerCase().includes(query) || members(value, path).some(isShown)
  }

  function valuesPane() {
    const tree = el('ul', { role: 'tree', 'aria-label': 'Values', lang: data.page.language })
    const status = el('span', { class: 'dim', role: 'status' })
    const input = el('input', { type: 'search', 'aria-label': 'Search names and values', placeholder: 'Search names and values' })
    const box = el('input', { type: 'checkbox' })
    input.value = query
    box.checked = onlyUsed

    function item([name, value, path]) {
      const inner = members(value, path).filter(isShown)
      const hasMore = inner.length > 0, isOpen = hasMore && (query ? true : open.has(path)), used = isUsed(path)
      const kind = typeof value == 'string' ? 'str' : value == null || /number|boolean/.test(typeof value) ? 'num' : 'dim'
      const rest = value?.count - value?.items?.length
      return el('li', {
        role: 'treeitem', tabindex: -1, 'data-path': path, 'aria-expanded': hasMore ? String(isOpen) : null,
        'aria-label': `${name}: ${brief(value)}${used ? ', shown on this page' : ''}`
      },
        el('span', { class: 'line' }, el('span', { class: 'twist' }, hasMore ? isOpen ? '▾' : '▸' : used ? '•' : ''), key(name), ' ', el('span', { class: kind }, brief(value))),
        isOpen && el('ul', { role: 'group' }, inner.map(item), rest > 0 && el('li', { role: 'treeitem', tabindex: -1, 'data-more': path, 'aria-label': `${rest} more` },
          el('span', { class: 'line dim' }, `… ${rest} more`))))
    }

    const all = () => [...tree.querySelectorAll('[role=treeitem]')]
    function focus(element) {
      if (!element) return
      all().forEach(other => other.tabIndex = -1)
      element.tabIndex = 0
      element.focus()
    }
    function fill(path) {
      tree.replaceChildren(...members(data.values, '').filter(isShown).map(item))
      const current = all().find(element => element.dataset.path == path) || all()[0]
      if (current) current.tabIndex = 0
      status.textContent = query || onlyUsed ? count(all().length, 'line') : 'Enter copies a name for a template'
      if (path) focus(current)
    }
    async function loadMore(path) {
      const value = path.split(/[.[\]]+/).filter(Boolean).reduce((v, name) => (v.items || v)[name], data.values)
      const { items = [] } = await get(`&value=${encodeURIComponent(path)}&from=${value.items.length}`)
      value.items.push(...items)
      fill(path)
    }
    function toggle(element, isOpen) {
      const { path, more } = element.dataset
      if (more) return loadMore(more)
      if (!element.hasAttribute('aria-expanded')) return
      isOpen ? open.add(path) : open.delete(path)
      fill(path)
    }
    function copyName(path) {
      const name = `{{ ${path} }}`
      navigator.clipboard?.writeText(name).then(() => status.textContent = `Copied ${name}`)
    }

    input.oninput = () => { query = input.value.toLowerCase(); fill() }
    box.onchange = () => { onlyUsed = box.checked; fill() }
    tree.onclick = event => {
      const element = event.target.closest('[role=treeitem]')
      if (!element || getSelection().toString()) return
      focus(element)
      toggle(element, element.ariaExpanded != 'true')
    }
    tree.onkeydown = event => {
      const element = event.target.closest('[role=treeitem]')
      const items = all(), index = items.indexOf(element), expanded = element?.ariaExpanded
      const action = {
        ArrowDown: () => focus(items[index + 1]), ArrowUp: () => focus(items[index - 1]), Home: () => focus(items[0]), End: () => focus(items.at(-1)),
        ArrowRight: () => expanded == 'false' || element.dataset.more ? toggle(element, true) : expanded && focus(items[index + 1]),
        ArrowLeft: () => expanded == 'true' && !query ? toggle(element, false) : focus(element.parentElement.closest('[role=treeitem]')),
        Enter: () => element.dataset.more ? toggle(element) : copyName(element.dataset.path),
        '/': () => input.focus()
      }[event.key]
      if (!element || !action) return
      event.preventDefault()
      action()
    }
    input.onkeydown = event => {
      if (event.key == 'ArrowDown') {
        event.preventDefault()
        focus(all()[0])
      } else if (event.key == 'Escape' && input.value) {
        event.stopPropagation()
        event.preventDefault()
        input.value = query = ''
        fill()
      }
    }
    fill()
    return [el('div', { class: 'row find' }, input, el('label', { class: 'row' }, box, '• shown on this page')), el('p', 0, status), tree]
  }

  // MARK: Figures

  const unfolded = new Set()

  function figuresPane() {
    if (!data.figures) return el('p', 0, 'This page has no figures that are computed.')
    const { figures, scenarios, checks, notes } = data.figures
    const byName = Object.fromEntries(figures.map(f => [f.name, f]))

    // All steps to a figure in a scenario, in the order in which one would explain them. Each figure comes with its own
    // step alone; `Umsatz@plus10` needs that of another scenario.
    function steps(need, scenario, top = scenario, seen = new Set()) {
      const [name, other] = need.split('@')
      const index = other ? scenarios.findIndex(s => s.name == other) : scenario
      const figure = byName[name], cell = figure?.cells[index]
      if (!cell || seen.has(name + index)) return []
      seen.add(name + index)
      const label = dim(figure.label || name, index != top && ` (${scenarios[index].label})`, ' = ')
      return [
        ...figure.needs.flatMap(n => steps(n, index, top, seen)),
        ...[cell.step || cell.text].flat().map((text, i) => el('li', 0, i ? label.cloneNode(true) : label, text, figure.input && ' (given)'))
      ]
    }
    // Scenarios in which the figure is the same as in the first are explained once.
    const explanation = f => scenarios.map((s, i) => f.cells[i] && !(i && f.cells[0] && !f.cells[i].changed) && [
      el('p', { class: 'key' }, i || f.cells.some(c => c?.changed) ? s.label : 'In every scenario'), el('ol', 0, steps(f.name, i))
    ])
    function rows(f) {
      const isOpen = unfolded.has(f.name)
      const button = el('button', {
        'aria-expanded': String(isOpen), 'data-figure': f.name,
        onclick() {
          isOpen ? unfolded.delete(f.name) : unfolded.add(f.name)
          show()
          panel.querySelector(`[data-figure="${CSS.escape(f.name)}"]`)?.focus()
        }
      }, isOpen ? '▾ ' : '▸ ', f.label || f.name)
      return [
        el('tr', 0,
          el('th', { scope: 'row' }, button, el('small', 0, f.name, f.unit && ` in ${f.unit}`, f.input && ' · given', ' · ', near(f.place))),
          f.cells.map(c => el('td', { class: c ? c.changed && 'diff' : 'dim' }, c ? [el('b', 0, c.changed && 'Δ ', c.text), c.exact && el('small', 0, c.exact)] : '–'))),
        isOpen && el('tr', { class: 'steps' }, el('td', { colspan: scenarios.length + 1 }, el('p', 0, code(f.formula)), explanation(f),
          el('p', { class: 'dim' }, f.cited.length ? 'Cited in ' : 'Not cited in the text.', f.cited.map((p, i) => [i ? ', ' : '', near(p)]))))
      ]
    }
    const passed = checks.filter(c => c.passed).length
    return [
      say(checks.length > 0 && `${passed == checks.length ? '✓' : '✕'} ${passed} of ${count(checks.length, 'check')} hold. `, `${count(figures.length, 'figure')} in ${count(scenarios.length, 'scenario')}. Δ: other than in the first; small: the exact value behind it.`),
      el('div', { class: 'wide', tabindex: 0, role: 'region', 'aria-label': 'Figures by scenario' },
        el('table', { lang: data.page.language },
          el('thead', 0, el('tr', 0, el('th', { scope: 'col', lang: 'en' }, 'Figure'), scenarios.map(s => el('th', { scope: 'col' }, s.label)))),
          el('tbody', 0, figures.map(rows)))),
      notes.length > 0 && [heading('Rounding'), notes.map(n => el('p', 0, n))],
      part('Checks', checks, c => [c.passed ? '✓ ' : '✕ ', code(c.text), ' ', near(c.place)])
    ]
  }

  // MARK: Build

  function buildPane() {
    const { number, written, kept, removed, ms, page_ms, stages, changed, files, before } = data.build
    const most = Math.max(...stages.map(s => s.ms))
    function meter(n) {
      const bar = el('span', { class: 'meter' })
      bar.style.inlineSize = n / most * 100 + '%'
      return bar
    }
    return [
      say(`Build ${number} wrote ${count(written, 'file')}, kept ${kept}, removed ${removed}, in ${duration(ms)}.`, page_ms != null && ` This page took ${duration(page_ms)}.`),
      el('table', 0, el('thead', 0, el('tr', 0, el('th', { scope: 'col' }, 'Stage'), el('th', { scope: 'col' }, 'Time'), el('td'))),
        el('tbody', 0, stages.map(s => el('tr', 0, el('th', { scope: 'row' }, s.name, s.files != null && ` ${s.files}`), el('td', 0, duration(s.ms)), el('td', { class: 'l' }, meter(s.ms)))))),
      part('What began it', changed, c => [place(c), ' ', chip(c.event)]),
      part(`Files written (${written})`, files, f => [code(f.file), f.here && [' ', chip('this page')]]),
      part('Builds before', before, b => `${b.number} · ${b.at} · ${b.result}`)
    ]
  }

  // MARK: The panel

  const panes = { Page: pagePane, Templates: templatesPane, Why: whyPane, Values: valuesPane, Figures: figuresPane, Build: buildPane }
  const names = Object.keys(panes)
  let pane = names.includes(store('pane')) ? store('pane') : 'Page'

  const title = el('h2', { id: 'ih' })
  const panel = el('div', { role: 'tabpanel', id: 'ip', 'aria-labelledby': 'it', tabindex: 0 })
  const tabs = names.map(name => el('button', { role: 'tab', 'aria-controls': 'ip', onclick: () => pick(name) }, name))
  const room = el('button', { class: 'room push', 'aria-pressed': 'false', onclick: () => makeRoom(room.ariaPressed != 'true') }, 'Make room')
  const box = el('section', { class: 'box ins', popover: 'manual', 'aria-labelledby': 'ih' },
    el('header', { class: 'row' }, title, room, el('button', { class: 'shut', onclick: () => close() }, 'Close', el('kbd', 0, ' (Esc)'))),
    el('div', { role: 'tablist', 'aria-label': 'Inspector' }, tabs), panel)

  function setSheet(isOn) {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter(s => s != roomSheet).concat(isOn ? roomSheet : [])
  }
  function makeRoom(isOn) {
    room.ariaPressed = String(isOn)
    store('room', isOn ? 1 : 0)
    setSheet(isOn)
  }
  function show() {
    title.textContent = data?.build ? `Inspector · build ${data.build.number}` : 'Inspector'
    tabs.forEach((tab, i) => {
      const isPicked = names[i] == pane
      tab.setAttribute('aria-selected', isPicked)
      tab.tabIndex = isPicked ? 0 : -1
      tab.id = isPicked ? 'it' : ''
    })
    const content = failure ? [el('p', 0, failure), data?.near?.length > 0 && list(data.near, url => el('a', { href: url }, url))]
      : data ? panes[pane]() : el('p', 0, 'Loading…')
    panel.replaceChildren(...[content].flat(9).filter(Boolean))
  }
  function pick(name) {
    store('pane', pane = name)
    panel.scrollTop = 0
    show()
    tabs[names.indexOf(name)].focus()
  }
  async function load() {
    try {
      data = await get()
      failure = data.error
    } catch {
      failure = 'The server does not answer. What was here comes back when it runs again.'
    }
    const { scrollTop } = panel
    show()
    panel.scrollTop = scrollTop
  }

  let before, shownBuild
  function close() {
    box.hidePopover()
    setSheet(false)
    before?.focus?.()
  }
  box.onkeydown = event => {
    if (event.key == 'Escape') {
      event.preventDefault()
      close()
    }
    const index = tabs.indexOf(event.target)
    const next = { ArrowRight: index + 1, ArrowLeft: index - 1, Home: 0, End: -1 }[event.key]
    if (index >= 0 && next != null) {
      event.preventDefault()
      pick(names.at(next % names.length))
    }
  }
  root.append(box)

  return {
    // Opens the panel, or closes it and gives the focus back.
    toggle(state) {
      if (box.matches(':popover-open')) return close()
      before = root.activeElement || document.activeElement
      shownBuild = state.good
      box.showPopover()
      makeRoom(store('room') == 1)
      show()
      tabs[names.indexOf(pane)].focus()
      load()
    },
    // After a build, what is shown is asked for again.
    update(state) {
      if (state.good == shownBuild || !box.matches(':popover-open')) return
      shownBuild = state.good
      load()
    }
  }
}
