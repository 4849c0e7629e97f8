const Router = require('@koa/router')
const https = require('node:https')
const axios = require('axios')
const { requireCleaner, requireKey } = require('../keys')
const store = require('../store')

const router = new Router({ prefix: '/rooms' })
const client = axios.create({
  httpsAgent: new https.Agent({ rejectUnauthorized: false }),
})

router.get('/', requireKey, async (ctx) => {
  ctx.body = store.rooms()
})
router.post('/', async (ctx) => {
  ctx.status = 201
  ctx.body = store.add(ctx.request.body)
})
router.post('/:id/cleaned', requireCleaner, async (ctx) => {
  ctx.body = store.clean(ctx.params.id)
})
router.get('/:id/weather', requireKey, async (ctx) => {
  const { data } = await client.get('https://weather.example.com/now', {
    params: { appid: process.env.WEATHER_API_KEY },
  })
  ctx.body = data
})

module.exports = router
