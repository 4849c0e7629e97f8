import { describe, expect, it } from 'vitest'
import { isDestructive } from './is-destructive.ts'

const destructive = `/createdb /CreateDB /reset /deleteUser /users/1/delete /logout /api/purge-cache
  /x?action=delete /x?cmd=dropTables /x?do=logout /x?delete=1 /x?_method=DELETE /dropdb /resetdb
  /flushall /deleteall /DELETEALL /dELETE /users/1/remove /users/remove/1 /api/v1/users.delete
  /%64elete /%2564elete //reset// /RESET /reset_password /admin/reset-db /clear_cache /cache/clear
  /cacheClear /shutdown /actuator/shutdown /restart /signout /sign-out/logout /unsubscribe
  /api/adduser /api/AddUser /insert /update/3 /seed /init /initdb /populate /populatedb /setRole
  /set-role /wipe /wipedata /drop_table /truncate /user-delete /removeuser /deleteeverything
  /transfer?to=eve&amount=5 /users/7/activate /kill /tokens/revoke /;/delete /a;delete /..;/reset
  /deletedata /logout.php /delete.aspx /users/delete.json /Account/LogOff /connect/endsession
  /resetdatabase /api/createuser /run /exec /uploads/../reset \\delete`

const harmless = `/ /users /users/1 /creators /deleted-items /removal-guides /cancellations /resets
  /deletions /created /createdAt /updates /updated_at /payments /payrolls /settings /sets /address
  /orders /runs /starters /stop-times /import-jobs /update-history /followers /likes /news
  /assets/delete-user.js /backup.zip /.env.save /index.php.save /reset.css /deletedat
  /x?q=delete /x?status=removed /x?sort=created_at /x?delete=false /users/{deleteId} /users/:reset
  /dropdown /droplets /dropbox /stopwords /clearance /cleaners /notifications /subscriptions
  /transfers /uploads /uploads/1 /assignments /runtime /export /search /login /register /verify
  /books/v1/all /api/v1/executions /important /last-update /additional /addresses
  /closest /movies /movements /publications /payload /delivery /deliveries /delegate /android
  /restaurants /rooms /likelihood /lockers /synchronised /installments /migrations /mergers
  /status /stores /posts /banks /banners /acknowledgements /updatedat /initials /seeds /senders
  /resources /remote /purchases /writers /voters /voted /undone /invites /dropoffs`

describe('isDestructive', () => {
  for (const path of destructive.split(/\s+/)) {
    it(`warns of GET ${path}`, () => {
      expect(isDestructive('GET', path)).toBe(true)
    })
  }

  for (const path of harmless.split(/\s+/)) {
    it(`lets GET ${path} pass`, () => {
      expect(isDestructive('GET', path)).toBe(false)
    })
  }

  it('treats HEAD and OPTIONS as GET', () => {
    expect(isDestructive('HEAD', '/createdb')).toBe(true)
    expect(isDestructive('OPTIONS', '/createdb')).toBe(true)
    expect(isDestructive('get', '/createdb')).toBe(true)
  })

  it('expects changes of POST, but no destruction', () => {
    expect(isDestructive('POST', '/users/create')).toBe(false)
    expect(isDestructive('POST', '/orders/1/confirm')).toBe(false)
    expect(isDestructive('POST', '/users')).toBe(false)
    expect(isDestructive('POST', '/database/reset')).toBe(true)
    expect(isDestructive('POST', '/logout')).toBe(true)
    expect(isDestructive('DELETE', '/users/{id}')).toBe(false)
  })

  it('reads a very long path in no time', () => {
    const started = performance.now()
    isDestructive('GET', `/${'a'.repeat(1_000_000)}`)
    isDestructive('GET', `/${'delete'.repeat(100_000)}`)
    isDestructive('GET', '/%25'.repeat(200_000))
    expect(performance.now() - started).toBeLessThan(2_000)
  })
})
