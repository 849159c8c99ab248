namespace InstaHub.Silo.Commands;

/// <summary>
/// Who follows whom among invented users, who are known by their numbers. It follows from the seed and the number of users. Nobody
/// follows anybody twice, or themselves. Needs about 300 bytes of memory a user while it is made, half of it afterwards.
/// </summary>
/// <remarks>
/// The numbers of <see cref="SeededDegrees"/> are brought together by dealing: each user is on as many cards as they have followers,
/// the cards are shuffled, and everybody is dealt as many as they follow; who gets a card twice, or their own, swaps it with somebody
/// whom both cards suit. Then users follow some of their followers back, for which a part of what they may follow was set aside.
/// </remarks>
public sealed class SeededNetwork
{
    private readonly int[] _starts;
    private readonly int[] _follows;
    private readonly int[] _followers;

    private SeededNetwork(int[] starts, int[] follows, int[] followers) => (_starts, _follows, _followers) = (starts, follows, followers);

    /// <summary>How many users there are.</summary>
    public int Users => _followers.Length;

    /// <summary>How many follows there are.</summary>
    public int Count => _follows.Length;

    /// <summary>Makes the network of a seed.</summary>
    public static SeededNetwork Invent(int seed, int users)
    {
        // Not the sequence that the accounts are made from.
        var random = new Random(unchecked((seed * 397) ^ users));
        var total = (long)(users * Math.Min(SeededDegrees.MeanFollows, (users - 1) / 4.0));
        // Of two that follow each other one follows back: half of the follows that are returned are those that return.
        var returning = (long)(total * SeededDegrees.Reciprocity / 2);
        var follows = SeededDegrees.Follows(users, total, random);
        var followers = SeededDegrees.Followers(users, total - returning, random);
        var returned = Share(follows, followers, returning, random);
        for (var user = 0; user < users; user++)
            follows[user] -= returned[user];
        var dealt = CardDealing.Deal(follows, followers, random);
        return FollowBack(dealt, returned, random);
    }

    /// <summary>Whom a user follows, in ascending order.</summary>
    public ReadOnlySpan<int> FollowsOf(int user) => _follows.AsSpan(_starts[user].._starts[user + 1]);

    /// <summary>How many follow a user.</summary>
    public int FollowersOf(int user) => _followers[user];

    /// <summary>Whether one follows another.</summary>
    public bool Follows(int follower, int followee) => FollowsOf(follower).BinarySearch(followee) >= 0;

    /// <summary>All follows, by follower and then by followee.</summary>
    public IEnumerable<(int Follower, int Followee)> All()
    {
        for (var user = 0; user < Users; user++)
        {
            for (var i = _starts[user]; i < _starts[user + 1]; i++)
                yield return (user, _follows[i]);
        }
    }

    // How many followers each user follows back: one share of what they follow, as far as they have followers, found by halving.
    private static int[] Share(int[] follows, int[] followers, long total, Random random)
    {
        var (low, high) = (0.0, 1.0);
        for (var i = 0; i < 40; i++)
        {
            var middle = (low + high) / 2;
            if (follows.Zip(followers, (own, others) => Math.Min(own * middle, others)).Sum() < total)
                low = middle;
            else
                high = middle;
        }
        return [.. follows.Zip(followers, (own, others) => (int)(Math.Min(own * high, others) + random.NextDouble()))];
    }

    private static SeededNetwork FollowBack(CardDealing dealt, int[] returned, Random random)
    {
        var users = returned.Length;
        var (followerStarts, followers) = dealt.Reverse();
        var backs = new List<int>(dealt.Count / 5);
        var starts = new int[users + 1];
        var follows = new List<int>(dealt.Count + dealt.Count / 5);
        var counts = new int[users];
        var left = 0;
        for (var user = 0; user < users; user++)
        {
            var own = dealt.Of(user);
            // What others had nobody left to spend on is taken up by who has more followers.
            var wanted = Math.Min(returned[user] + left, Math.Min(SeededDegrees.MaxFollows - own.Length, 1 + (2 * returned[user])));
            backs.Clear();
            Choose(followers.AsSpan(followerStarts[user]..followerStarts[user + 1]), own, wanted, backs, random);
            left += returned[user] - backs.Count;

            var at = follows.Count;
            foreach (var followee in own)
                follows.Add(followee);
            follows.AddRange(backs);
            follows.Sort(at, follows.Count - at, null);
            starts[user + 1] = follows.Count;
        }
        foreach (var followee in follows)
            counts[followee]++;
        return new SeededNetwork(starts, [.. follows], counts);
    }

    private static void Choose(Span<int> followers, ReadOnlySpan<int> own, int wanted, List<int> chosen, Random random)
    {
        for (var i = 0; i < followers.Length && chosen.Count < wanted; i++)
        {
            var other = random.Next(i, followers.Length);
            (followers[i], followers[other]) = (followers[other], followers[i]);
            if (!own.Contains(followers[i]))
                chosen.Add(followers[i]);
        }
    }
}
