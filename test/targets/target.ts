/** Says what is known of a small API of ours: how to start and scan it, and what is wrong. */
import type { GivenKey } from '../../src/scanner/scan-settings.ts'

export interface Target {
  /** Its folder. */
  readonly name: string
  readonly program: 'app.py' | 'app.js'
  /** What it is about, for the page on accuracy. */
  readonly about: string
  given(isSound: boolean): Promise<Given>
  /** A scan of the flawed one that lacks any of these has missed something. */
  readonly mustFind: readonly ExpectedFinding[]
  /** True besides, but too small, or too close to another, to be asked for. */
  readonly mayFind: readonly ExpectedFinding[]
}

/** What the program gets from its environment, and the scan from its user. */
export interface Given {
  readonly environment: Readonly<Record<string, string>>
  readonly keys?: readonly GivenKey[]
  readonly isActive?: boolean
  readonly isInsecure?: boolean
  readonly ca?: string
  /** A name by which it is scanned as if it were not on this machine. */
  readonly host?: string
}

export interface ExpectedFinding {
  readonly ruleId: string
  /** As in a report: `GET /v1/users/{id}`, with any name in braces; undefined: wherever it is. */
  readonly operation?: string
  /** It is not grave enough here to be told as more than information. */
  readonly isInfo?: boolean
}
