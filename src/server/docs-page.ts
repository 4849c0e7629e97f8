/** Decides what a page of the documentation looks like, and that no script can get into it. */
import { escapeHtml } from '../base/text/escape-html.ts'

/** No inline script or style, nothing from elsewhere, no frame around it. */
export const DOCS_SECURITY_HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
} as const

export interface DocsPage {
  readonly title: string
  /** HTML. */
  readonly body: string
  /** Path from the page to the root, such as `../..`. */
  readonly root: string
  readonly withSwagger?: boolean
}

export function renderDocsPage({ title, body, root, withSwagger = false }: DocsPage): string {
  const assets = `${root}/docs/assets`
  const styles = withSwagger ? ['swagger-ui.css', 'docs.css'] : ['docs.css']
  const scripts = withSwagger ? ['swagger-ui-bundle.js', 'docs.js'] : []
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
${styles.map((name) => `<link rel="stylesheet" href="${assets}/${name}">`).join('\n')}
${scripts.map((name) => `<script src="${assets}/${name}" defer></script>`).join('\n')}
</head>
<body>
${body}
</body>
</html>
`
}
