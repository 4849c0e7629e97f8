import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { eventOf } from '../../../test/fixtures/audit-events.ts'
import { parseSyslog } from '../../../test/fixtures/start-syslog-receiver.ts'
import { AUDIT_ACTIONS } from '../../engine/audit/audit-event.ts'
import { hashAuditEvent, toAuditLine } from '../../engine/audit/hash-audit-event.ts'
import { formatSyslog, toSyslogHostname } from './format-syslog.ts'

const ORIGIN = { hostname: 'gate-1.example.com', bytesMax: 8_192 }

describe('an event as syslog', () => {
  it('is what RFC 5424 says, of the facility for audits', () => {
    const event = eventOf(7)
    const message = parseSyslog(formatSyslog(event, ORIGIN))
    expect(message).toMatchObject({
      priority: 13 * 8 + 6,
      timestamp: '2026-01-15T12:00:00.007Z',
      hostname: 'gate-1.example.com',
      application: 'keyward',
      messageId: 'key.updated',
      element: 'keyward@32473',
    })
    expect(message.parameters).toMatchObject({ tenant: 'shop', seq: '7', hash: event.hash })
    expect(message.text).toBe(toAuditLine(event))
  })

  it.each([
    ['denied', 'admin.denied', 4],
    ['noticed', 'key.unusual_use', 5],
    ['noticed', 'key.leak_reported', 4],
    ['done', 'key.revoked', 6],
  ] as const)('has a severity: %s %s', (outcome, action, severity) => {
    const { priority } = parseSyslog(formatSyslog(eventOf(1, { outcome, action }), ORIGIN))
    expect(priority).toBe(13 * 8 + severity)
  })

  it('names every action in as many letters as a MSGID may have (RFC 5424 §6.2.7)', () => {
    for (const action of AUDIT_ACTIONS) expect(action).toMatch(/^[\x21-\x7e]{1,32}$/)
  })

  it('is ASCII whatever is in it, and the event can be had back whole', () => {
    const after = { name: 'Zoë 🔑 \u202e"]\\ \n<13>1 forged' }
    const event = eventOf(1, { after })
    const text = formatSyslog({ ...event, hash: hashAuditEvent(event) }, ORIGIN)
    expect(text).toMatch(/^[\x20-\x7e]*$/)
    expect(JSON.parse(parseSyslog(text).text)).toMatchObject({ after })
  })

  it('cannot be left by a value of its structured data (log injection)', () => {
    const target = { kind: 'role', id: 'x"] <13>1 forged [y z="\\' } as const
    const actor = { kind: 'admin_key', id: 'a\r\nb]\u2028' } as const
    const text = formatSyslog(eventOf(1, { target, actor }), ORIGIN)
    const { parameters, messageId } = parseSyslog(text)
    expect(messageId).toBe('key.updated')
    expect(parameters['target']).toBe(target.id)
    expect(text).not.toMatch(/[\r\n]/)
  })

  it('can be read again, whatever strangers had written into it', () => {
    const text = fc.string({ unit: 'binary', maxLength: 40 })
    fc.assert(
      fc.property(text, text, text, (id, name, requestId) => {
        const target = { kind: 'role', id } as const
        const event = eventOf(1, { target, requestId, after: { name } })
        const message = parseSyslog(formatSyslog(event, ORIGIN))
        expect(message.text).toMatch(/^[\x20-\x7e]*$/)
        const { hash, ...told } = JSON.parse(message.text)
        expect(told.after.name).toBe(name.toWellFormed())
        expect(message.parameters['hash']).toBe(hash)
      }),
    )
  })

  it('that is too long goes without its long members, and says so', () => {
    const long = { routes: 'x'.repeat(9_000) }
    const event = eventOf(1, { before: long, after: { name: 'short' } })
    const message = parseSyslog(formatSyslog(event, ORIGIN))
    expect(message.parameters['omitted']).toBe('before')
    expect(JSON.parse(message.text)).toMatchObject({ before: null, after: { name: 'short' } })
    const longer = eventOf(1, { before: long, after: long, details: long })
    const text = formatSyslog(longer, { ...ORIGIN, bytesMax: 1_024 })
    expect(parseSyslog(text).parameters['omitted']).toBe('before after details')
    expect(text.length).toBeLessThanOrEqual(1_024)
  })
})

describe('the name of this machine', () => {
  it('is letters that the form allows, or none', () => {
    expect(toSyslogHostname('gate 1\n', 255)).toBe('gate1')
    expect(toSyslogHostname('ÜÜ', 255)).toBe('-')
    expect(toSyslogHostname('x'.repeat(300), 255)).toHaveLength(255)
  })
})
