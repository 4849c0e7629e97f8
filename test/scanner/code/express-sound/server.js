// The same shop, mended: keys are hashed, scoped, limited, and asked for before every route.
import https from 'node:https'
import cors from 'cors'
import express from 'express'
import { rateLimit } from 'express-rate-limit'
import { requireKey, requireScope, requireUser } from './auth.js'
import { orders } from './routes/orders.js'
import reports from './routes/reports.js'

const app = express()
const agent = new https.Agent({ ca: process.env.STOCK_CA })

app.use(cors({ origin: ['https://shop.example.com'] }))
app.use(express.json())
app.use((req, res, next) => {
  console.log(req.method, req.path, req.get('User-Agent'))
  next()
})

app.get('/health', (req, res) => res.json({ status: 'ok' }))
app.get('/shop', (req, res) => {
  res.render('shop', { paymentKey: process.env.PAYMENT_PUBLISHABLE_KEY })
})
app.get('/me', requireUser, async (req, res) => res.json(await loadUser(req.user)))

app.use(requireKey)
app.use(rateLimit({ windowMs: 60_000, limit: 100, keyGenerator: (req) => req.keyId }))
app.get('/v1/customers', requireScope('read:customers'), async (req, res) => {
  res.json(await loadCustomers())
})
app.use('/v1', orders)
app.use('/reports', reports)
app.delete('/admin/orders/:id', requireScope('delete:orders'), async (req, res) => {
  res.json(await drop(req.params))
})

app.get('/v1/map', requireScope('read:map'), async (req, res) => {
  const headers = { 'X-API-Key': process.env.MAPS_API_KEY }
  const answer = await fetch('https://maps.example.com/tiles', { headers })
  res.json(await answer.json())
})
app.get('/v1/stock', requireScope('read:stock'), (req, res) => {
  https.get('https://stock.example.com', { agent }, (answer) => answer.pipe(res))
})

app.listen(3000, '127.0.0.1')
