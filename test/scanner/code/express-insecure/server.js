// A shop whose keys go wrong in every way that people get wrong in Express.
import { readFileSync } from 'node:fs'
import https from 'node:https'
import cors from 'cors'
import express from 'express'
import { requireAdmin, requireKey, requirePartner, requireUser } from './auth.js'
import { orders } from './routes/orders.js'
import reports from './routes/reports.js'

const app = express()
const agent = new https.Agent({ rejectUnauthorized: false })

app.use(cors())
app.use(express.json())
app.use((req, res, next) => {
  console.log(req.method, req.url, req.headers)
  next()
})

app.get('/health', (req, res) => res.json({ status: 'ok' }))
app.get('/v1/customers', async (req, res) => {
  res.json(await loadCustomers())
})
app.use('/v1', requireKey, orders)
app.use('/reports', reports)
app.get('/me', requireUser, async (req, res) => res.json(await loadUser(req.user)))
app.post('/partners/orders', requirePartner, async (req, res) => res.json(await add(req.body)))
app.delete('/admin/orders/:id', requireAdmin, async (req, res) => res.json(await drop(req.params)))

app.get('/v1/map', requireKey, async (req, res) => {
  const answer = await fetch(`https://maps.example.com/tiles?key=${process.env.MAPS_API_KEY}`)
  res.json(await answer.json())
})
app.get('/v1/stock', requireKey, (req, res) => {
  https.get('https://stock.example.com', { agent }, (answer) => answer.pipe(res))
})
app.get('/shop', (req, res) => {
  res.render('shop', { paymentSecret: process.env.PAYMENT_SECRET_KEY })
})

const partners = JSON.parse(readFileSync('partner-keys.json', 'utf8'))
app.set('partners', partners)

app.listen(3000)
