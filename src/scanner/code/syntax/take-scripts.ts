/** Decides which parts of a component file are scripts; everything else becomes blank. */

/** Of the same length and with the same lines, so that places stay where they are. */
export function takeScripts(path: string, text: string): string {
  if (!/\.(?:vue|svelte)$/.test(path)) return text
  let kept = ''
  let at = 0
  for (;;) {
    const tag = text.indexOf('<script', at)
    const from = tag === -1 ? -1 : text.indexOf('>', tag) + 1
    const to = from <= 0 ? -1 : text.indexOf('</script', from)
    if (to === -1) return kept + blank(text.slice(at))
    kept += blank(text.slice(at, from)) + text.slice(from, to)
    at = to
  }
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ')
}
