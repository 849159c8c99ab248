using InstaHub.GrainInterfaces.Graph;

namespace InstaHub.Silo.Commands;

/// <summary>What one invented user has marked another as.</summary>
public readonly record struct SeededMark(int Owner, int Target, UserMark Mark);

/// <summary>
/// What there is between invented users beside follows: some blocks, of whom nobody follows the other either way; some mutes of
/// followees; and requests to follow private accounts. In ascending order.
/// </summary>
public sealed class SeededRelations
{
    private const double BlockingShare = 0.01;
    private const double MutingShare = 0.03;
    private const int MaxRequests = 4;

    private SeededRelations(IReadOnlyList<SeededMark> marks, IReadOnlyList<(int Requester, int Target)> requests) =>
        (Marks, Requests) = (marks, requests);

    /// <summary>Blocks and mutes.</summary>
    public IReadOnlyList<SeededMark> Marks { get; }

    /// <summary>Requests that have not been answered.</summary>
    public IReadOnlyList<(int Requester, int Target)> Requests { get; }

    /// <summary>Invents them; they follow from the seed and the network.</summary>
    /// <param name="seed">The network's.</param>
    /// <param name="network">Who follows whom.</param>
    /// <param name="isPrivate">Of each user, whether only who is let may follow them.</param>
    public static SeededRelations Invent(int seed, SeededNetwork network, IReadOnlyList<bool> isPrivate)
    {
        var random = new Random(unchecked((seed * 397) ^ ~network.Users));
        var marks = new List<SeededMark>();
        var blocks = new HashSet<(int Owner, int Target)>();
        for (var user = 0; user < network.Users; user++)
        {
            if (random.NextDouble() < BlockingShare && random.Next(network.Users) is var other && other != user
                && !network.Follows(user, other) && !network.Follows(other, user) && blocks.Add((user, other)))
                marks.Add(new SeededMark(user, other, UserMark.Block));
            if (random.NextDouble() < MutingShare && network.FollowsOf(user) is { Length: > 0 } follows)
                marks.Add(new SeededMark(user, follows[random.Next(follows.Length)], UserMark.Mute));
        }

        var requests = new HashSet<(int Requester, int Target)>();
        for (var user = 0; user < network.Users; user++)
        {
            for (var i = isPrivate[user] ? random.Next(MaxRequests + 1) : 0; i > 0; i--)
            {
                var requester = random.Next(network.Users);
                if (requester != user && !network.Follows(requester, user) && !blocks.Contains((user, requester)) && !blocks.Contains((requester, user)))
                    requests.Add((requester, user));
            }
        }
        return new SeededRelations(marks, [.. requests.Order()]);
    }
}
