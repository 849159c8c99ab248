import { useQueryClient } from '@tanstack/react-query';
import { useLiveEvent } from '../live/live';
import { receiveUsers } from './relations';

/** Keeps what is shown of relations right while others follow, ask and accept. */
export function useGraphEvents() {
  const queries = useQueryClient();
  useLiveEvent('notification:new', ({ kind, actors }) => {
    if (kind !== 'follow' && kind !== 'request' && kind !== 'accepted') return;
    receiveUsers(actors, performance.now());
    void queries.invalidateQueries({ queryKey: ['profiles', 'one'] });
    void queries.invalidateQueries({ queryKey: ['graph'], refetchType: kind === 'request' ? 'active' : 'none' });
    if (kind === 'accepted') {
      void queries.invalidateQueries({ queryKey: ['feed'], refetchType: 'none' });
      for (const { id } of actors) void queries.invalidateQueries({ queryKey: ['posts', 'of', id] });
    }
  });
}
