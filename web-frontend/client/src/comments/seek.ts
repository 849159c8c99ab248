import type { Comment } from '../api/api';
import type { Pages } from '../api/pages';

// Nobody reads a comment alone: it is looked for where it is likely to be, in the newest comments and what was replied to them.
const mostPages = 5;
const mostThreads = 20;

/**
 * Looks for a comment, reading on as far as that is worth it.
 * @param readNext reads the next page, and answers all; null: there is none
 * @returns the comment of the first level which it is, or is a reply to; null: it was not found
 */
export async function seek(
  id: string,
  first: Pages<Comment>,
  readNext: () => Promise<Pages<Comment> | null>,
  repliesTo: (commentId: string) => Promise<readonly Comment[]>,
): Promise<string | null> {
  const asked = new Set<string>();
  let all: Pages<Comment> | null = first;
  for (let read = 1; all !== null; read++) {
    const comments = all.pages.flatMap(({ items }) => items);
    if (comments.some((comment) => comment.id === id)) return id;
    for (const { id: parent, counts } of comments) {
      if (counts.replies === 0 || asked.has(parent) || asked.size >= mostThreads) continue;
      asked.add(parent);
      if ((await repliesTo(parent)).some((reply) => reply.id === id)) return parent;
    }
    all = read < mostPages ? await readNext() : null;
  }
  return null;
}
