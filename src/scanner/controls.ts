/** Decides which controls a class of findings bears on: OWASP API 2023, PCI DSS, SOC 2 and CWE. */

export interface ControlMappings {
  /** OWASP API Security Top 10 (2023), such as `API2:2023`; empty where that list has no place. */
  readonly owasp: readonly string[]
  /** Requirements of PCI DSS v4.0.1. */
  readonly pciDss: readonly string[]
  /** Trust services criteria (2017, points of focus of 2022). */
  readonly soc2: readonly string[]
  readonly cwe: readonly number[]
}

/** A requirement that only bears on a finding under a condition, in words for the reader. */
export interface ConditionalControl {
  readonly framework: 'pciDss' | 'soc2' | 'owasp'
  readonly control: string
  readonly condition: string
}

interface ControlEntry extends ControlMappings {
  readonly conditional: readonly ConditionalControl[]
}

function entry(
  owasp: string,
  pciDss: string,
  soc2: string,
  cwe: readonly number[],
  conditional: readonly ConditionalControl[] = [],
): ControlEntry {
  const words = (text: string) => text.split(' ').filter((word) => word !== '')
  const editions = words(owasp).map((id) => `${id}:2023`)
  return { owasp: editions, pciDss: words(pciDss), soc2: words(soc2), cwe, conditional }
}

function pci(control: string, condition: string): ConditionalControl {
  return { framework: 'pciDss', control, condition }
}

const controlTable = {
  'missing-authentication': entry(
    'API2',
    '6.2.4 7.3.1 7.3.3',
    'CC6.1 CC6.6',
    [306],
    [
      pci('8.3.1', 'where users sign in'),
      pci('7.2.5', 'where the caller is an application account'),
    ],
  ),
  'weak-authentication': entry('API2', '6.2.4 7.3.3 8.3.1', 'CC6.1', [287, 1390]),
  'key-in-url': entry('API2', '8.3.2 6.2.4', 'CC6.1 CC6.7', [598]),
  cleartext: entry(
    'API8 API2',
    '8.3.2 2.2.5',
    'CC6.7 CC6.1',
    [319, 326, 327],
    [
      pci('4.2.1', 'where card numbers are transmitted'),
      pci('2.2.7', 'where it is used for administration'),
    ],
  ),
  'key-shipped': entry(
    'API2',
    '8.3.2 8.6.2 8.6.3 6.2.4',
    'CC6.1 CC6.7',
    [798, 540, 200],
    [pci('6.4.3', 'where it is a script of a payment page')],
  ),
  'key-in-source': entry('API2', '8.6.2 8.3.2 6.2.4', 'CC6.1 CC8.1', [798, 321]),
  'key-in-log': entry('API2 API8', '8.3.2 10.3.1 6.2.4', 'CC6.1 CC6.7 C1.1', [532, 598, 209]),
  'key-stored-plain': entry('API2', '8.3.2', 'CC6.1', [256, 312, 522]),
  'no-scopes': entry('API5 API1', '7.2.1 7.2.2 7.2.5 8.2.2', 'CC6.3 CC6.1', [250, 269, 863]),
  'key-lifetime': entry('API2', '8.6.3 7.2.5.1 8.2.5', 'CC6.1 CC6.2 CC6.3', [324, 613]),
  'predictable-key': entry('API2', '8.6.3 6.2.4', 'CC6.1', [330, 340, 1391]),
  timing: entry('API2', '6.2.4', 'CC6.1', [208]),
  'key-as-user-login': entry('API2', '8.2.1 8.2.2 8.3.1', 'CC6.1 CC6.2', [287, 1390]),
  'object-authorization': entry('API1', '6.2.4 7.2.1 7.2.2 7.3.2', 'CC6.1 CC6.3', [639]),
  'function-authorization': entry('API5', '7.2.1 7.2.2 7.3.2 6.2.4', 'CC6.3 CC6.1', [285, 863]),
  'excess-data': entry(
    'API3',
    '6.2.4',
    'CC6.1 CC6.7 C1.1',
    [213, 200],
    [
      pci('3.4.1', 'where card numbers are shown unmasked'),
      pci('3.3.1', 'where sensitive authentication data is kept after authorization'),
    ],
  ),
  'mass-assignment': entry('API3', '6.2.4', 'CC6.1 CC8.1', [915]),
  'unbounded-use': entry('API4', '6.2.4 6.4.2', 'CC6.6 CC7.2 A1.1', [770, 799]),
  'unlimited-guessing': entry('API2 API4', '8.3.4 10.2.1.4', 'CC6.1 CC6.6 CC7.2', [307, 204]),
  'business-flow': entry('API6', '6.2.4', 'CC6.6 CC7.2', [840, 799]),
  ssrf: entry('API7', '6.2.4 1.4.1', 'CC6.6', [918]),
  cors: entry('API8', '2.2.6 6.2.4', 'CC6.6 CC6.1', [942]),
  'missing-headers': entry('API8', '2.2.6', 'CC6.6 CC7.1', [319, 693, 525, 497]),
  debug: entry('API8', '2.2.2 2.2.4 2.2.6 6.5.6 6.2.4', 'CC6.6 CC7.1 CC8.1', [489, 215, 209, 1392]),
  'unneeded-surface': entry('API8', '2.2.4 2.2.6', 'CC6.6 CC7.1', [16, 548, 538]),
  undocumented: entry('API9', '6.3.2 2.2.4 12.5.1', 'CC6.1 CC7.1', [1059]),
  'third-party-trust': entry(
    'API10 API8',
    '12.8.2 6.2.4',
    'CC9.2 CC6.7',
    [295, 601],
    [pci('4.2.1', 'where card numbers are transmitted')],
  ),
  jwt: entry(
    'API2',
    '6.2.4 8.3.2',
    'CC6.1',
    [347, 321, 613],
    [pci('8.6.2', 'where the signing secret stands in code (by analogy)')],
  ),
  // Injection is not in the list of 2023; OWASP Top 10 2021 has it as A03.
  injection: entry('API8', '6.2.4 6.3.1', 'CC7.1 CC8.1', [89, 78, 611]),
  unaudited: entry('API8', '10.2.1 10.2.1.4 10.2.1.5 10.2.2', 'CC7.2 CC7.3', [778]),
} as const satisfies Record<string, ControlEntry>

export type ControlClass = keyof typeof controlTable

export function mappingsOf(controls: ControlClass): ControlMappings {
  const { owasp, pciDss, soc2, cwe } = controlTable[controls]
  return { owasp, pciDss, soc2, cwe }
}

export function conditionsOf(controls: ControlClass): readonly ConditionalControl[] {
  return controlTable[controls].conditional
}
