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
  const count = (texts: readonly string[]) => {
    const found = texts.filter((text) => findInText(text).length > 0).length
    return `${found} of ${texts.length} (${((100 * found) / texts.length).toFixed(1)} %)`
  }
  return `${name}\n  secrets found: ${count(positives)}\n  others found: ${count(negatives)}\n`
}
