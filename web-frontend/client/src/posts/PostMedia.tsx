import { Heart } from 'lucide-react';
import { useEffect, useRef, useState, type MouseEvent, type ReactNode } from 'react';
import type { Post } from '../api/api';
import { useSession } from '../api/session';
import { Caption } from './Caption';
import { Carousel } from './Carousel';
import { usePostActions } from './actions';

// Two taps within this time, in milliseconds, are one double tap.
const together = 350;

// So long the heart is seen.
const heartTime = 800;

/** What a post shows: its pictures, or its text where it has none. Two taps like it. */
export function PostMedia({ post, isFirst = false, isWhole = false }: { post: Post; isFirst?: boolean; isWhole?: boolean }) {
  const { user } = useSession();
  const what =
    post.media.length > 0 ? (
      <Carousel pictures={post.media} isFirst={isFirst} isWhole={isWhole} />
    ) : (
      <p className="grid min-h-40 items-center bg-brand-soft px-6 py-10 text-xl wrap-anywhere whitespace-pre-line sm:px-8" dir="auto">
        <span>
          <Caption text={post.caption} mentions={post.mentions} />
        </span>
      </p>
    );
  return user === null ? what : <Likeable post={post}>{what}</Likeable>;
}

function Likeable({ post, children }: { post: Post; children: ReactNode }) {
  const { like } = usePostActions(post);
  const last = useRef(0);
  const [hearts, setHearts] = useState(0);

  useEffect(() => {
    if (hearts === 0) return;
    const timer = setTimeout(() => {
      setHearts(0);
    }, heartTime);
    return () => {
      clearTimeout(timer);
    };
  }, [hearts]);

  const onClick = (event: MouseEvent) => {
    // Links and buttons on it are pressed for what they do.
    if (event.target instanceof Element && event.target.closest('a, button') !== null) return;
    const isSecond = event.timeStamp - last.current < together;
    last.current = isSecond ? 0 : event.timeStamp;
    if (!isSecond) return;
    setHearts((count) => count + 1);
    if (!post.viewer.liked) like(true);
  };

  return (
    <div className="relative touch-manipulation" onClick={onClick}>
      {children}
      {hearts > 0 && (
        <span key={hearts} className="pointer-events-none absolute inset-0 grid place-items-center" aria-hidden="true">
          <Heart className="size-28 fill-on-brand stroke-none drop-shadow-lg motion-safe:animate-heart" />
        </span>
      )}
    </div>
  );
}
