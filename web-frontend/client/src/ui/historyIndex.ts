/** The number of the entry of the browser's history that is shown, which the router keeps there, from 0 on, where somebody came in; null: unknown. */
export function historyIndex(): number | null {
  const state: unknown = history.state;
  return typeof state === 'object' && state !== null && 'idx' in state && typeof state.idx === 'number' ? state.idx : null;
}
