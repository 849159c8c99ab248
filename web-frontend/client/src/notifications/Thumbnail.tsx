import { useQuery } from '@tanstack/react-query';
import { postOptions } from '../posts/queries';
import { Photo } from '../ui/Photo';

// A picture does not change; that a post is gone is seen by who goes there.
const staleTime = 30 * 60_000;

/** The first picture of a post, small; its place alone where it has none or cannot be had. */
export function Thumbnail({ postId }: { postId: string }) {
  const { data: post } = useQuery({ ...postOptions(postId), staleTime, retry: false });
  const [picture] = post?.media ?? [];
  return (
    <span className="size-11 shrink-0 overflow-hidden rounded-sm" aria-hidden="true">
      {picture && <Photo className="size-full" picture={picture} sizes="44px" />}
    </span>
  );
}
