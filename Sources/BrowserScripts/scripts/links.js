// Marks links to pages that are not published: as they are, they would stop a build. Loaded only where there are such.

const sheet = new CSSStyleSheet()
sheet.replaceSync('[data-sitegen-unpublished]{outline:2px dashed light-dark(#a3200f,#ff9d8a)!important;outline-offset:2px!important}')

// Links of the theme follow what is published, as the neighbours of a post do; only those that somebody wrote would stop a build.
const ofTheme = 'nav, aside, header, footer, [rel~=prev], [rel~=next], [rel~=tag]'

export function mark(paths) {
  if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet)
  for (const link of document.querySelectorAll('a[href]')) {
    const isMarked = paths.includes(link.pathname) && !link.closest(ofTheme)
    link.toggleAttribute('data-sitegen-unpublished', isMarked)
    if (isMarked) link.title = 'This page is not published: “sitegen build” stops at this link.'
  }
}
