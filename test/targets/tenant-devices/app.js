/**
 * Devices of several tenants in Express, linked as HAL, with the tenant in the path.
 *
 * SOUND=1 compares the tenant of the path with that of the key, for every method.
 */
import { readFileSync } from 'node:fs'
import express from 'express'

const sound = process.env.SOUND === '1'
const keys = new Map(JSON.parse(process.env.TENANT_KEYS)) // key → { tenant, role }

const app = express()
app.disable('x-powered-by')
app.set('etag', false)
app.use((req, res, next) => {
  res.on('finish', () =>
    console.log(`"${req.method} ${req.originalUrl} HTTP/1.1" ${res.statusCode}`),
  )
  res.set({
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'private, no-store',
    'X-RateLimit-Limit': '10000',
  })
  next()
})

const devices = {
  arctic: [
    { serial: 'QX7-41-LM', kind: 'pump', firmware: '4.2.0', online: true },
    { serial: 'QX7-88-ZA', kind: 'valve', firmware: '4.1.7', online: false },
  ],
  baltic: [
    { serial: 'RT2-09-PP', kind: 'pump', firmware: '4.2.0', online: true },
    { serial: 'RT2-57-CE', kind: 'meter', firmware: '3.9.9', online: true },
  ],
}

app.get('/openapi.yaml', (req, res) =>
  res
    .type('application/yaml')
    .send(readFileSync(new URL('./openapi.yaml', import.meta.url), 'utf8')),
)

app.use('/iot/v1', (req, res, next) => {
  const known = keys.get(req.get('x-tenant-key') ?? '')
  const guarded = sound || req.method === 'GET' || req.method === 'POST'
  if (!known && guarded) return res.status(403).json({ title: 'Forbidden', status: 403 })
  req.caller = known ?? { tenant: '', role: '' }
  next()
})

app.use('/iot/v1/tenants/:tenant', (req, res, next) => {
  if (sound && req.params.tenant !== req.caller.tenant)
    return res.status(404).json({ title: 'Not found', status: 404 })
  next()
})

const base = '/iot/v1/tenants'
app.get(base, (req, res) => {
  const { tenant } = req.caller
  res.json({
    _embedded: {
      tenants: [{ slug: tenant, _links: { devices: { href: `${base}/${tenant}/devices` } } }],
    },
    total: 1,
  })
})
app.get(`${base}/:tenant/devices`, (req, res) => {
  const { tenant } = req.params
  const list = devices[tenant] ?? []
  res.json({
    _embedded: {
      devices: list.map((each) => ({
        ...each,
        _links: { self: { href: `${base}/${tenant}/devices/${each.serial}` } },
      })),
    },
    total: list.length,
  })
})
app.get(`${base}/:tenant/devices/:serial`, (req, res) => {
  const device = (devices[req.params.tenant] ?? []).find(
    (each) => each.serial === req.params.serial,
  )
  if (!device) return res.status(404).json({ title: 'Not found', status: 404 })
  res.json(device)
})
app.get('/iot/v1/admin/audit', (req, res) => {
  if (sound && req.caller.role !== 'admin')
    return res.status(403).json({ title: 'Forbidden', status: 403 })
  res.json({
    entries: [{ at: '2024-04-02T08:11:00Z', action: 'device.claimed', tenant: 'arctic' }],
    total: 1,
  })
})
app.use((req, res) => res.status(404).json({ title: 'Not found', status: 404 }))
app.use((error, req, res, next) =>
  res.status(error.status ?? 500).json({ title: 'Error', status: error.status ?? 500 }),
)

const server = app.listen(Number(process.env.PORT ?? 3000), '127.0.0.1', () =>
  console.log(`Running on http://127.0.0.1:${server.address().port}`),
)
