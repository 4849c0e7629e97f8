/** Decides what is wrong with how source code handles API keys: reads files, applies all rules. */
import { limits } from '../../base/limits.ts'
import type { FileCoverage } from '../file-report.ts'
import { severities } from '../finding.ts'
import type { SuppressedFinding } from '../scan-report.ts'
import {
  type BuiltCodeFinding,
  buildCodeFindings,
  type RuleSighting,
} from './build-code-findings.ts'
import { findLanguage, findRole } from './classify-file.ts'
import type { CodeFinding, Framework } from './code-finding.ts'
import type { CodeRule } from './code-rule.ts'
import { codeRules } from './code-rules.ts'
import { CodeProject } from './model/code-project.ts'
import { placeOfRoute } from './model/place-of-route.ts'
import type { Route } from './model/route.ts'
import { parseSource } from './syntax/parse-source.ts'
import { SourceFile } from './syntax/source-file.ts'
import { takeScripts } from './syntax/take-scripts.ts'

export interface CodeInput {
  /** As reports show it. */
  readonly path: string
  /** Below what was given to be read; tells tests and tools from servers. */
  readonly within: string
  /** Bytes. */
  readonly size: number
  /** Rejects where it cannot be read. */
  read(): Promise<string>
}

export interface CodeSettings {
  /** What was given, as coverage shows it. */
  readonly roots: readonly string[]
  /** Empty for all of them. */
  readonly onlyRules: readonly string[]
  readonly skippedRules: readonly string[]
  readonly fingerprintKey: string
}

export interface CodeEnvironment {
  /** In any order. */
  readonly files: AsyncIterable<CodeInput>
  readonly signal?: AbortSignal
  readonly onProgress?: (files: number, bytes: number) => void
}

export interface CodeCoverage extends FileCoverage {
  /** Stretches of code that the grammar did not understand; rules saw the rest. */
  readonly parseErrors: number
  readonly frameworks: readonly Framework[]
  readonly routes: readonly RouteCoverage[]
}

/** A route as the source has it, for whoever looks for the live operation. */
export interface RouteCoverage {
  readonly framework: Framework
  /** Upper case; `ANY` for all of them. */
  readonly method: string
  readonly path: string
  readonly location: { readonly path: string; readonly line: number }
  /** Of its handler; null where it has none of its own in the project. */
  readonly handler: { readonly path: string; readonly from: number; readonly to: number } | null
  /** What asks for a key or an account before it, as written. */
  readonly guards: readonly string[]
}

export interface CodeResult {
  readonly findings: readonly CodeFinding[]
  readonly suppressed: readonly SuppressedFinding[]
  readonly coverage: CodeCoverage
}

export async function readCode(
  settings: CodeSettings,
  environment: CodeEnvironment,
): Promise<CodeResult> {
  const rules = codeRules.filter(({ id }) => isWanted(id, settings))
  const { files, coverage } = await readFiles(environment)
  const project = new CodeProject(files)
  const built: BuiltCodeFinding[] = []
  for (const file of files) {
    environment.signal?.throwIfAborted()
    const sightings = lookAt(file, rules, project)
    built.push(...buildCodeFindings(file, sightings, project, settings.fingerprintKey))
  }
  const sorted = built.sort((a, b) => compareFindings(a.finding, b.finding))
  return {
    findings: sorted.flatMap(({ finding, allowance }) => (allowance === null ? [finding] : [])),
    suppressed: sorted.flatMap(({ finding, allowance }) =>
      allowance === null ? [] : [{ finding, reason: allowance }],
    ),
    coverage: {
      roots: settings.roots,
      ...coverage,
      containers: 0,
      rules: rules.map(({ id }) => id),
      parseErrors: files.reduce((sum, { errors }) => sum + errors, 0),
      frameworks: listFrameworks(files, project),
      routes: project.routes.map(describeRoute),
    },
  }
}

function isWanted(id: string, { onlyRules, skippedRules }: CodeSettings): boolean {
  return (onlyRules.length === 0 || onlyRules.includes(id)) && !skippedRules.includes(id)
}

function lookAt(
  file: SourceFile,
  rules: readonly CodeRule[],
  project: CodeProject,
): readonly RuleSighting[] {
  if (file.role === 'test' || file.role === 'made') return []
  return rules.flatMap((rule) => rule.check(file, project).map((sighting) => ({ rule, sighting })))
}

type Read = { files: SourceFile[]; coverage: Pick<FileCoverage, 'files' | 'bytes' | 'skipped'> }

/** In the order of their paths, so that the same files give the same report. */
async function readFiles({ files: given, signal, onProgress }: CodeEnvironment): Promise<Read> {
  const files: SourceFile[] = []
  const skipped: { path: string; reason: string }[] = []
  let bytes = 0
  for await (const input of given) {
    signal?.throwIfAborted()
    const file = await readFile(input, bytes)
    if (file === null) continue
    if (typeof file === 'string') {
      skipped.push({ path: input.path, reason: file })
      continue
    }
    files.push(file)
    bytes += input.size
    onProgress?.(files.length, bytes)
  }
  const byPath = (a: { path: string }, b: { path: string }) =>
    a.path < b.path ? -1 : a.path > b.path ? 1 : 0
  files.sort(byPath)
  skipped.sort(byPath)
  return { files, coverage: { files: files.length, bytes, skipped } }
}

/** Null for what is no source code, a reason for what is not read. */
async function readFile(input: CodeInput, before: number): Promise<SourceFile | string | null> {
  const language = findLanguage(input.within)
  if (language === null) return null
  if (findRole(input.within, '') === 'made') return 'is generated, or code of others'
  if (input.size > limits.codeFileBytesMax) {
    return `has more than ${limits.codeFileBytesMax} bytes`
  }
  if (before + input.size > limits.codeProjectBytesMax) {
    return `comes after the first ${limits.codeProjectBytesMax} bytes of source code`
  }
  const text = await input.read().catch(() => null)
  if (text === null) return 'cannot be read'
  if (text.includes('\0')) return 'is no text'
  const role = findRole(input.within, text)
  if (role === 'made') return 'is generated, or code of others'
  const file = new SourceFile(input.path, text, language, role)
  if (language === 'template') return file
  return (await parseSource(file, takeScripts(input.within, text))) ?? file
}

function listFrameworks(files: readonly SourceFile[], project: CodeProject): Framework[] {
  const found = new Set(files.flatMap((file) => [...project.frameworksOf(file)]))
  return [...found].sort()
}

function describeRoute(route: Route): RouteCoverage {
  const { framework, method, path, file, at, handler, guards } = route
  return {
    framework,
    method,
    path,
    location: { path: file.path, line: file.pointAt(placeOfRoute(at).start).line },
    handler:
      handler === null
        ? null
        : {
            path: handler.file.path,
            from: handler.file.pointAt(handler.start).line,
            to: handler.file.pointAt(handler.end).line,
          },
    guards: guards.map(({ name }) => name),
  }
}

function compareFindings(a: CodeFinding, b: CodeFinding): number {
  const bySeverity = severities.indexOf(a.severity) - severities.indexOf(b.severity)
  if (bySeverity !== 0) return bySeverity
  if (a.ruleId !== b.ruleId) return a.ruleId < b.ruleId ? -1 : 1
  if (a.location.path !== b.location.path) return a.location.path < b.location.path ? -1 : 1
  return a.location.line - b.location.line || a.location.column - b.location.column
}
