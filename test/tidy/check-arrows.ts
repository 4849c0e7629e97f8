/** Decides which part of the product may import which: the arrows of ARCHITECTURE.md. */
import { listImports } from './imports.ts'
import { listSources, type Project, type Violation } from './project.ts'

/** Each part with the parts right below it. Arrows may skip levels, so what those reach counts. */
const BELOW: Readonly<Record<string, readonly string[]>> = {
  base: [],
  engine: ['base'],
  storage: ['engine'],
  scanner: ['base'],
  server: ['engine', 'scanner'],
  gateway: ['server'],
  dashboard: ['gateway'],
  cli: ['dashboard', 'storage'],
}

/** What `base` and `engine` must not touch: their doors to the world are the ports. */
const INPUT_OUTPUT =
  /^node:(?:fs|net|http|http2|https|tls|dns|dgram|child_process|cluster|sqlite|worker_threads)\b/

export function checkArrows(project: Project): Violation[] {
  const violations: Violation[] = []
  for (const file of listSources(project)) {
    const part = partOf(file.path)
    if (part === undefined) {
      violations.push(`${file.path}:1: belongs to no part; parts are the folders of src/`)
      continue
    }
    for (const { specifier, target, names, line } of listImports(project, file)) {
      const at = `${file.path}:${line}:`
      if (specifier.startsWith('.') && target === undefined) {
        violations.push(`${at} imports ${specifier}, which does not exist`)
      } else if (target !== undefined && !mayImport(part, target)) {
        violations.push(`${at} ${part} must not import ${target}`)
      } else if (hasPortsOnly(part) && INPUT_OUTPUT.test(specifier) && !arePure(names)) {
        violations.push(`${at} ${part} does no input or output, but imports ${specifier}`)
      }
    }
  }
  return violations
}

function hasPortsOnly(part: string): boolean {
  return part === 'base' || part === 'engine'
}

/** node:net can also read addresses without any network. */
function arePure(names: readonly string[]): boolean {
  const pure = /^(?:isIP|isIPv4|isIPv6|BlockList|SocketAddress)$/
  return names.length > 0 && names.every((name) => pure.test(name))
}

function partOf(path: string): string | undefined {
  const part = /^src\/([^/]+)\//.exec(path)?.[1]
  return part !== undefined && part in BELOW ? part : undefined
}

function mayImport(part: string, target: string): boolean {
  const wanted = partOf(target)
  return wanted !== undefined && (wanted === part || reaches(part, wanted))
}

function reaches(part: string, wanted: string): boolean {
  return (BELOW[part] ?? []).some((below) => below === wanted || reaches(below, wanted))
}
