/** Decides what is reported of the sightings in a file: in order, masked, less what is allowed. */
import { limits } from '../../base/limits.ts'
import { mappingsOf } from '../controls.ts'
import { findAllowance } from '../find-allowance.ts'
import { fingerprint } from '../fingerprint.ts'
import { showHarmless } from '../probe/run/show-harmless.ts'
import { helpUriOf } from '../rule-info.ts'
import { maskSecrets } from '../secrets/mask-secrets.ts'
import type { CodeFinding } from './code-finding.ts'
import type { CodeRule, CodeSighting } from './code-rule.ts'
import { listSecretTexts } from './list-secret-texts.ts'
import type { CodeProject } from './model/code-project.ts'
import { showLine } from './show-line.ts'
import type { SourceFile } from './syntax/source-file.ts'

export interface BuiltCodeFinding {
  readonly finding: CodeFinding
  /** Why it is accepted; null where nobody said so. */
  readonly allowance: string | null
}

export interface RuleSighting {
  readonly rule: CodeRule
  readonly sighting: CodeSighting
}

export function buildCodeFindings(
  file: SourceFile,
  sightings: readonly RuleSighting[],
  project: CodeProject,
  fingerprintKey: string,
): readonly BuiltCodeFinding[] {
  const secrets = listSecretTexts(file, project)
  const mask = (text: string, lengthMax: number) =>
    showHarmless(maskSecrets(text, secrets), lengthMax)
  const counts = new Map<string, number>()
  const places = new Set<string>()
  const sorted = [...sightings].sort(
    (a, b) => a.sighting.at.start - b.sighting.at.start || compare(a.rule.id, b.rule.id),
  )
  return sorted.flatMap(({ rule, sighting }) => {
    const { line, column } = file.pointAt(sighting.at.start)
    const place = `${rule.id} ${sighting.at.start} ${sighting.operation?.method ?? ''}`
    if (places.has(place)) return []
    places.add(place)
    const snippet = showHarmless(showLine(file, line, secrets), limits.codeSnippetLengthMax)
    const same = `${rule.id} ${normalise(snippet)}`
    const nth = (counts.get(same) ?? 0) + 1
    counts.set(same, nth)
    const finding: CodeFinding = {
      ruleId: rule.id,
      category: rule.category,
      severity: sighting.severity ?? rule.severity,
      confidence: sighting.confidence,
      title: mask(sighting.title ?? rule.title, limits.findingTextLengthMax),
      // What the rule says is ours; masked, a colon in it would look like that of a setting.
      why: `${rule.why} ${mask(sighting.detail, limits.findingTextLengthMax)}`,
      remedy: rule.remedy,
      helpUri: helpUriOf(rule.id),
      ...(sighting.operation === undefined ? {} : { operation: sighting.operation }),
      location: { path: file.path, line, column },
      snippet,
      fix: sighting.fix,
      mappings: mappingsOf(rule.controls),
      fingerprint: fingerprint(fingerprintKey, [
        rule.id,
        file.path,
        normalise(snippet),
        String(nth),
      ]),
    }
    return [{ finding, allowance: findRemark(file, line, rule.id) }]
  })
}

/** In a comment on the line, or on the line before. */
function findRemark(file: SourceFile, line: number, ruleId: string): string | null {
  const remarks =
    file.root === null
      ? [file.lineText(line - 1), file.lineText(line)]
      : file.comments
          .filter(({ start }) => {
            const at = file.pointAt(start).line
            return at === line || at === line - 1
          })
          .map(({ text }) => text)
  for (const each of remarks) {
    const reason = findAllowance(each, ruleId)
    if (reason !== null) return reason
  }
  return null
}

/** Another indentation or another kind of quote does not make it another finding. */
function normalise(snippet: string): string {
  return snippet.replace(/\s+/g, '').replace(/['"`]/g, '"').replace(/[;,]$/, '')
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
