/** Decides how the form of our keys is told to other scanners, each in its own file format. */
import { formatJson } from '../../base/text/format-json.ts'
import type { KeyPattern } from '../../engine/keys/describe-key-pattern.ts'

export const patternFormats = ['regex', 'gitleaks', 'trufflehog', 'github'] as const
export type PatternFormat = (typeof patternFormats)[number]

/** `example`: a key of that form, made up, for the test that GitHub asks for. */
export function formatKeyPattern(
  pattern: KeyPattern,
  format: PatternFormat,
  example: string,
): string {
  switch (format) {
    case 'regex':
      return `${pattern.source}\n`
    case 'gitleaks':
      return formatGitleaks(pattern)
    case 'trufflehog':
      return formatTrufflehog(pattern)
    case 'github':
      return formatGithub(pattern, example)
  }
}

/** A rule of gitleaks, TOML: goes into `.gitleaks.toml` below `[extend] useDefault = true`. */
function formatGitleaks({ source, keywords }: KeyPattern): string {
  const words = keywords.length === 0 ? ['_'] : keywords
  return `[[rules]]
id = "keyward-key"
description = "API key issued by Keyward"
regex = '''(?:^|[^0-9A-Za-z_])(${source})(?:[^0-9A-Za-z_]|$)'''
secretGroup = 1
keywords = [${words.map((each) => JSON.stringify(each)).join(', ')}]
tags = ["api-key", "keyward"]
`
}

/** A custom detector of TruffleHog, YAML: goes to `--config`. It verifies nothing by itself. */
function formatTrufflehog({ source, keywords }: KeyPattern): string {
  const words = keywords.length === 0 ? ['_'] : keywords
  return `detectors:
  - name: keyward
    keywords:
${words.map((each) => `      - ${JSON.stringify(each)}`).join('\n')}
    regex:
      key: '(?:^|[^0-9A-Za-z_])(${source})(?:[^0-9A-Za-z_]|$)'
`
}

/**
 * What GitHub asks for when a custom pattern of secret scanning is made, in the words of its form;
 * its expressions (Hyperscan) have no look-around.
 */
function formatGithub({ source }: KeyPattern, example: string): string {
  return `${formatJson(
    {
      name: 'API key issued by Keyward',
      secretFormat: source,
      beforeSecret: '\\A|[^0-9A-Za-z_]',
      afterSecret: '\\z|[^0-9A-Za-z_]',
      testString: `KEY=${example}`,
    },
    2,
  )}\n`
}
