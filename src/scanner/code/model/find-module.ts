/** Decides which file of the project an import means, if any. */
import { posix } from 'node:path'
import type { Language } from '../syntax/source-file.ts'

const ENDINGS: Readonly<Record<Language, readonly string[]>> = {
  python: ['.py', '/__init__.py'],
  javascript: [
    ...['', '.ts', '.tsx', '.js', '.jsx', '.mjs', '.cjs', '.mts', '.cts'],
    ...['/index.ts', '/index.tsx', '/index.js', '/index.mjs', '/index.cjs'],
  ],
  template: [],
}

export function findModule(
  paths: { has(path: string): boolean },
  from: { readonly path: string; readonly language: Language },
  module: string,
): string | null {
  return from.language === 'python'
    ? findPython(paths, from.path, module)
    : findJavaScript(paths, from.path, module)
}

function findPython(
  paths: { has(path: string): boolean },
  from: string,
  module: string,
): string | null {
  const dots = /^\.*/.exec(module)?.[0].length ?? 0
  const rest = module.slice(dots).replaceAll('.', '/')
  if (rest === '' && dots === 0) return null
  let folder = posix.dirname(from)
  for (let level = 1; level < dots; level++) folder = posix.dirname(folder)
  if (dots > 0) return tryEndings(paths, posix.join(folder, rest), ENDINGS.python)
  for (;;) {
    const found = tryEndings(paths, posix.join(folder, rest), ENDINGS.python)
    if (found !== null || folder === '.' || folder === '/') return found
    folder = posix.dirname(folder)
  }
}

function findJavaScript(
  paths: { has(path: string): boolean },
  from: string,
  module: string,
): string | null {
  const folder = posix.dirname(from)
  if (module.startsWith('.')) return tryScript(paths, posix.join(folder, module))
  const alias = /^(?:@|~|#|src)\/(.+)$/.exec(module)?.[1]
  if (alias === undefined) return null
  for (let at = folder; ; at = posix.dirname(at)) {
    const found =
      tryScript(paths, posix.join(at, 'src', alias)) ?? tryScript(paths, posix.join(at, alias))
    if (found !== null || at === '.' || at === '/') return found
  }
}

/** TypeScript names the file that it becomes: `./auth.js` is auth.ts. */
function tryScript(paths: { has(path: string): boolean }, path: string): string | null {
  const found = tryEndings(paths, path, ENDINGS.javascript)
  if (found !== null || !/\.[mc]?jsx?$/.test(path)) return found
  return tryEndings(paths, path.replace(/\.[mc]?jsx?$/, ''), ENDINGS.javascript)
}

function tryEndings(
  paths: { has(path: string): boolean },
  path: string,
  endings: readonly string[],
): string | null {
  for (const ending of endings) {
    if (paths.has(path + ending)) return path + ending
  }
  return null
}
