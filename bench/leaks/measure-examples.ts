/** Measures how many of the examples of secrets are found, and of what only resembles them. */
import { readFileSync } from 'node:fs'
import { findInText } from '../../src/scanner/secrets/find-in-text.ts'
import { secretProviders } from '../../src/scanner/secrets/formats.ts'

export interface Examples {
  readonly name: string
  readonly positives: readonly string[]
  readonly negatives: readonly string[]
}

interface Corpus {
  readonly rules: readonly {
    readonly positives: readonly string[]
    readonly negatives: readonly string[]
  }[]
}

/** `{"rules": [{"positives": ["…"], "negatives": ["…"]}]}`: a corpus of somebody else. */
export function readExamples(path: string): Examples {
  const { rules } = JSON.parse(readFileSync(path, 'utf8')) as Corpus
  return {
    name: path,
    positives: rules.flatMap(({ positives }) => positives),
    negatives: rules.flatMap(({ negatives }) => negatives),
  }
}

export function measureOwnSamples(): Examples {
  const formats = secretProviders.flatMap((provider) => provider.formats)
  return {
    name: `samples of our own ${formats.length} formats`,
    positives: formats.flatMap(({ catches }) => catches),
    negatives: formats.flatMap(({ ignores }) => ignores),
  }
}

export function formatExamples({ name, positives, negatives }: Examples): string {
  const isFound = (text: string) => findInText(text).length > 0
  const count = (found: number, of: number) => `${found} of ${of} (${toPercent(found / of)} %)`
  const wrong = negatives.filter(isFound)
  // What is a secret of one rule may stand as no secret of another.
  const both = wrong.filter((text) => positives.includes(text)).length
  return [
    name,
    `  secrets found: ${count(positives.filter(isFound).length, positives.length)}`,
    `  others found: ${count(wrong.length, negatives.length)}`,
    `  of these also given as secrets: ${both}`,
    '',
  ].join('\n')
}

function toPercent(share: number): string {
  return (100 * share).toFixed(1)
}
