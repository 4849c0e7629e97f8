const Router = require('@koa/router')
const { requireGuest, requireKey, requireScope } = require('../keys')
const store = require('../store')

const router = new Router()

router.get('/bookings', requireKey, requireScope('read:bookings'), async (ctx) => {
  ctx.body = store.bookings(ctx.state.keyId)
})
router.get('/bookings/mine', requireGuest, async (ctx) => {
  ctx.body = store.bookings(ctx.state.guest)
})
router.get('/book', async (ctx) => {
  await ctx.render('book', { payKey: process.env.PAY_PUBLISHABLE_KEY })
})
router.del('/bookings/:id', requireKey, requireScope('write:bookings'), async (ctx) => {
  store.cancel(ctx.params.id)
  ctx.status = 204
})

module.exports = router
