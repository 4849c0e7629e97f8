/** Decides which further scripts a script loads, by the names that stand in it. */
import { limits } from '../../../../base/limits.ts'
import { readChunkNames } from './read-chunk-names.ts'

export interface ScriptLink {
  readonly url: string
  /** Somebody says that it is there; a name alone may mean anything. */
  readonly isSure: boolean
}

/** Scripts, and the settings that a page loads when it starts. */
const NAMED = new RegExp(
  String.raw`(["'\x60])((?:https?://|\.{0,2}/)?[\w@~%+()[\]$./-]{1,300}\.(?:m?js|json)` +
    String.raw`(?:\?[\w=&.-]{0,100})?)\1`,
  'g',
)
const SETTINGS =
  /(?:^|[/._-])(?:app|config|env|environment|settings|firebase|runtime)[\w.-]{0,60}\.json(?:\?|$)/i
/** `import("./a.js")`, `import "./a.js"`, `from "./a.js"`, a worker, a service worker. */
const CALLED =
  /(?:\bimport\(?|\bfrom|\b(?:Shared)?Worker\(|\bimportScripts\(|\bregister\(|\bURL\()\s{0,5}$/
const HASHED =
  /(?:[0-9a-f]{6}|[A-Z0-9]{8}|[-_.][\w-]{8})[\w-]{0,80}(?:\.chunk|\.bundle|\.min)?\.m?js/
const PUBLIC_PATH = /\b\w\.p\s?=\s?(["'])([^"'\s]{0,200}\/)\1/

export function readScriptLinks(script: string, address: string): readonly ScriptLink[] {
  const found = new Map<string, ScriptLink>()
  const publicPath = PUBLIC_PATH.exec(script)?.[2]
  const base = publicPath === undefined ? null : URL.parse(publicPath, address)
  const add = (target: string, isSure: boolean) => {
    for (const url of resolveScript(target, address, base)) {
      const known = found.get(url.href)
      if (known?.isSure !== true) found.set(url.href, { url: url.href, isSure })
    }
  }
  for (const match of script.matchAll(NAMED)) {
    if (found.size >= limits.pageLinksPerAnswerMax) break
    const target = match[2] ?? ''
    const isCalled = CALLED.test(script.slice(Math.max(0, match.index - 20), match.index))
    if (/\.json(?:\?|$)/.test(target) ? !SETTINGS.test(target) : !isWorth(target, isCalled))
      continue
    add(target, isCalled)
  }
  for (const name of readChunkNames(script)) {
    if (found.size >= limits.pageLinksPerAnswerMax) break
    add(name, true)
  }
  return [...found.values()]
}

/** `"node.js"` is a word; `"./a.js"`, `"assets/b.js"` and `"c.1a2b3c4d.js"` are files. */
function isWorth(target: string, isCalled: boolean): boolean {
  return (
    isCalled || /^(?:https?:|\.{0,2}\/)/.test(target) || target.includes('/') || HASHED.test(target)
  )
}

/** Bundlers write names without a slash before them relative to a root that the page knows. */
function resolveScript(target: string, address: string, base: URL | null): URL[] {
  const own = URL.parse(address)
  if (own === null) return []
  if (/^(?:https?:|\.{0,2}\/)/.test(target)) return keep(URL.parse(target, own.href))
  if (base !== null) return keep(URL.parse(target, base.href))
  const first = `/${target.split('/')[0] ?? ''}/`
  const at = target.includes('/') ? own.pathname.lastIndexOf(first) : -1
  if (at >= 0) return keep(URL.parse(own.pathname.slice(0, at + 1) + target, own.href))
  return keep(URL.parse(target, own.href))
}

function keep(url: URL | null): URL[] {
  const isWeb = url?.protocol === 'http:' || url?.protocol === 'https:'
  if (url === null || !isWeb || url.href.length > limits.urlLengthMax) return []
  url.hash = ''
  url.username = ''
  url.password = ''
  return [url]
}
