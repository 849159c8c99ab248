namespace InstaHub.Silo.Commands.Content;

/// <summary>Who follows each invented user: the network the other way round. 4 bytes a follow.</summary>
public sealed class Audiences
{
    private readonly int[] _starts;
    private readonly int[] _followers;

    /// <summary>Turns the network round.</summary>
    public Audiences(SeededNetwork network)
    {
        _starts = new int[network.Users + 1];
        for (var user = 0; user < network.Users; user++)
            _starts[user + 1] = _starts[user] + network.FollowersOf(user);
        _followers = new int[network.Count];
        var ends = _starts[..^1];
        foreach (var (follower, followee) in network.All())
            _followers[ends[followee]++] = follower;
    }

    /// <summary>How many follow a user.</summary>
    public int Count(int user) => _starts[user + 1] - _starts[user];

    /// <summary>Draws different followers of a user.</summary>
    /// <param name="user">Whose.</param>
    /// <param name="count">How many, at most as many as there are.</param>
    /// <param name="random">Decides.</param>
    public int[] Draw(int user, int count, Random random)
    {
        // The first steps of a shuffle, which are taken back.
        var followers = _followers.AsSpan(_starts[user].._starts[user + 1]);
        var swaps = new int[count];
        for (var i = 0; i < count; i++)
        {
            swaps[i] = random.Next(i, followers.Length);
            (followers[i], followers[swaps[i]]) = (followers[swaps[i]], followers[i]);
        }
        var drawn = followers[..count].ToArray();
        for (var i = count - 1; i >= 0; i--)
            (followers[i], followers[swaps[i]]) = (followers[swaps[i]], followers[i]);
        return drawn;
    }
}
