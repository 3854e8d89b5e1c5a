// Marks links to pages that are not published. One that somebody wrote would stop a build; those of lists and of the theme
// follow what is published. Loaded only where there are such.

const sheet = new CSSStyleSheet()
sheet.replaceSync(`[data-sitegen-unpublished]{outline:2px dotted light-dark(#5b5f66,#a9adb5)!important;outline-offset:2px!important}
[data-sitegen-unpublished=stops]{outline:2px dashed light-dark(#a3200f,#ff9d8a)!important}`)

const ofTheme = 'nav, aside, header, footer, [rel~=prev], [rel~=next], [rel~=tag]'
const titles = {
  stops: 'This page is not published: “sitegen build” stops at this link.',
  listed: 'This page is not published yet, or no more: readers do not see it here.'
}

export function mark({ unpublished, listed }) {
  if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet)
  for (const link of document.querySelectorAll('a[href]')) {
    const isWritten = unpublished.includes(link.pathname)
    const kind = isWritten && !link.closest(ofTheme) ? 'stops' : isWritten || listed.includes(link.pathname) ? 'listed' : ''
    if (kind) link.title = titles[kind]
    else if (link.dataset.sitegenUnpublished) link.removeAttribute('title')
    if (kind) link.dataset.sitegenUnpublished = kind; else delete link.dataset.sitegenUnpublished
  }
}
