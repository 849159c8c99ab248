using InstaHub.GrainInterfaces.Chats;

namespace InstaHub.Silo.Commands.Content;

/// <summary>A message of an invented chat.</summary>
/// <param name="Id">Message id.</param>
/// <param name="Sender">Whose, by their place in the chat.</param>
/// <param name="At">UTC.</param>
/// <param name="ReplyTo">The place of the message that it replies to; -1: none.</param>
/// <param name="Reactions">How many have reacted to it: those who come next after the sender in the chat.</param>
public readonly record struct SeededMessage(Guid Id, int Sender, DateTime At, int ReplyTo, int Reactions);

/// <summary>An invented chat.</summary>
/// <param name="Id">Chat id.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Of groups.</param>
/// <param name="Members">Numbers of users, who began it first; all others follow that one, but for whom is asked.</param>
/// <param name="IsAsked">Whether it is private and the other, who does not follow who began it, has not answered.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="Messages">In their order.</param>
/// <param name="ReadUpTo">How many messages each member has read.</param>
public sealed record SeededChat(
    Guid Id, ChatKind Kind, string Name, int[] Members, bool IsAsked, DateTime CreatedAt, SeededMessage[] Messages, int[] ReadUpTo);

/// <summary>
/// Invents chats: private ones of two who follow each other, requests of who follows without being followed, groups of somebody with
/// followers of theirs, and channels of those who have most. All follows from the seed, the network and the time.
/// </summary>
public static class SeededChats
{
    private const double PrivatePerUser = 0.5;
    private const double RequestsPerUser = 0.05;
    private const double GroupsPerUser = 0.05;
    private const double ChannelsPerUser = 0.005;

    // More users have fewer each, so that filling ends.
    private const int MostScaled = 100_000;

    private const double MeanMessages = 10;
    private const int MostMessages = 200;
    private const int MostReaders = 500;
    private const double ReplyShare = 0.08;
    private const double ReactionShare = 0.1;
    private const double CaughtUpShare = 0.7;

    private static readonly string[] Names =
    [
        "Sunday hike", "Book club", "Flat 12", "Film night", "Old friends", "Trip in May", "Five-a-side", "Choir", "The garden", "Bread and jam",
        "Chess on Tuesdays", "Neighbours",
    ];

    /// <summary>Invents them.</summary>
    /// <param name="seed">The network's.</param>
    /// <param name="network">Who follows whom.</param>
    /// <param name="audiences">The same, the other way round.</param>
    /// <param name="until">When the last message has been sent.</param>
    public static SeededChat[] Invent(int seed, SeededNetwork network, Audiences audiences, DateTime until)
    {
        var random = new Random(unchecked((seed * 397) ^ 0x4348));
        var users = Math.Min(network.Users, MostScaled);
        var pairs = new HashSet<(int, int)>();
        var chats = new List<SeededChat>();
        foreach (var (first, second) in Pairs(network, Count(PrivatePerUser), random, areMutual: true).Where(pair => pairs.Add(Ordered(pair))))
            chats.Add(Make(ChatKind.Private, "", [first, second]));
        foreach (var (first, second) in Pairs(network, Count(RequestsPerUser), random, areMutual: false).Where(pair => pairs.Add(Ordered(pair))))
            chats.Add(Make(ChatKind.Private, "", [first, second], isAsked: true));
        for (var i = Count(GroupsPerUser); i > 0; i--)
        {
            var owner = random.Next(network.Users);
            if (audiences.Count(owner) >= 2)
                chats.Add(Make(ChatKind.Group, Names[random.Next(Names.Length)], [owner, .. audiences.Draw(owner, Math.Min(audiences.Count(owner), random.Next(2, 12)), random)]));
        }
        foreach (var owner in Enumerable.Range(0, network.Users).OrderByDescending(network.FollowersOf).Take(Count(ChannelsPerUser)).Where(owner => audiences.Count(owner) > 0))
            chats.Add(Make(ChatKind.Channel, "", [owner, .. audiences.Draw(owner, Math.Min(audiences.Count(owner), MostReaders), random)]));
        return [.. chats];

        int Count(double perUser) => (int)Math.Round(users * perUser);

        SeededChat Make(ChatKind kind, string name, int[] members, bool isAsked = false)
        {
            var createdAt = Microseconds(until - (PostTimes.Span * random.NextDouble()));
            var messages = Talk(kind, members.Length, isAsked, createdAt, until, random);
            var readUpTo = Array.ConvertAll(members, _ => random.NextDouble() < CaughtUpShare ? messages.Length : random.Next(messages.Length));
            readUpTo[messages[^1].Sender] = messages.Length;
            if (isAsked)
                readUpTo[1] = 0;
            return new SeededChat(SeededUsers.Id(random, createdAt), kind, name, members, isAsked, createdAt, messages, readUpTo);
        }
    }

    // A user and one whom they follow, who follows them back or does not.
    private static IEnumerable<(int First, int Second)> Pairs(SeededNetwork network, int count, Random random, bool areMutual)
    {
        for (; count > 0; count--)
        {
            var user = random.Next(network.Users);
            var follows = network.FollowsOf(user);
            for (var tries = follows.Length > 0 ? 8 : 0; tries > 0; tries--)
            {
                var other = follows[random.Next(follows.Length)];
                if (network.Follows(other, user) != areMutual)
                    continue;
                yield return (user, other);
                break;
            }
        }
    }

    private static (int, int) Ordered((int First, int Second) pair) => (Math.Min(pair.First, pair.Second), Math.Max(pair.First, pair.Second));

    private static SeededMessage[] Talk(ChatKind kind, int members, bool isAsked, DateTime createdAt, DateTime until, Random random)
    {
        // Exponential; who waits for an answer does not go on for long.
        var count = 1 + (int)Math.Min(MostMessages - 1, -Math.Log(1 - random.NextDouble()) * (isAsked ? 1 : MeanMessages));
        var times = Enumerable.Range(0, count).Select(_ => Microseconds(createdAt + ((until - createdAt) * random.NextDouble()))).Order().ToArray();
        var messages = new SeededMessage[count];
        for (var i = 0; i < count; i++)
        {
            var sender = kind == ChatKind.Channel || isAsked ? 0 : random.Next(members);
            var replyTo = i > 0 && random.NextDouble() < ReplyShare ? random.Next(i) : -1;
            var reactions = isAsked || random.NextDouble() >= ReactionShare ? 0 : random.Next(1, Math.Min(members, 20));
            messages[i] = new SeededMessage(SeededUsers.Id(random, times[i]), sender, times[i], replyTo, reactions);
        }
        return messages;
    }

    private static DateTime Microseconds(DateTime time) => new(time.Ticks - (time.Ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc);
}
