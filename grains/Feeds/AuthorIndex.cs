using System.Runtime.InteropServices;

namespace InstaHub.Grains.Feeds;

/// <summary>Which feeds on this silo are to be told of posts of a user. Thread-safe.</summary>
internal sealed class AuthorIndex
{
    private const int Stripes = 64;

    private readonly Stripe[] _stripes = [.. Enumerable.Range(0, Stripes).Select(_ => new Stripe())];

    /// <summary>Adds a feed; whoever does so knows that it is not there yet.</summary>
    public void Add(Guid author, FeedInUse feed)
    {
        var stripe = StripeOf(author);
        lock (stripe.Lock)
        {
            ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(stripe.Feeds, author, out _);
            switch (place)
            {
                case null:
                    place = feed; // most authors have one
                    break;
                case FeedInUse one:
                    place = new List<FeedInUse>(2) { one, feed };
                    break;
                case List<FeedInUse> many:
                    many.Add(feed);
                    break;
            }
        }
    }

    public void Remove(Guid author, FeedInUse feed)
    {
        var stripe = StripeOf(author);
        lock (stripe.Lock)
        {
            if (!stripe.Feeds.TryGetValue(author, out var place))
                return;
            if (place == feed)
            {
                stripe.Feeds.Remove(author);
            }
            else if (place is List<FeedInUse> many && many.IndexOf(feed) is var index and >= 0)
            {
                many[index] = many[^1];
                many.RemoveAt(many.Count - 1);
                if (many.Count == 0)
                    stripe.Feeds.Remove(author);
            }
        }
    }

    /// <summary>The feeds at this moment.</summary>
    public ReadOnlySpan<FeedInUse> Of(Guid author, ref FeedInUse[] buffer)
    {
        var stripe = StripeOf(author);
        lock (stripe.Lock)
        {
            if (!stripe.Feeds.TryGetValue(author, out var place))
                return default;
            if (place is FeedInUse one)
            {
                buffer[0] = one;
                return buffer.AsSpan(0, 1);
            }

            var many = (List<FeedInUse>)place!;
            if (buffer.Length < many.Count)
                buffer = new FeedInUse[many.Count + (many.Count / 4)];
            many.CopyTo(buffer);
            return buffer.AsSpan(0, many.Count);
        }
    }

    private Stripe StripeOf(Guid author) => _stripes[(uint)author.GetHashCode() % Stripes];

    private sealed class Stripe
    {
        public Lock Lock { get; } = new();

        // A feed, or a list of them.
        public Dictionary<Guid, object?> Feeds { get; } = [];
    }
}
