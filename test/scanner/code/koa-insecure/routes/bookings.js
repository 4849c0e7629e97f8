const Router = require('@koa/router')
const { requireGuest, requireHotel } = require('../keys')
const store = require('../store')

const router = new Router()

router.get('/bookings', requireHotel, async (ctx) => {
  ctx.body = store.bookings(ctx.state.hotel)
})
router.get('/bookings/mine', requireGuest, async (ctx) => {
  ctx.body = store.bookings(ctx.state.guest)
})
router.get('/book', async (ctx) => {
  await ctx.render('book', { paySecret: process.env.PAY_SECRET_KEY })
})
router.del('/bookings/:id', async (ctx) => {
  store.cancel(ctx.params.id)
  ctx.status = 204
})

module.exports = router
