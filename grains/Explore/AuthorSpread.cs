namespace InstaHub.Grains.Explore;

/// <summary>
/// Spreads authors over a list: in any <paramref name="stretch"/> posts that follow each other, none has more than
/// <paramref name="most"/>, as long as there are posts of others. Within that the order stays. Pure.
/// </summary>
/// <remarks>
/// Greedy: each place gets the best post left whose author is not in too much of what comes directly before. When all who are left
/// are, that of the one among them who has not been shown for longest.
/// </remarks>
public sealed class AuthorSpread(int stretch, int most)
{
    /// <summary>Spreads posts.</summary>
    /// <param name="posts">The best first.</param>
    public IEnumerable<ExploreCandidate> Spread(IEnumerable<ExploreCandidate> posts)
    {
        var authors = new Dictionary<Guid, Author>();
        foreach (var (rank, post) in posts.Index())
        {
            if (!authors.TryGetValue(post.AuthorId, out var author))
                authors[post.AuthorId] = author = new Author();
            author.Left.Enqueue((rank, post));
        }

        // Those who may come next, by the best that they have left; and those who must wait, the one shown longest ago first.
        var ready = new PriorityQueue<Author, int>(authors.Values.Select(author => (author, author.Left.Peek().Rank)));
        var waiting = new LinkedList<Author>();
        var shown = new Queue<Author>(stretch);
        while (true)
        {
            if (shown.Count == stretch)
                Release(shown.Dequeue(), ready, waiting);
            if (Next(ready, waiting) is not { } next)
                yield break;

            yield return next.Left.Dequeue().Post;
            next.Shown++;
            shown.Enqueue(next);
            if (next.Left.Count == 0)
                continue;
            if (next.Shown < most)
                ready.Enqueue(next, next.Left.Peek().Rank);
            else
                next.Waits = waiting.AddLast(next);
        }
    }

    // Who was shown a stretch ago counts no more.
    private void Release(Author past, PriorityQueue<Author, int> ready, LinkedList<Author> waiting)
    {
        past.Shown--;
        if (past.Shown >= most || past.Waits is not { } place)
            return;
        waiting.Remove(place);
        past.Waits = null;
        ready.Enqueue(past, past.Left.Peek().Rank);
    }

    private static Author? Next(PriorityQueue<Author, int> ready, LinkedList<Author> waiting)
    {
        if (ready.TryDequeue(out var best, out _))
            return best;
        if (waiting.First is not { } longest)
            return null;
        waiting.Remove(longest);
        longest.Value.Waits = null;
        return longest.Value;
    }

    private sealed class Author
    {
        public Queue<(int Rank, ExploreCandidate Post)> Left { get; } = new();

        /// <summary>How many of the last stretch are this author's.</summary>
        public int Shown { get; set; }

        public LinkedListNode<Author>? Waits { get; set; }
    }
}
