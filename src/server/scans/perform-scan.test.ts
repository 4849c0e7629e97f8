import { expect, it } from 'vitest'
import { openPeopleTarget, openTarget } from '../../../test/fixtures/open-scans.ts'
import { limits } from '../../base/limits.ts'
import { chooseReach } from '../outbound/address-reach.ts'
import { hideTexts } from './hide-texts.ts'
import { performScan, type ScanOrder } from './perform-scan.ts'

function orderOf(target: string, changes: Partial<ScanOrder> = {}): ScanOrder {
  return {
    target,
    isLoopback: true,
    reach: chooseReach('127.0.0.1', [], true),
    keys: [],
    openapi: null,
    isActive: false,
    requestsBudget: 200,
    requestsPerSecond: null,
    onlyRules: null,
    skippedRules: [],
    version: '0.0.0',
    ...changes,
  }
}

it('counts the findings of the report that it keeps', async () => {
  const { summary, report } = await performScan(orderOf(await openPeopleTarget()), {})
  const { findings, score, grade, complete } = JSON.parse(report)
  expect(summary).toMatchObject({ score, grade, complete })
  const counts = Object.values(summary.findings).reduce((sum, count) => sum + count, 0)
  expect(counts).toBe(findings.length)
  expect(Buffer.byteLength(report)).toBeLessThan(limits.scanReportBytesMax)
})

it('tells of a document that cannot be read, without the keys that came along', async () => {
  const key = `${'document'}-key-0815-4711`
  const target = await openTarget((_, res) => {
    res.statusCode = 404
    res.end()
  })
  const openapi = `${target}/${key}.json`
  const scanned = performScan(orderOf(target, { openapi, keys: [{ name: 'a', text: key }] }), {})
  const error = await scanned.catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({ code: 'openapi_invalid' })
  expect(JSON.stringify(error)).toContain('[key].json')
  expect(JSON.stringify(error)).not.toContain(key)
})

it('hides given texts in names and values, raw and percent-encoded, but no short words', () => {
  const texts = ['a long/key of 1', 'short']
  const value = { 'x a long/key of 1': ['short', encodeURIComponent('a long/key of 1'), 7, null] }
  expect(hideTexts(value, texts)).toEqual({ 'x [key]': ['short', '[key]', 7, null] })
})
