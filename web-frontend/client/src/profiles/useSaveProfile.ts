import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, take, type Schemas } from '../api/api';
import { useSession } from '../api/session';
import { toast } from '../ui/toasts';

type Edit = Schemas['EditProfileRequest'];

/** Changes one's profile, everywhere it is shown. What was refused is for who asked for it. */
export function useSaveProfile() {
  const queries = useQueryClient();
  const { update } = useSession();
  const { mutateAsync, isPending } = useMutation({
    networkMode: 'always',
    mutationFn: async ({ edit }: { edit: () => Promise<Edit>; said: string }) => take(api.PATCH('/api/v1/users/me', { body: await edit() })),
    onSuccess: (me, { said }) => {
      update(me);
      // Lists have one's name and picture at every post.
      void queries.invalidateQueries();
      toast(said);
    },
  });
  return {
    /** Makes an edit, and sends it; says `said` when it is done. */
    save: (edit: () => Promise<Edit>, said: string) => mutateAsync({ edit, said }),
    isSaving: isPending,
  };
}
