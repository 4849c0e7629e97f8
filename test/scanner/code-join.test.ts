/** A scan of a real Flask program, joined with its source. */

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ScanReport } from '../../src/scanner/scan-report.ts'
import { createScratchDirectory, removeDirectory, runKeyward } from '../fixtures/start-keyward.ts'

const PROGRAM = [
  'import os',
  'from functools import wraps',
  'from flask import Flask, abort, jsonify, request',
  '',
  'app = Flask(__name__)',
  '',
  '',
  'def require_key(view):',
  '    @wraps(view)',
  '    def checked(**given):',
  '        if request.headers.get("X-API-Key", "") != os.environ["SHOP_KEY"]:',
  '            abort(401)',
  '        return view(**given)',
  '    return checked',
  '',
  '',
  '@app.get("/v1/users")',
  'def list_users():',
  '    return jsonify([{"id": 1, "name": "Ann", "email": "ann@example.com"}])',
  '',
  '',
  '@app.get("/v1/users/<int:user_id>")',
  'def show_user(user_id):',
  '    return jsonify(id=user_id, name="Ann", email="ann@example.com")',
  '',
  '',
  '@app.get("/v1/orders")',
  '@require_key',
  'def list_orders():',
  '    return jsonify([{"id": 3, "total": 5}])',
  '',
  '',
  '@app.delete("/v1/orders/<int:order_id>")',
  'def delete_order(order_id):',
  '    return "", 204',
  '',
  '',
  '@app.get("/v1/token")',
  'def refresh():',
  '    return jsonify(refused=request.args.get("api_key") is None)',
  '',
  '',
  'if __name__ == "__main__":',
  '    app.run(host="127.0.0.1", port=0)',
  '',
].join('\n')

const get = { responses: { 200: { description: 'OK' } } }
const id = { name: 'id', in: 'path', required: true, schema: { type: 'integer' }, example: 1 }
const DOCUMENT = {
  openapi: '3.1.0',
  info: { title: 'Shop', version: '1.0.0' },
  components: { securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-API-Key' } } },
  security: [{ key: [] }],
  paths: {
    '/v1/users': { get },
    '/v1/users/{id}': { parameters: [id], get },
    '/v1/orders': { get },
  },
}

const root = createScratchDirectory()
const work = join(root, 'shop')
let program: ReturnType<typeof spawn>
let report: ScanReport
let sarif: { runs: { results: Record<string, unknown>[] }[] }

beforeAll(async () => {
  mkdirSync(work)
  writeFileSync(join(work, 'app.py'), PROGRAM)
  writeFileSync(join(root, 'openapi.json'), JSON.stringify(DOCUMENT))
  program = spawn('/usr/bin/python3', ['-B', '-u', 'app.py'], {
    cwd: work,
    env: { SHOP_KEY: 'of-a-test' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const url = await new Promise<string>((resolve, reject) => {
    let log = ''
    const onOutput = (chunk: Buffer) => {
      log += chunk.toString()
      const address = /Running on (http:\/\/127\.0\.0\.1:\d+)/.exec(log)?.[1]
      if (address !== undefined) resolve(address)
    }
    program.stdout?.on('data', onOutput)
    program.stderr?.on('data', onOutput)
    program.once('exit', () => reject(new Error(log)))
  })
  const outputs = ['json', 'sarif', 'html', 'txt'].flatMap((each) => ['--output', `r.${each}`])
  const args = ['scan', url, '--openapi', 'openapi.json', '--code', 'shop', ...outputs]
  await runKeyward(args, { cwd: root, env: {} })
  report = JSON.parse(readFileSync(join(root, 'r.json'), 'utf8'))
  sarif = JSON.parse(readFileSync(join(root, 'r.sarif'), 'utf8'))
}, 60_000)

afterAll(async () => {
  if (program.exitCode === null) {
    const ended = once(program, 'exit')
    program.kill()
    await ended
  }
  removeDirectory(root)
})

describe('keyward scan --code', () => {
  it('names the route behind each open operation, also under other names of parameters', () => {
    const open = report.findings.filter(({ ruleId }) => ruleId === 'missing-authentication')
    expect(open.map(({ operation, source }) => [operation?.path, source])).toEqual([
      [
        '/v1/users',
        expect.objectContaining({ path: 'shop/app.py', line: 17, ruleId: 'route-without-auth' }),
      ],
      [
        '/v1/users/{id}',
        expect.objectContaining({ path: 'shop/app.py', line: 22, ruleId: 'route-without-auth' }),
      ],
    ])
  })

  it('names the operations that prove a flaw, and none for what was not seen', () => {
    const inSource = report.source?.findings ?? []
    const routes = inSource.filter(({ ruleId }) => ruleId === 'route-without-auth')
    const proven = routes.map(({ location, provenBy }) => [
      location?.line,
      provenBy?.find(({ ruleId }) => ruleId === 'missing-authentication')?.operation?.path,
    ])
    expect(new Map(proven as [number, string | undefined][])).toEqual(
      new Map([
        [17, '/v1/users'],
        [22, '/v1/users/{id}'],
        [33, undefined],
      ]),
    )
    const unseen = inSource.find(({ ruleId }) => ruleId === 'api-key-not-constant-time')
    expect(unseen?.provenBy).toEqual([])
  })

  it('shows the link in reports for people', () => {
    for (const file of ['r.txt', 'r.html']) {
      expect(readFileSync(join(root, file), 'utf8'), file).toContain('shop/app.py:17')
    }
  })

  it('places the finding at the line of the source in SARIF', () => {
    const results = sarif.runs[0]?.results ?? []
    const open = results.filter(({ ruleId }) => ruleId === 'missing-authentication')
    expect(open).toHaveLength(2)
    expect(open[0]).toMatchObject({
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'shop/app.py' },
            region: { startLine: 17 },
          },
        },
      ],
    })
  })
})
