/** Decides which files are read, in which language, and who runs them. */
import { joinPattern } from './join-pattern.ts'
import type { FileRole, Language } from './syntax/source-file.ts'

const LANGUAGES: readonly (readonly [RegExp, Language])[] = [
  [/\.py$/, 'python'],
  [/\.(?:[mc]?[jt]s|[jt]sx)$/, 'javascript'],
  [/\.(?:vue|svelte)$/, 'javascript'],
  [/\.(?:html?|ejs|jinja2?|j2|hbs|njk|pug|erb)$|(?:^|\/)\.env(?:\.[\w.]+)?$/, 'template'],
]

/** Null for what is no source code of ours. */
export function findLanguage(path: string): Language | null {
  if (/\.d\.[mc]?ts$/.test(path)) return null
  return LANGUAGES.find(([pattern]) => pattern.test(path))?.[1] ?? null
}

const MADE = joinPattern(
  '',
  String.raw`(?:^|\/)(?:node_modules|bower_components|jspm_packages|vendor|third_party|`,
  String.raw`dist|build|out|\.next|\.nuxt|\.output|\.svelte-kit|\.?venv|site-packages|`,
  String.raw`__pycache__|\.tox|coverage|migrations|generated|__generated__)\/|`,
  String.raw`[.-]min\.[mc]?js$|\.bundle\.js$|\.chunk\.js$|_pb2(?:_grpc)?\.py$|`,
  String.raw`\.generated\.|\.pnp\.[cm]?js$`,
)
const TEST = joinPattern(
  '',
  String.raw`(?:^|\/)(?:tests?|__tests__|specs?|e2e|fixtures?|__fixtures__|__mocks__|`,
  String.raw`mocks?|testdata|testing|cypress|playwright|stories)\/|\.(?:test|spec|e2e|`,
  String.raw`stories|cy)\.[mc]?[jt]sx?$|(?:^|\/)(?:test_[^/]*|[^/]*_tests?|conftest)\.py$`,
)
const TOOL = joinPattern(
  'i',
  String.raw`(?:^|\/)(?:scripts?|bin|tools?|cli|tasks?|bench(?:marks?)?|seeds?|examples?|`,
  String.raw`docs?)\/|(?:^|\/)(?:setup|manage|noxfile|fabfile|tasks|gulpfile|gruntfile|`,
  String.raw`seed|cli)\.[a-z]+$|\.config\.[mc]?[jt]s$`,
)
const CLIENT = joinPattern(
  '',
  String.raw`(?:^|\/)(?:client|frontend|front-end|webapp|public|static|assets|components|`,
  String.raw`hooks|mobile|ios|android)\/|\.(?:vue|svelte|html?)$`,
)
const CLIENT_LIBRARY = joinPattern(
  'm',
  String.raw`\bfrom\s{1,3}['"](?:react-dom(?:\/client)?|react-native|vue|svelte|`,
  String.raw`@angular\/core|solid-js|preact|expo(?:-\w+)?)['"]|^\s{0,4}['"]use client['"]`,
)
const SERVES = joinPattern(
  '',
  String.raw`\b(?:Flask|FastAPI|Quart)\(|\b(?:express|fastify|Fastify)\(|new (?:Hono|Koa|`,
  String.raw`OpenAPIHono)\b|@(?:\w{1,40})\.(?:route|get|post)\(`,
)

/** `path` is relative to what was given to be read, so that its own folders do not count. */
export function findRole(path: string, text: string): FileRole {
  if (MADE.test(path) || isMinified(text)) return 'made'
  if (TEST.test(path)) return 'test'
  if (CLIENT_LIBRARY.test(text)) return 'client'
  if (SERVES.test(text)) return 'server'
  if (TOOL.test(path)) return 'tool'
  return CLIENT.test(path) ? 'client' : 'server'
}

/** Lines of hundreds of columns on average are written by programs. */
function isMinified(text: string): boolean {
  if (text.length < 2_000) return false
  let lines = 1
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines++
  return text.length / lines > 300
}
