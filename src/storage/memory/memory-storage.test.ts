import { testStorage } from '../../../test/contracts/storage-contract.ts'
import { MemoryStorage } from './memory-storage.ts'

testStorage('memory', async () => {
  const storage = new MemoryStorage()
  return { storage, dispose: async () => storage.close() }
})
