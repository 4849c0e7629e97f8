const Router = require('@koa/router')
const https = require('node:https')
const axios = require('axios')
const { requireKey, requireScope } = require('../keys')
const store = require('../store')

const router = new Router({ prefix: '/rooms' })
const client = axios.create({
  httpsAgent: new https.Agent({ ca: process.env.WEATHER_CA }),
})

router.get('/', requireKey, async (ctx) => {
  ctx.body = store.rooms()
})
router.post('/', requireKey, requireScope('write:rooms'), async (ctx) => {
  ctx.status = 201
  ctx.body = store.add(ctx.request.body)
})
router.post('/:id/cleaned', requireKey, requireScope('clean'), async (ctx) => {
  ctx.body = store.clean(ctx.params.id)
})
router.get('/:id/weather', requireKey, async (ctx) => {
  const { data } = await client.get('https://weather.example.com/now', {
    headers: { 'X-API-Key': process.env.WEATHER_API_KEY },
  })
  ctx.body = data
})

module.exports = router
