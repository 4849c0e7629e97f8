import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import * as formats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import {
  createFinding,
  createHostileReport,
  createInput,
  createReport,
  sampleFindings,
  sampleRules,
} from '../../../test/scanner-reports/sample-report.ts'
import { probeRules } from '../probe/probe-rules.ts'
import { compareWithBaseline } from './compare-with-baseline.ts'
import { formatSarifReport } from './format-sarif-report.ts'
import { parseBaseline } from './parse-baseline.ts'
import type { ReportInput } from './report-input.ts'

const file = new URL('../../../test/scanner-reports/sarif-schema-2.1.0.json', import.meta.url)

/** The published schema is of draft 4, in whose words it uses nothing that draft 7 changed. */
function createValidator() {
  const { $schema, id, ...schema } = JSON.parse(readFileSync(file, 'utf8'))
  expect([$schema, id]).toEqual([
    'http://json-schema.org/draft-04/schema#',
    'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
  ])
  const ajv = new Ajv({ strict: false, allErrors: true })
  formats.default.default(ajv)
  return ajv.compile(schema)
}

const validate = createValidator()

/** Tests look into it by name. */
function format(input: ReportInput): ReturnType<typeof JSON.parse> {
  const log = JSON.parse(formatSarifReport(input))
  validate(log)
  expect(validate.errors).toBeNull()
  return log.runs[0]
}

