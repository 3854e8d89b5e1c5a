// --follow: finds the paragraph, figure or row that is not what it was before the page was loaded again, scrolls to it
// and shows it. Loaded only when the page is loaded again.

const selector = 'p, li, h1, h2, h3, h4, h5, h6, figure, tr, pre, blockquote, dt, dd, img'

// What a reader sees of a block, as a number. Blocks within it are their own.
function mark(block) {
  const text = block.localName + (block.currentSrc || block.textContent.trim())
  let hash = 0
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash, 31) + text.charCodeAt(i) | 0
  return hash.toString(36)
}

// Blocks that contain others of them would always be the first that changed.
const blocks = () => [...document.querySelectorAll(selector)].filter(block => !block.querySelector(selector))

// Keeps the marks of all blocks for after the page is loaded.
export function remember(store) {
  store('blocks', blocks().map(mark).join())
}

// Shows the first block that there was not.
export function show(store) {
  const known = new Map()
  for (const mark of store('blocks').split(',')) known.set(mark, (known.get(mark) ?? 0) + 1)
  store('blocks', '')
  const changed = blocks().find(block => {
    const count = known.get(mark(block)) ?? 0
    known.set(mark(block), count - 1)
    return count < 1
  })
  if (!changed) return
  changed.scrollIntoView({ block: 'center', behavior: 'instant' })
  const outline = ['3px solid #0b57d0', '3px solid transparent']
  const easing = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'step-end' : 'ease-in'
  changed.animate({ outline, outlineOffset: ['4px', '4px'] }, { duration: 2500, easing })
}
