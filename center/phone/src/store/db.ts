/** The phone's own store: IndexedDB with promises. What is written here survives the closing of the browser. */
export type Store = 'orders' | 'devices' | 'deeds' | 'photos' | 'pictures' | 'drafts' | 'meta'

const NAME = 'gengfu-phone'
const VERSION = 1
let opened: Promise<IDBDatabase> | undefined

function open(): Promise<IDBDatabase> {
  opened ??= new Promise((done, failed) => {
    const request = indexedDB.open(NAME, VERSION)
    request.onupgradeneeded = () => {
      const db = request.result
      db.createObjectStore('orders', { keyPath: 'id' })
      db.createObjectStore('devices', { keyPath: 'code' })
      db.createObjectStore('deeds', { keyPath: 'seq', autoIncrement: true }).createIndex('id', 'id', { unique: true })
      db.createObjectStore('photos', { keyPath: 'id' })
      // The pictures' bytes apart from what is known about them: lists need not read megabytes.
      db.createObjectStore('pictures')
      db.createObjectStore('drafts')
      db.createObjectStore('meta')
    }
    request.onsuccess = () => {
      request.result.onclose = () => (opened = undefined)
      done(request.result)
    }
    request.onerror = () => {
      opened = undefined
      failed(request.error ?? new Error('the store cannot be opened'))
    }
  })
  return opened
}

/** One transaction over some stores; done when everything lies safely on the phone. */
export async function change<T>(stores: Store[], work: (of: (store: Store) => IDBObjectStore) => T): Promise<T> {
  const db = await open()
  return new Promise((done, failed) => {
    const transaction = db.transaction(stores, 'readwrite', { durability: 'strict' })
    let result: T
    transaction.oncomplete = () => done(result)
    transaction.onerror = () => failed(transaction.error ?? new Error('not written'))
    transaction.onabort = () => failed(transaction.error ?? new Error('not written'))
    try {
      result = work((store) => transaction.objectStore(store))
    } catch (problem) {
      transaction.abort()
      failed(problem)
    }
  })
}

async function ask<T>(store: Store, question: (store: IDBObjectStore) => IDBRequest): Promise<T> {
  const db = await open()
  return new Promise((done, failed) => {
    const request = question(db.transaction(store, 'readonly').objectStore(store))
    request.onsuccess = () => done(request.result as T)
    request.onerror = () => failed(request.error ?? new Error('not read'))
  })
}

export function all<T>(store: Store): Promise<T[]> {
  return ask<T[]>(store, (one) => one.getAll())
}

export function get<T>(store: Store, key: IDBValidKey): Promise<T | undefined> {
  return ask<T | undefined>(store, (one) => one.get(key))
}

/** Writes a value; stores without keys of their own need the key beside it. */
export async function put(store: Store, value: unknown, key?: IDBValidKey): Promise<void> {
  await change([store], (of) => void (key === undefined ? of(store).put(value) : of(store).put(value, key)))
}

export async function remove(store: Store, key: IDBValidKey): Promise<void> {
  await change([store], (of) => void of(store).delete(key))
}
