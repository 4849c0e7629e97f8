/** Holds what is known of all files together, computed once and when it is asked for. */

import type { Framework } from '../code-finding.ts'
import type { SourceFile } from '../syntax/source-file.ts'
import type { CallNode, FunctionNode, SyntaxNode } from '../syntax/syntax-node.ts'
import { findFrameworks } from './find-frameworks.ts'
import { type KeyCheck, listKeyChecks } from './list-key-checks.ts'
import { listRoutes } from './list-routes.ts'
import { nameOrigin } from './name-origin.ts'
import { resolve } from './resolve-name.ts'
import type { Route } from './route.ts'
import type { ValueSource } from './trace-value.ts'

export class CodeProject {
  readonly files: ReadonlyMap<string, SourceFile>
  /** Results of `traceValue`. */
  readonly traced = new WeakMap<SyntaxNode, readonly ValueSource[]>()
  #keyChecks: readonly KeyCheck[] | null = null
  #keyChecksAt: Map<SourceFile, KeyCheck[]> | null = null
  readonly #origins = new WeakMap<SyntaxNode, string>()
  #calls: Map<FunctionNode, CallNode[]> | null = null
  #settings: Map<string, SyntaxNode[]> | null = null
  #routes: readonly Route[] | null = null
  readonly #frameworks = new Map<SourceFile, ReadonlySet<Framework>>()

  constructor(files: readonly SourceFile[]) {
    this.files = new Map(files.map((file) => [file.path, file]))
  }

  /** Of which the file imports something. */
  frameworksOf(file: SourceFile): ReadonlySet<Framework> {
    const known = this.#frameworks.get(file)
    if (known !== undefined) return known
    const found = findFrameworks(file)
    this.#frameworks.set(file, found)
    return found
  }

  uses(framework: Framework): boolean {
    for (const file of this.files.values()) {
      if (this.frameworksOf(file).has(framework)) return true
    }
    return false
  }

  get routes(): readonly Route[] {
    this.#routes ??= listRoutes(this)
    return this.#routes
  }

  get keyChecks(): readonly KeyCheck[] {
    this.#keyChecks ??= listKeyChecks(this)
    return this.#keyChecks
  }

  /** Those of which a part stands in the file: the comparison, or what is expected. */
  keyChecksAt(file: SourceFile): readonly KeyCheck[] {
    this.#keyChecksAt ??= indexByFile(this.keyChecks)
    return this.#keyChecksAt.get(file) ?? []
  }

  /** As `nameOrigin`, remembered. */
  originOf(node: SyntaxNode): string {
    const known = this.#origins.get(node)
    if (known !== undefined) return known
    const origin = nameOrigin(node, this.files)
    this.#origins.set(node, origin)
    return origin
  }

  /** Calls of a function of the project, from wherever. */
  callsOf(node: FunctionNode): readonly CallNode[] {
    this.#calls ??= this.#indexCalls()
    return this.#calls.get(node) ?? []
  }

  /** What is handed to that parameter wherever the function is called. */
  argumentsOf(node: FunctionNode, index: number): readonly SyntaxNode[] {
    const name = node.parameters[index]?.name ?? ''
    const isMethod = /^(?:self|cls)$/.test(node.parameters[0]?.name ?? '')
    const at = isMethod ? index - 1 : index
    return this.callsOf(node).flatMap((call) => {
      const given = call.named.get(name) ?? call.args[at]
      return given === undefined ? [] : [given]
    })
  }

  /** `app.config['API_KEY']` and `settings.API_KEY`: where a setting of that name is given. */
  settingsOf({ object, name, file }: Extract<SyntaxNode, { kind: 'member' }>): SyntaxNode[] {
    if (!/(?:config|settings|conf|options|env)(?:\(\))?$/i.test(file.textOf(object))) return []
    this.#settings ??= this.#indexSettings()
    return this.#settings.get(name) ?? []
  }

  #indexCalls(): Map<FunctionNode, CallNode[]> {
    const calls = new Map<FunctionNode, CallNode[]>()
    for (const file of this.files.values()) {
      for (const call of file.all('call')) {
        const target = resolve(call.callee, this.files)
        if (target.kind !== 'node' || target.node.kind !== 'function') continue
        calls.set(target.node, [...(calls.get(target.node) ?? []), call])
      }
    }
    return calls
  }

  #indexSettings(): Map<string, SyntaxNode[]> {
    const settings = new Map<string, SyntaxNode[]>()
    const add = (name: string, value: SyntaxNode): void => {
      settings.set(name, [...(settings.get(name) ?? []), value])
    }
    for (const file of this.files.values()) {
      const isSettings = /(?:^|\/)(?:settings|config)(?:\/[^/]+)?\.py$/.test(file.path)
      for (const { target, value, parent } of file.all('assign')) {
        if (target.kind === 'member' && /config(?:\[|\.)/.test(`${file.textOf(target)}`)) {
          add(target.name, value)
        }
        const isField = parent?.kind === 'block' && parent.parent?.kind === 'class'
        const isTop = isSettings && parent?.kind === 'module'
        if (target.kind === 'name' && (isField || isTop)) add(target.name, value)
      }
      for (const call of file.all('call')) {
        const updates = /config\.(?:update|from_mapping)$/.test(file.textOf(call.callee))
        if (updates) for (const [name, value] of call.named) add(name, value)
      }
    }
    return settings
  }
}

function indexByFile(checks: readonly KeyCheck[]): Map<SourceFile, KeyCheck[]> {
  const found = new Map<SourceFile, KeyCheck[]>()
  for (const check of checks) {
    const nodes = [check.node, check.presented, ...check.sources.map(({ node }) => node)]
    for (const file of new Set(nodes.map((each) => each.file))) {
      const list = found.get(file)
      if (list === undefined) found.set(file, [check])
      else list.push(check)
    }
  }
  return found
}
