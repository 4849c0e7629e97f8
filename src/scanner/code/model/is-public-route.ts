/** Decides which routes are open by their nature: signs of life, documentation, sign-in, pages. */
import { joinPattern } from '../join-pattern.ts'
import type { FunctionNode, SyntaxNode } from '../syntax/syntax-node.ts'
import type { CodeProject } from './code-project.ts'
import type { Route } from './route.ts'
import { returnsOf } from './trace-value.ts'

/** Whatever stands below them. */
const PUBLIC_PARTS = joinPattern(
  'i',
  String.raw`^(?:docs?|redoc|openapi\w*|swagger\w*|api-docs|favicon\w*|robots\w*|`,
  String.raw`sitemap\w*|static|assets|public|css|js|fonts|\.well-known|login|log-?in|`,
  'sign-?in|sign-?up|register|registration|log-?out|sign-?out|session|auth|',
  String.raw`oauth2?|oidc|sso|saml|callback|authorize|password[\w-]*|forgot[\w-]*|webhooks?|`,
  String.raw`\*)$`,
)

/** As the last word. */
const PUBLIC_ENDS = joinPattern(
  'i',
  String.raw`^(?:health\w*|live\w*|ready\w*|readiness|ping|status|heartbeat|version|info|`,
  String.raw`up|metrics|schema|manifest\w*|token|reset[\w-]*|verify[\w-]*|confirm\w*|activate|`,
  String.raw`about|contact|terms|privacy|faq|help|home|index\w*|jwks\w*|csrf\w*|`,
  'unsubscribe|newsletter|landing|errors?|not-?found)$',
)

const NEVER = /^(?:admin\w*|internal|debug|manage\w*|private)$/i

export function isPublicRoute(route: Route, project: CodeProject): boolean {
  if (/^(?:OPTIONS|HEAD)$/.test(route.method)) return true
  const words = route.path
    .split('/')
    .filter((each) => each !== '' && !/^(?:api|v\d+|rest|\{\w+\})$/i.test(each))
    .map((each) => each.replace(/\.\w+$/, ''))
  if (words.some((each) => NEVER.test(each))) return false
  if (isSignUp(route, words)) return true
  if (words.length === 0 && !/\{/.test(route.path)) return true
  const isEnd = PUBLIC_ENDS.test(words.at(-1) ?? '') && !route.path.endsWith('}')
  if (isEnd || words.some((each) => PUBLIC_PARTS.test(each))) return true
  const isReading = route.method === 'GET' || route.method === 'ANY'
  return isReading && route.handler !== null && showsNothing(route.handler, project)
}

/** `POST /users` among the routes of sign-in: whoever has no account yet makes one. */
function isSignUp({ method, at }: Route, words: readonly string[]): boolean {
  const isUsers = words.length === 1 && /^(?:users?|accounts?)$/i.test(words[0] ?? '')
  return isUsers && method === 'POST' && /(?:^|\/)auth(?:\/|\.)/i.test(at.file.path)
}

/** Pages for people, files, redirects, and a fixed word or two. */
function showsNothing(handler: FunctionNode, project: CodeProject): boolean {
  const answers = answersOf(handler)
  return answers.length > 0 && answers.every((each) => isHarmless(each, project))
}

const PAGES = joinPattern(
  '',
  '(?:^|[.?])(?:render_template(?:_string)?|render|redirect|send_file|',
  'send_from_directory|sendFile|TemplateResponse|FileResponse|RedirectResponse|',
  String.raw`HTMLResponse|HttpResponseRedirect|sendStatus|url_for|html|view|end)\(\)$`,
)

/** What the function returns, and what it hands to `res.json` and the like. */
function answersOf(handler: FunctionNode): SyntaxNode[] {
  const sent = handler.file.all('call').filter((call) => {
    const isIn = call.start >= handler.start && call.end <= handler.end
    const { callee } = call
    return (
      isIn &&
      callee.kind === 'member' &&
      /^(?:json|send|render|sendFile|redirect|sendStatus|end|html|text|view)$/.test(callee.name)
    )
  })
  const returned = returnsOf(handler)
  const isPython = handler.file.language === 'python'
  const values = isPython ? returned : [...returned.filter((each) => each.kind !== 'call'), ...sent]
  return values
}

function isHarmless(node: SyntaxNode, project: CodeProject): boolean {
  if (node.kind === 'text' || node.kind === 'literal') return true
  if (node.kind === 'list') {
    const [first, ...rest] = node.items
    return (
      first !== undefined &&
      isHarmless(first, project) &&
      rest.every((each) => each.kind !== 'call')
    )
  }
  if (node.kind === 'object') {
    return node.entries.every(({ key, value }) => {
      const isSign = joinPattern(
        '',
        '^(?:status|ok|message|msg|version|name|service|uptime|alive|healthy|pong|',
        'error|success|hello|time|timestamp)$',
      )
      return (
        key !== null &&
        isSign.test(key) &&
        (value.kind === 'text' || value.kind === 'literal' || key !== 'name')
      )
    })
  }
  if (node.kind !== 'call') return false
  if (PAGES.test(project.originOf(node))) return true
  const word = node.callee.kind === 'member' || node.callee.kind === 'name' ? node.callee.name : ''
  if (!/^(?:json|send|text|jsonify|JSONResponse|JsonResponse|HttpResponse|Response)$/.test(word))
    return false
  const given = [...node.args.slice(0, 1), ...node.named.values()]
  return given.length > 0 && given.every((each) => isHarmless(each, project))
}
