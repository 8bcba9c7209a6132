// Keeps the draft in the browser. Two places take it: local storage, which other tabs see at once,
// and the database, which is on the disk before the next word is typed even if the browser is killed.

class Store {
  constructor(key, { onOutside, onTrouble, onKept }) {
    this.key = key;
    this.tab = Math.random().toString(36).slice(2);
    this.revision = 0;
    this.outside = null;
    Object.assign(this, { onOutside, onTrouble, onKept });
    addEventListener("storage", (event) => {
      if (event.key !== this.key || event.newValue === null) return;
      const record = parsed(event.newValue);
      // What another workbook only notes of it is no other draft.
      if (record && !record.isSettled && record.tab !== this.tab) this.meet(record);
    });
  }

  /** What was kept last; null when there is nothing. */
  async load() {
    const inDatabase = await Promise.race([
      this.database("readonly", (drafts) => drafts.get(this.key)).catch(() => null),
      // Some browsers' databases never answer.
      new Promise((resolve) => setTimeout(resolve, 5000, null)),
    ]);
    const records = [this.readLocal(), inDatabase];
    const newest = records.filter(Boolean).sort((one, two) => two.revision - one.revision)[0] ?? null;
    if (newest) this.revision = newest.revision;
    this.begun = newest?.begun ?? new Date().toISOString();
    return newest;
  }

  /** Keeps a draft, unless another tab has kept another one since. */
  save(judgements) {
    if (this.outside) {
      this.onOutside();
      return false;
    }
    const held = this.readLocal();
    if (held && held.revision > this.revision && held.tab !== this.tab) {
      this.meet(held);
      return false;
    }
    const record = { revision: Math.max(this.revision, held?.revision ?? 0) + 1, tab: this.tab, begun: this.begun, saved: new Date().toISOString(), judgements };
    this.revision = record.revision;
    const database = this.database("readwrite", (drafts) => drafts.put(record, this.key));
    try {
      localStorage.setItem(this.key, JSON.stringify(record));
      this.onKept(new Date());
      database.catch(() => {});
    } catch (error) {
      this.onTrouble(error.name === "QuotaExceededError" ? "full" : "forbidden", database);
    }
    return true;
  }

  /** Drafts of the same team, kept before this workbook was begun and not settled, the latest first. */
  earlier(prefix) {
    try {
      return Object.keys(localStorage).filter((key) => key.startsWith(prefix) && key !== this.key)
        .map((key) => ({ ...parsed(localStorage.getItem(key)), key }))
        .filter((record) => record.judgements && !record.isSettled && record.saved < this.begun)
        .sort((one, two) => two.saved.localeCompare(one.saved));
    } catch {
      return [];
    }
  }

  /** Notes that an earlier draft was taken over or left, unless more was kept of it since. */
  settleEarlier({ key, revision }) {
    try {
      const record = parsed(localStorage.getItem(key));
      if (record?.revision === revision) localStorage.setItem(key, JSON.stringify({ ...record, isSettled: true }));
    } catch {
      // It's offered once more.
    }
  }

  /** Goes on from what another tab has kept, or over it. */
  settle() {
    this.revision = Math.max(this.revision, this.outside?.revision ?? 0);
    this.outside = null;
  }

  meet(record) {
    this.outside = record;
    this.onOutside();
  }

  readLocal() {
    try {
      return parsed(localStorage.getItem(this.key));
    } catch {
      return null;
    }
  }

  async database(mode, use) {
    this.opened ??= new Promise((resolve, reject) => {
      const request = indexedDB.open("laser-drafts", 1);
      request.onupgradeneeded = () => request.result.createObjectStore("drafts");
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const transaction = (await this.opened).transaction("drafts", mode, { durability: "strict" });
    const request = use(transaction.objectStore("drafts"));
    return new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve(request.result ?? null);
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });
  }
}

/** A record as it was kept; null for anything else. */
function parsed(text) {
  try {
    const record = JSON.parse(text);
    return Array.isArray(record?.judgements) && Number.isInteger(record.revision) ? record : null;
  } catch {
    return null;
  }
}

