/** Says which frameworks evidence can be made for, and which controls each has. */
import { frameworks } from '../../scanner/reports/control-titles.ts'
import type { ControlSpec } from './control-spec.ts'
import { PCI_DSS_CONTROLS, PCI_DSS_NOT_SHOWN } from './pci-dss-controls.ts'
import { SOC_2_CONTROLS, SOC_2_NOT_SHOWN } from './soc2-controls.ts'

export const EVIDENCE_FRAMEWORKS = ['pci-dss', 'soc2'] as const

export type EvidenceFramework = (typeof EVIDENCE_FRAMEWORKS)[number]

export interface FrameworkSpec {
  readonly name: string
  readonly version: string
  /** As the table of titles calls it. */
  readonly titles: 'pciDss' | 'soc2'
  readonly controls: readonly ControlSpec[]
  /** What the framework asks for beside these, of which Keyward knows nothing. */
  readonly notShown: readonly string[]
}

export const frameworkSpecs: Readonly<Record<EvidenceFramework, FrameworkSpec>> = {
  'pci-dss': {
    ...frameworks.pciDss,
    titles: 'pciDss',
    controls: PCI_DSS_CONTROLS,
    notShown: PCI_DSS_NOT_SHOWN,
  },
  soc2: {
    ...frameworks.soc2,
    titles: 'soc2',
    controls: SOC_2_CONTROLS,
    notShown: SOC_2_NOT_SHOWN,
  },
}
