import { describe, expect, it } from 'vitest'
import { namedValue } from './named-value.ts'
import { HEX, sampleText } from './sample-secret.ts'

const value = sampleText(32, HEX)
const datadog = namedValue({ names: /datadog/, ends: /key|token/, value: /[0-9a-f]{32}/ })
const none = () => ''
const find = (text: string, { pattern, judge } = datadog) =>
  [...text.matchAll(pattern)]
    .map(([whole, secret = '']) => ({ secret, whole, before: none, after: none }))
    .filter((match) => judge?.(match) !== 'none')
    .map(({ secret }) => secret)

describe('a value that is known by its name', () => {
  it.each([
    `DATADOG_API_KEY=${value}`,
    `export DATADOG_API_KEY="${value}"`,
    `{"datadogApiKey":"${value}"}`,
    `{"datadog": {"api_key": "${value}"}}`,
    `datadog:\n  api_key: ${value}\n`,
    `datadog.api.key = ${value}`,
    `const datadogKey: string = '${value}'`,
    `os.environ.get("DATADOG_KEY", "${value}")`,
    `process.env.DATADOG_KEY || '${value}'`,
    `#define DATADOG_KEY "${value}"`,
    `<datadog-key>${value}</datadog-key>`,
    `setDatadogApiKey("${value}")`,
    `"{\\"datadog_token\\": \\"${value}\\"}"`,
    `env["DATADOG_TOKEN"] = '${value}'`,
    `datadog_key = b'${value}'`,
    `datadogKey := "${value}"`,
    `const datadogKey string = "${value}"`,
  ])('is found in %s', (text) => {
    expect(find(text)).toEqual([value])
  })

  it.each([
    `DATADOG_API_KEY=${value}0`,
    `DATADOG_API_KEY=${value.toUpperCase()}`,
    `DATADOG_API_KEY=x${value}`,
    `DATADOG_API_KEY=${value}.test`,
    `datadog ${value}`,
    `token = ${value}`,
    `datadog_version = ${value}`,
    `datadog@sha256:${value}`,
  ])('is not found in %s', (text) => {
    expect(find(text)).toEqual([])
  })

  it('takes the whole name where nothing else is asked for', () => {
    const whole = namedValue({ names: /DD_API_KEY|dd-api-key/, value: /[0-9a-f]{32}/ })
    expect(find(`dd-api-key: ${value}`, whole)).toEqual([value])
    expect(find(`dd_api_key_id: ${value}`, whole)).toEqual([])
  })

  it('is found whatever the case of a name with many choices', () => {
    const names = /miro(?:[_-]?(?:api|access|oauth|app))?[_-]?(?:token|key)/
    const many = namedValue({ names, value: /[0-9a-f]{32}/ })
    expect(find(`MIRO_ACCESS_TOKEN=${value}`, many)).toEqual([value])
  })
})
