// The development client: `sitegen serve` puts it into pages while it sends them.
//
// It keeps a WebSocket to the server, renews the page when its bytes are others, keeps the reader's place, and exchanges
// style sheets. What there is to show is in overlay.js, which is loaded when there is something.
//
// Lines that are comments, and indents, are left out of what browsers get. Only addresses relative to this script are
// used, so that a port, https, IPv6 or a proxy need no setting.

const script = document.querySelector('script[data-sitegen]')
const page = location.pathname
const address = path => new URL(path, import.meta.url)
const whenLookedAt = action => document.addEventListener('visibilitychange', action, { once: true })

// Kept for this tab; `null` reads. Where the browser keeps nothing, the client works, but forgets.
const store = (key, value = null) => {
  try {
    return value === null ? sessionStorage['sitegen.' + key] : sessionStorage['sitegen.' + key] = value
  } catch { }
}

// What the server has said, merged from all its messages; overlay.js draws it.
const state = { phase: 'ok', diagnostics: [], page: {}, fixed: +store('fixed') || 0 }

// The hash of the version of the page that is shown. The server's own pages have a word in its place.
let shown = script?.dataset.page

// MARK: What is shown

let overlay
const loadOverlay = () => overlay ??= import(address('overlay.js'))
  .then(module => module.default({ state, address, page, store }))

const draw = async () => {
  const { phase, page, diagnostics, fixed } = state
  const isQuiet = phase == 'ok' && !fixed && !diagnostics.length && !page.badge && !/moved|gone/.test(page.is)
  if (overlay || !isQuiet) (await loadOverlay()).draw()
}

// “Fixed” is shown for a while, also when the page is loaded again meanwhile.
function setFixed(build) {
  state.fixed = build
  store('fixed', build)
  if (build) setTimeout(() => { setFixed(0); draw() }, 4000)
}

// MARK: Loading the page again

let wanted

// Loads the version with a hash: when somebody looks at the page, and once for each hash, so that whatever a proxy or
// the browser does there is no loop.
async function reload(hash) {
  wanted = hash
  if (document.hidden) return whenLookedAt(() => wanted == hash && reload(hash))
  if (store('tried') == page + hash) return
  store('tried', page + hash)
  const { renew } = await import(address('renew.js'))
  const present = await renew({ page, address, store, state })
  if (!present) return
  shown = present
  store('tried', '')
  // The server is told which version is shown.
  disconnect()
  connect()
}

// Puts the page back where it stood: now, and when pictures have come, unless the reader has moved.
function restorePlace() {
  const place = JSON.parse(store('place') || 'null')
  store('place', '')
  if (place?.page != page) return
  let hasMoved = false
  for (const type of ['wheel', 'keydown', 'pointerdown']) addEventListener(type, () => hasMoved = true, { once: true })
  const restore = () => {
    if (hasMoved) return
    const element = place.id ? document.getElementById(place.id)
      : [...document.querySelectorAll('p')].find(p => place.text && p.textContent.startsWith(place.text))
    const top = element ? scrollY + element.getBoundingClientRect().top - place.top : place.y
    scrollTo({ top, behavior: 'instant' })
  }
  restore()
  addEventListener('load', () => {
    restore()
    if (!hasMoved) follow()
    setTimeout(() => history.scrollRestoration = 'auto', 500)
  }, { once: true })
}

// With --follow, what has changed is scrolled to and shown.
const follow = async () => {
  if (store('blocks')) (await import(address('follow.js'))).show(store)
}

// MARK: Style sheets

// The sheets that a sheet took the place of, which go when it has loaded, and not before.
const replaced = new WeakMap()

function exchange(styles) {
  for (const link of document.querySelectorAll('link[rel~=stylesheet]')) {
    const style = styles.find(style => style.from == new URL(link.href).pathname)
    if (!style) continue
    const next = link.cloneNode()
    next.removeAttribute('integrity')
    next.nonce = link.nonce
    next.href = style.to
    replaced.set(next, [link, ...replaced.get(link) ?? []])
    next.onload = () => replaced.get(next).forEach(old => old.remove())
    next.onerror = () => next.remove()
    link.after(next)
  }
}

// MARK: The server

// Whether links to pages that are not published have been marked.
let isMarked

// Takes a message of the server; exported for tests.
export function receive(message) {
  const hadErrors = state.diagnostics.some(d => d.severity == 'error')
  const { t, more, page: news = {}, ...rest } = message
  if (t == 'started') Object.assign(state, { phase: 'building', since: Date.now(), done: 0, total: 0 })
  if (t == 'failed') state.phase = 'failed'
  if (t == 'failed' || t == 'state') state.more = more
  Object.assign(state, rest)
  Object.assign(state.page, news)
  if (t == 'finished') {
    Object.assign(state, { phase: 'ok', good: message.build })
    if (hadErrors) setFixed(message.build)
    exchange(message.styles)
  }
  // The whole site is elsewhere, and this page with it.
  if (news.load) location.replace(news.to + location.search + location.hash)
  if (news.is == 'same') {
    shown = news.hash
    wanted = null
  } else if (news.is == 'changed' || /here|missing/.test(news.is) && news.hash != shown) {
    reload(news.hash)
  }
  if (news.listed && (isMarked ||= news.unpublished[0] || news.listed[0])) import(address('links.js')).then(module => module.mark(news))
  draw()
}

let socket, timer
let wait = 250

function connect() {
  clearTimeout(timer)
  const url = address('socket')
  url.protocol = url.protocol.replace('http', 'ws')
  const current = socket = new WebSocket(url)
  current.onopen = () => current.send(JSON.stringify({ t: 'hello', v: 1, page, hash: shown }))
  current.onmessage = event => {
    wait = 250
    receive(JSON.parse(event.data))
  }
  current.onclose = () => {
    if (current != socket) return
    // 0.4 s at first, 10 s at last, and not all tabs at once; a hidden tab waits until it is looked at.
    wait = Math.min(wait * 1.6, 1e4)
    if (wait > 1e3) { state.phase = 'offline'; draw() }
    timer = setTimeout(() => document.hidden ? whenLookedAt(connect) : connect(), wait * (.8 + Math.random() * .4))
  }
}

// A page with an open socket would not be kept for “back”.
function disconnect() {
  const last = socket
  socket = null
  clearTimeout(timer)
  last?.close()
}

// MARK: Links

// The site's own absolute addresses stay on this server. They are changed when somebody is about to follow them, so that
// “open in a new tab” does what a click does.
function keepLocal(event) {
  const link = event.target.closest?.('a[href]')
  const site = script.dataset.site
  if (link?.href.startsWith?.(site)) link.href = link.href.slice(new URL(site).origin.length)
}

// MARK: Start

if (script && !globalThis.sitegen) {
  globalThis.sitegen = true
  if (store('tried') == page + shown) store('tried', '')
  restorePlace()
  connect()
  setFixed(state.fixed)
  addEventListener('pagehide', disconnect)
  addEventListener('pageshow', event => event.persisted && connect())
  for (const type of ['pointerdown', 'focusin', 'click']) addEventListener(type, keepLocal, true)
  addEventListener('keydown', async event => {
    if (event.code != 'F2' || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault();
    (await loadOverlay()).inspect()
  }, true)
  // So that it is there when the server is not.
  addEventListener('load', () => setTimeout(loadOverlay, 1000))
}
