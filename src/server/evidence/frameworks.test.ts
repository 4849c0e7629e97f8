import { describe, expect, it } from 'vitest'
import { openEvidence } from '../../../test/fixtures/open-evidence.ts'
import { titleOfControl } from '../../scanner/reports/control-titles.ts'
import { EVIDENCE_FRAMEWORKS, frameworkSpecs } from './frameworks.ts'

const idsOf = (name: (typeof EVIDENCE_FRAMEWORKS)[number]) =>
  frameworkSpecs[name].controls.map(({ id }) => id)

/** A number that is wrong makes the whole worthless to an auditor: each change is a decision. */
describe('the controls', () => {
  it('of PCI DSS v4.0.1 are these', () => {
    expect(frameworkSpecs['pci-dss'].version).toBe('4.0.1')
    expect(idsOf('pci-dss')).toEqual([
      ...['2.2.7', '4.2.1', '6.2.4', '6.4.2'],
      ...['7.2.1', '7.2.2', '7.2.5', '7.2.5.1', '7.3.1', '7.3.2', '7.3.3'],
      ...['8.2.1', '8.2.2', '8.2.5', '8.3.2', '8.3.4', '8.6.2', '8.6.3'],
      ...['10.2.1', '10.2.1.4', '10.2.1.5', '10.2.2', '10.3.1', '10.3.4', '10.5.1'],
      ...['12.3.1', '12.5.1'],
    ])
  })

  it('of SOC 2 are these', () => {
    expect(idsOf('soc2')).toEqual([
      ...['CC6.1', 'CC6.2', 'CC6.3', 'CC6.6', 'CC6.7'],
      ...['CC7.1', 'CC7.2', 'CC7.3', 'CC8.1', 'A1.1', 'C1.1'],
    ])
  })

  it('have the titles that findings of scans have', () => {
    for (const name of EVIDENCE_FRAMEWORKS) {
      const { titles } = frameworkSpecs[name]
      const missing = idsOf(name).filter((id) => titleOfControl(titles, id) === null)
      expect(missing).toEqual([])
    }
  })

  it('keep the conditions under which they are about keys at all', () => {
    const conditional = frameworkSpecs['pci-dss'].controls.filter(({ condition }) => condition)
    expect(conditional.map(({ id }) => id)).toEqual(['2.2.7', '4.2.1', '6.4.2'])
    expect(conditional[1]?.condition).toContain('PAN')
  })

  it.each(EVIDENCE_FRAMEWORKS)('never says that anything of %s is complied with', async (name) => {
    await using management = await openEvidence()
    const { text } = await management.call('GET', `/v1/evidence?framework=${name}&format=html`)
    expect(text).not.toMatch(/complian|complies|certif(?:y|ied)|passed/i)
    expect(text).toContain('evidence toward controls, and no verdict')
  })
})
