/** What tests of several tabs take for a browser's own: happy-dom has neither. */

/** Web Locks, as far as they are used: whoever asks for a name waits for those before. */
export function locks() {
  const queues = new Map<string, Promise<unknown>>();
  return {
    request: (name: string, act: () => Promise<unknown>) => {
      const turn = (queues.get(name) ?? Promise.resolve()).then(act, act);
      queues.set(name, turn);
      return turn;
    },
  };
}

/** A class of channels of one name: they hear each other, but not themselves, at once. */
export function channels() {
  const tabs: EventTarget[] = [];
  return class extends EventTarget {
    constructor() {
      super();
      tabs.push(this);
    }

    postMessage(data: unknown) {
      for (const tab of tabs) if (tab !== this) tab.dispatchEvent(new MessageEvent('message', { data }));
    }
  };
}