describe('formatSarifReport', () => {
  it('is valid by the published schema, which is read for real', () => {
    format(createInput())
    expect(validate({ version: '2.1.0', runs: [{ tool: {} }] })).toBe(false)
  })

  it('is valid without rules, findings and keys', () => {
    const report = createReport({ findings: [], matrix: null, missing: [], documentProblems: [] })
    const run = format(createInput({ report, rules: new Map() }))
    expect(run.results).toEqual([])
  })

  it('is valid with every rule of the product, each with page, tags and controls', () => {
    const rules = new Map(probeRules.map((rule) => [rule.id, rule]))
    const checks = probeRules.map(({ id }) => ({
      ruleId: id,
      operation: null,
      status: 'passed' as const,
      reason: null,
    }))
    const report = createReport({
      findings: [],
      coverage: { ...createReport().coverage, checks },
    })
    const { tool } = format(createInput({ report, rules }))
    expect(tool.driver.rules).toHaveLength(probeRules.length)
    for (const rule of tool.driver.rules) {
      expect(rule.helpUri, rule.id).toMatch(/^https:/)
      expect(rule.properties.tags.length, rule.id).toBeGreaterThan(3)
      expect(rule.properties['security-severity'], rule.id).toMatch(/^\d\.\d$/)
    }
  })

  it('is valid whatever a target answers', () => {
    const { results } = format(createInput({ report: createHostileReport() }))
    expect(results[0].message.text).not.toContain('](')
  })

  it('tells of each rule its weight in numbers, its controls and its remedy with code', () => {
    const { tool, taxonomies } = format(createInput())
    const rule = tool.driver.rules.find(({ id }: { id: string }) => id === 'missing-authentication')
    expect(rule.properties['security-severity']).toBe('9.5')
    expect(rule.properties.tags).toEqual(
      expect.arrayContaining(['security', 'external/cwe/cwe-306', 'pci-dss/7.3.1']),
    )
    expect(rule.help.markdown).toContain("```js\napp.use('/v1', requireKey)\n```")
    expect(rule.helpUri).toMatch(/^https:\/\/owasp\.org\/.*0xa2-broken-authentication\/$/)
    const targets = rule.relationships.map(
      ({ target }: { target: { id: string; toolComponent: { index: number } } }) => target,
    )
    for (const { id, toolComponent } of targets) {
      const taxa = taxonomies[toolComponent.index].taxa.map((each: { id: string }) => each.id)
      expect(taxa).toContain(id)
    }
    const condition = rule.relationships.find(
      ({ target }: { target: { id: string } }) => target.id === '8.3.1',
    )
    expect(condition.description.text).toBe('only where users sign in')
  })

  it('weighs a rule by what it found here: information on loopback is no warning', () => {
    const { tool, results } = format(createInput())
    const rule = tool.driver.rules.find(({ id }: { id: string }) => id === 'hsts-missing')
    expect(rule.properties['security-severity']).toBe('0.0')
    expect(rule.defaultConfiguration.level).toBe('note')
    expect(results.map(({ level }: { level: string }) => level)).toEqual([
      'error',
      'error',
      'warning',
      'note',
    ])
  })

  it('points to the line of the document, else to the report', () => {
    const { results, originalUriBaseIds } = format(createInput())
    expect(results[0].locations[0]).toEqual({
      physicalLocation: {
        artifactLocation: { uri: 'api/open%20api.yaml', uriBaseId: '%SRCROOT%' },
        region: { startLine: 12, startColumn: 5 },
      },
      logicalLocations: [{ fullyQualifiedName: 'GET /v1/users', kind: 'resource' }],
    })
    expect(results[1].locations[0].physicalLocation.artifactLocation.uri).toBe('keyward-scan.sarif')
    expect(originalUriBaseIds).toHaveProperty('%SRCROOT%')
  })

  it.each(['../spec.yaml', '/etc/spec.yaml', 'https://api.example.com/openapi.json', 'C:\\a.yaml'])(
    'names no file outside of the repository: %s',
    (path) => {
      const [rule] = sampleRules.values()
      if (rule === undefined) throw new Error('there is one')
      const findings = [createFinding(rule, { location: { path, line: 3 } })]
      const { results } = format(createInput({ report: createReport({ findings }) }))
      const { artifactLocation } = results[0].locations[0].physicalLocation
      expect(artifactLocation.uri).toBe('keyward-scan.sarif')
    },
  )

  it('shows what was sent and answered', () => {
    const { results } = format(createInput())
    expect(results[0].webRequest).toMatchObject({
      protocol: 'http',
      version: '1.1',
      method: 'GET',
      target: '/v1/users',
      headers: { Host: '127.0.0.1:5000' },
    })
    expect(results[0].webResponse).toMatchObject({
      statusCode: 200,
      reasonPhrase: 'OK',
      headers: { 'Content-Type': 'application/json' },
      body: { text: '[{"id": 1, "email": "a…@example.com"}]' },
    })
  })

  it('gives no two results one fingerprint, and each target a category of its own', () => {
    const twice = createReport({ findings: [...sampleFindings, ...sampleFindings] })
    const { results, automationDetails } = format(createInput({ report: twice }))
    const prints = results.map((each: { partialFingerprints: Record<string, string> }) =>
      JSON.stringify(each.partialFingerprints),
    )
    expect(new Set(prints).size).toBe(8)
    expect(automationDetails.id).toBe('keyward-scan/http/127.0.0.1:5000/')
  })

  it('marks what the baseline knows, and keeps it: code scanning would close it otherwise', () => {
    const report = createReport()
    const known = { findings: [{ fingerprint: 'a1', reason: 'open by agreement' }] }
    const comparison = compareWithBaseline(report, parseBaseline('f', JSON.stringify(known)))
    const { results } = format(createInput({ report, comparison }))
    expect(results[0]).toMatchObject({
      baselineState: 'unchanged',
      suppressions: [{ kind: 'external', justification: 'open by agreement' }],
    })
    expect(results[1].baselineState).toBe('new')
    expect(results[1]).not.toHaveProperty('suppressions')
  })

  it('leaves the least heavy out above what code scanning takes, and says so', () => {
    const [rule] = sampleRules.values()
    if (rule === undefined) throw new Error('there is one')
    const findings = Array.from({ length: 25_003 }, (_, index) =>
      createFinding(rule, { fingerprint: String(index) }),
    )
    const log = JSON.parse(formatSarifReport(createInput({ report: createReport({ findings }) })))
    const [run] = log.runs
    expect(run.results).toHaveLength(25_000)
    const told = run.invocations[0].toolExecutionNotifications
    expect(told.at(-1).message.text).toContain('3 findings of least weight are left out')
  })

  it('is the same for the same report', () => {
    expect(formatSarifReport(createInput())).toBe(formatSarifReport(createInput()))
  })
})
