// Brings the page up to date after a build. What differs is put into its place, so that the reader's place stays, and what
// was opened or typed: that takes a few milliseconds, where loading the page takes a browser ten times as long. A page
// with scripts of its own, or with another head, is loaded again.

// More elements are not compared.
const most = 20000

const runs = script => !('sitegen' in script.dataset) && !/json/.test(script.type)
const hasScripts = page => [...page.scripts].some(runs)

// What of a head decides how a page looks and what it may do.
const rules = page => [...page.head.querySelectorAll('base, style, link[rel~=stylesheet], meta:is([http-equiv], [name=viewport], [name=color-scheme])')]
  .map(element => element.outerHTML).join()

function setAttributes(old, next) {
  const names = new Set([...old.getAttributeNames(), ...next.getAttributeNames()])
  for (const name of names) {
    const value = next.getAttribute(name)
    // What the reader has opened stays open.
    if (old.getAttribute(name) == value || name == 'open') continue
    // A policy may forbid to set these, though not to load a page that has them.
    if (/^(on|style$)/.test(name)) throw name
    if (value === null) old.removeAttribute(name); else old.setAttribute(name, value)
  }
}

// Whether a node is likely to be an earlier version of another, with the same text.
const isAlike = (old, next) => old.isEqualNode(next)
  || old.nodeType == Node.ELEMENT_NODE && old.nodeName == next.nodeName && old.id == next.id && old.textContent == next.textContent

// How far a node is looked for behind the place where it is expected. Spaces are alike everywhere, so they are not.
const reach = 100
const isBlank = node => node.nodeType == Node.TEXT_NODE && !node.data.trim()

// Makes a node what its successor is, and keeps what is the same in both.
function update(old, next) {
  if (old.isEqualNode(next)) return
  if (old.nodeType != Node.ELEMENT_NODE || old.nodeName != next.nodeName) return old.replaceWith(document.adoptNode(next))
  setAttributes(old, next)
  let before = [...old.childNodes]
  let added = []
  // What lies between two children that have stayed: one becomes the other as long as there are both.
  const settle = (gone, end) => {
    added.forEach((node, i) => i < gone.length ? update(gone[i], node) : old.insertBefore(document.adoptNode(node), end))
    for (const node of gone.slice(added.length)) node.remove()
    added = []
  }
  for (const node of [...next.childNodes]) {
    const index = before.slice(0, isBlank(node) ? !added.length : reach).findIndex(other => isAlike(other, node))
    if (index < 0) { added.push(node); continue }
    settle(before.slice(0, index), before[index])
    update(before[index], node)
    before = before.slice(index + 1)
  }
  settle(before, null)
}

// The version of the page that the server has now, parsed, but not run; nothing where there is none.
function load(url) {
  const request = new XMLHttpRequest()
  request.open('GET', url)
  request.responseType = 'document'
  return new Promise(done => {
    request.onloadend = () => done(request.status == 200 ? request.response : null)
    request.send()
  })
}

// The first paragraph, or element with an id, in view is where the reader is.
const firstInView = () => [...document.querySelectorAll('body [id], p')].find(e => e.getBoundingClientRect().bottom > 0)

// The hash of the new version where it was put into the old one's place.
async function replace(url) {
  if (hasScripts(document) || document.getElementsByTagName('*').length > most) return
  const next = await load(url)
  const hash = next?.querySelector('script[data-sitegen]')?.dataset.page
  if (!hash || hasScripts(next) || rules(next) != rules(document)) return
  const first = firstInView()
  const top = first?.getBoundingClientRect().top
  setAttributes(document.documentElement, next.documentElement)
  update(document.body, next.body)
  document.title = next.title
  if (first?.isConnected) scrollBy({ top: first.getBoundingClientRect().top - top, behavior: 'instant' })
  return hash
}

// Keeps the reader's place for after the page is loaded again.
function savePlace(page, store) {
  const first = firstInView()
  const { id, textContent: text } = first ?? {}
  store('place', JSON.stringify({ page, y: scrollY, id, text: text?.slice(0, 60), top: first?.getBoundingClientRect().top }))
  history.scrollRestoration = 'manual'
}

// Shows the present version of the page; its hash, or nothing where the page is being loaded again.
export async function renew({ page, address, store, state }) {
  const follow = state.follow && await import(address('follow.js'))
  if (follow) follow.remember(store)
  try {
    const hash = await replace(address('page?path=' + encodeURIComponent(page)))
    if (hash && follow) follow.show(store)
    if (hash) return hash
  } catch { }
  savePlace(page, store)
  location.reload()
}
