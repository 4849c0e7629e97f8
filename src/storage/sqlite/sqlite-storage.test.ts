import { openSqliteUnderTest } from '../../../test/contracts/sqlite-under-test.ts'
import { testStorage } from '../../../test/contracts/storage-contract.ts'

testStorage('sqlite', () => openSqliteUnderTest())
