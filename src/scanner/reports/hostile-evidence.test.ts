import { describe, expect, it } from 'vitest'
import {
  createHostileReport,
  createInput,
  hostileText,
} from '../../../test/scanner-reports/sample-report.ts'
import { formatReport } from './format-report.ts'
import { reportFormats } from './report-formats.ts'
import { plainStyle } from './report-input.ts'

const input = createInput({ report: createHostileReport() })

describe('markup and terminal escapes in what a target answers', () => {
  it.each(reportFormats)('obey nobody in the form %s', (kind) => {
    const text = formatReport(input, kind, plainStyle)
    expect(text).toContain('alert(1)')
    // Tab and line end are ours; all other controls, and what turns text round, are shown.
    expect(text).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\x9f]/)
    if (kind !== 'junit') expect(text).not.toMatch(/\u202e/)
  })

  it('are text on the page', () => {
    const page = formatReport(input, 'html', plainStyle)
    expect(page).not.toMatch(/<script/i)
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;]]&gt;\\u001b]0;')
  })

  it('are data in the JSON document, unchanged', () => {
    const { findings } = JSON.parse(formatReport(input, 'json', plainStyle))
    expect(findings[0].evidence.request).toBe(hostileText)
  })
})
