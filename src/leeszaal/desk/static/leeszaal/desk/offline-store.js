// The list of what a desk did without connection. It lives in the browser's own database, written through to disk
// before a scan counts as done, and an act leaves the list only when the server has said that it has it.

const NAME = "leeszaal-desk";
const STORE = "acts";

function open() {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE, { keyPath: "client_id" });
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

async function within(mode, work) {
  const database = await open();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(STORE, mode, { durability: "strict" });
      const asked = work(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(asked?.result);
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

export const keep = (act) => within("readwrite", (store) => store.add(act));

export const remove = (id) => within("readwrite", (store) => store.delete(id));

export async function all() {
  const acts = await within("readonly", (store) => store.getAll());
  return acts.sort((a, b) => a.done_at.localeCompare(b.done_at) || a.order - b.order);
}
