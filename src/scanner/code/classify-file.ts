/** Decides which files are read, in which language, and who runs them. */
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

const MADE =
  /(?:^|\/)(?:node_modules|bower_components|jspm_packages|vendor|third_party|dist|build|out|\.next|\.nuxt|\.output|\.svelte-kit|\.?venv|site-packages|__pycache__|\.tox|coverage|migrations|generated|__generated__)\/|[.-]min\.[mc]?js$|\.bundle\.js$|\.chunk\.js$|_pb2(?:_grpc)?\.py$|\.generated\.|\.pnp\.[cm]?js$/
const TEST =
  /(?:^|\/)(?:tests?|__tests__|specs?|e2e|fixtures?|__fixtures__|__mocks__|mocks?|testdata|testing|cypress|playwright|stories)\/|\.(?:test|spec|e2e|stories|cy)\.[mc]?[jt]sx?$|(?:^|\/)(?:test_[^/]*|[^/]*_tests?|conftest)\.py$/
const TOOL =
  /(?:^|\/)(?:scripts?|bin|tools?|cli|tasks?|bench(?:marks?)?|seeds?|examples?|docs?)\/|(?:^|\/)(?:setup|manage|noxfile|fabfile|tasks|gulpfile|gruntfile|seed|cli)\.[a-z]+$|\.config\.[mc]?[jt]s$/i
const CLIENT =
  /(?:^|\/)(?:client|frontend|front-end|webapp|public|static|assets|components|hooks|mobile|ios|android)\/|\.(?:vue|svelte|html?)$/
const CLIENT_LIBRARY =
  /\bfrom\s{1,3}['"](?:react-dom(?:\/client)?|react-native|vue|svelte|@angular\/core|solid-js|preact|expo(?:-\w+)?)['"]|^\s{0,4}['"]use client['"]/m
const SERVES =
  /\b(?:Flask|FastAPI|Quart)\(|\b(?:express|fastify|Fastify)\(|new (?:Hono|Koa|OpenAPIHono)\b|@(?:\w{1,40})\.(?:route|get|post)\(/

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
