using System.Collections.Concurrent;
using System.Diagnostics;
using InstaHub.GrainInterfaces.Feeds;

namespace InstaHub.TestSupport.Feeds;

/// <summary>
/// What home feeds must be, told in the words of the product and not of the code. Users are numbers. Whoever changes a pair or a post
/// holds its lock; whoever only looks does not, and is told since when nothing has changed.
/// </summary>
public sealed class FeedModel(int users)
{
    private readonly ModelPair[] _pairs = [.. Enumerable.Range(0, users * users).Select(_ => new ModelPair())];
    private readonly ModelSide[] _sides = [.. Enumerable.Range(0, users * users).Select(_ => new ModelSide())];
    private readonly bool[] _private = new bool[users];

    public ConcurrentDictionary<Guid, ModelPost> Posts { get; } = new();

    public ModelPair PairOf(int one, int other) => _pairs[(Math.Min(one, other) * users) + Math.Max(one, other)];

    /// <summary>The pairs of a user, in the order in which they are locked.</summary>
    public IEnumerable<ModelPair> PairsOf(int user) => Enumerable.Range(0, users).OrderBy(other => (Math.Min(user, other) * users) + Math.Max(user, other)).Select(other => PairOf(user, other));

    /// <summary>Does an act as the product promises it.</summary>
    /// <returns>Whether it is done; false: it is refused.</returns>
    public bool Do(FeedAct act, int actor, int target)
    {
        var (mine, theirs) = (SideOf(actor, target), SideOf(target, actor));
        switch (act)
        {
            case FeedAct.Follow when theirs.Blocks || mine.Blocks:
            case FeedAct.Accept when !theirs.Asks && !theirs.Follows:
                return false;
            case FeedAct.Follow when _private[target]:
                mine.Asks = !mine.Follows;
                break;
            case FeedAct.Follow:
                (mine.Follows, mine.Asks) = (true, false);
                break;
            case FeedAct.Unfollow:
                (mine.Follows, mine.Asks) = (false, false);
                break;
            case FeedAct.Accept:
                (theirs.Follows, theirs.Asks) = (true, false);
                break;
            case FeedAct.Block:
                (mine.Blocks, mine.Follows, mine.Asks, theirs.Follows, theirs.Asks) = (true, false, false, false, false);
                break;
            case FeedAct.Unblock:
                mine.Blocks = false;
                break;
            case FeedAct.Mute or FeedAct.Unmute:
                mine.Mutes = act == FeedAct.Mute;
                break;
        }
        return true;
    }

    /// <summary>Changes whether an account is private; whoever has asked a public account follows it.</summary>
    public void SetPrivate(int user, bool isPrivate)
    {
        _private[user] = isPrivate;
        for (var other = 0; other < users && !isPrivate; other++)
        {
            var side = SideOf(other, user);
            (side.Follows, side.Asks) = (side.Follows || side.Asks, false);
        }
    }

    /// <summary>Whether a post is in a feed.</summary>
    public bool IsIn(int viewer, ModelPost post) =>
        post.State == ModelPostState.Published && (post.Author == viewer || (SideOf(viewer, post.Author) is { Follows: true, Mutes: false, Blocks: false } && !SideOf(post.Author, viewer).Blocks));

    /// <summary>Since when that cannot have changed, by <see cref="Stopwatch"/>; the far future: it is just changing.</summary>
    public long UnchangedSince(int viewer, ModelPost post) => Math.Max(post.ChangedAt, PairOf(viewer, post.Author).ChangedAt);

    /// <summary>The keys of a feed, newest first.</summary>
    public List<FeedKey> FeedOf(int viewer) => [.. Posts.Values.Where(post => IsIn(viewer, post)).Select(post => post.Key).OrderDescending()];

    private ModelSide SideOf(int one, int other) => _sides[(one * users) + other];

    /// <summary>What one does about another.</summary>
    private sealed class ModelSide
    {
        public volatile bool Follows, Asks, Blocks, Mutes;
    }
}

/// <summary>Something that is changed by one client at a time.</summary>
public class ModelThing
{
    private readonly SemaphoreSlim _lock = new(1);
    private long _changedAt = Stopwatch.GetTimestamp();

    public long ChangedAt => Interlocked.Read(ref _changedAt);

    public async Task BeginAsync()
    {
        await _lock.WaitAsync();
        Interlocked.Exchange(ref _changedAt, long.MaxValue);
    }

    public void End()
    {
        Interlocked.Exchange(ref _changedAt, Stopwatch.GetTimestamp());
        _lock.Release();
    }

    /// <summary>Changes it.</summary>
    public async Task ChangeAsync(Func<Task> act)
    {
        await BeginAsync();
        try
        {
            await act();
        }
        finally
        {
            End();
        }
    }
}

/// <summary>Two users.</summary>
public sealed class ModelPair : ModelThing;

/// <summary>A post.</summary>
public sealed class ModelPost(Guid id, int author) : ModelThing
{
    public Guid Id => id;

    public int Author => author;

    /// <summary>Its place, once it has been published.</summary>
    public FeedKey Key { get; set; }

    public ModelPostState State { get; set; }
}

/// <summary>Of what is scheduled nobody knows whether it is published already, until it is asked.</summary>
public enum ModelPostState
{
    Scheduled,
    Published,
    Archived,
    Deleted,
}

/// <summary>What one user does about another.</summary>
public enum FeedAct
{
    Follow,
    Unfollow,
    Accept,
    Block,
    Unblock,
    Mute,
    Unmute,
}
