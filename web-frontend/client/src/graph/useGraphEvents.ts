import { useQueryClient } from '@tanstack/react-query';
import { useLiveEvent } from '../live/live';
import { dropRelation } from './relations';

/** Keeps what is shown of relations right while others follow, ask and accept. */
export function useGraphEvents() {
  const queries = useQueryClient();
  useLiveEvent('notification:new', ({ kind, actors }) => {
    if (kind !== 'follow' && kind !== 'request' && kind !== 'accepted') return;
    // What was said to the last act is older than this.
    for (const { id } of actors) dropRelation(id);
    void queries.invalidateQueries({ queryKey: ['profiles', 'one'] });
    void queries.invalidateQueries({ queryKey: ['graph'], refetchType: kind === 'request' ? 'active' : 'none' });
    if (kind === 'accepted') {
      void queries.invalidateQueries({ queryKey: ['feed'], refetchType: 'none' });
      for (const { id } of actors) void queries.invalidateQueries({ queryKey: ['posts', 'of', id] });
    }
  });
}
