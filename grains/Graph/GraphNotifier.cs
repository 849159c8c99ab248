using InstaHub.GrainInterfaces.Feeds;
using InstaHub.GrainInterfaces.Graph;
using InstaHub.GrainInterfaces.Profiles;
using InstaHub.Grains.Feeds;
using Microsoft.Extensions.Logging;

namespace InstaHub.Grains.Graph;

/// <summary>
/// Tells after a commit whoever remembers what has changed: the other's <see cref="IRelationshipsGrain"/>, and the
/// <see cref="IUserGrain"/> of both where their numbers did. Of each user to be told one call is under way; what comes meanwhile
/// goes together in the next, so that a hot account is told of thousands by few calls. One for the silo.
/// </summary>
/// <remarks>
/// Who waits does so for about <see cref="Patience"/>. Whoever was not told by then, or not at all, learns by the event, from
/// <see cref="GraphChangesHandler"/>.
/// </remarks>
public sealed partial class GraphNotifier(IGrainFactory grains, IFeedNews feeds, TimeProvider time, ILogger<GraphNotifier> logger)
{
    /// <summary>Longest wait of an act for others to be told of it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    /// <summary>Most ids that wait for one user to be told; what comes then is left to the event.</summary>
    public const int MostWaiting = 10_000;

    private static readonly Task<bool> Told = Task.FromResult(true);
    private static readonly Task<bool> NotTold = Task.FromResult(false);

    private readonly ToldChanges _told = new();
    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, Mailbox> _mailboxes = [];

    /// <summary>Tells of an act that was committed. Does not throw.</summary>
    public async Task TellAsync(GraphWrite write, GraphOutcome outcome)
    {
        if (outcome.Before == outcome.After)
            return;
        var seen = outcome.Before.Reversed() != outcome.After.Reversed();
        var target = seen || outcome.TargetCounts is not null ? Post(write.TargetId, seen ? write.ActorId : null, outcome.TargetCounts) : Told;
        var actor = outcome.ActorCounts is not null ? Post(write.ActorId, null, outcome.ActorCounts) : Told;
        var inFeeds = feeds.TellAsync(new FeedPair(write.ActorId, write.TargetId));
        try
        {
            if (await target.WaitAsync(Patience, time) & await actor.WaitAsync(Patience, time))
                _told.Add(write.ActorId, write.TargetId, write.At);
        }
        catch (TimeoutException)
        {
            LogSlow(Patience);
        }
        await inFeeds;
    }

    /// <summary>Whether the change that an event tells of was told already; asked once.</summary>
    public bool HasTold(GraphChange change, DateTimeOffset at) => _told.Remove(change.ActorId, change.TargetId, at);

    private Task<bool> Post(Guid userId, Guid? changed, CountsChange? counts)
    {
        lock (_lock)
        {
            if (_mailboxes.TryGetValue(userId, out var mailbox))
            {
                mailbox.Next ??= new();
                return mailbox.Next.Add(changed, counts) ? mailbox.Next.Told.Task : NotTold;
            }

            mailbox = new Mailbox();
            _mailboxes[userId] = mailbox;
            var message = new Message();
            message.Add(changed, counts);
            // On the thread pool, and without the context of the grain that happened to be first.
            ThreadPool.UnsafeQueueUserWorkItem(static state => _ = state.Notifier.SendAllAsync(state.UserId, state.Mailbox, state.Message),
                (Notifier: this, UserId: userId, Mailbox: mailbox, Message: message), preferLocal: false);
            return message.Told.Task;
        }
    }

    private async Task SendAllAsync(Guid userId, Mailbox mailbox, Message? message)
    {
        while (message is not null)
        {
            message.Told.SetResult(await SendAsync(userId, message));
            lock (_lock)
            {
                message = mailbox.Next;
                mailbox.Next = null;
                if (message is null)
                    _mailboxes.Remove(userId);
            }
        }
    }

    private async Task<bool> SendAsync(Guid userId, Message message)
    {
        try
        {
            var forget = message.Changed.Count > 0 ? grains.GetRelationships(userId).Forget(message.Changed) : Task.CompletedTask;
            var count = message.Counts is { } counts ? grains.GetUser(userId).CountsChanged(counts) : Task.CompletedTask;
            await Task.WhenAll(forget, count);
            return true;
        }
        catch (Exception exception)
        {
            LogFailed(exception, userId);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Telling others of a change of the graph took longer than {Patience}: they are told by its event")]
    private partial void LogSlow(TimeSpan patience);

    [LoggerMessage(Level = LogLevel.Warning, Message = "User {UserId} was not told of a change of the graph: they are told by its event")]
    private partial void LogFailed(Exception exception, Guid userId);

    // There while a message is under way.
    private sealed class Mailbox
    {
        public Message? Next { get; set; }
    }

    private sealed class Message
    {
        public List<Guid> Changed { get; } = [];

        public CountsChange? Counts { get; private set; }

        public TaskCompletionSource<bool> Told { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool Add(Guid? changed, CountsChange? counts)
        {
            if (counts is not null && (Counts is null || counts.ChangeNumber > Counts.ChangeNumber))
                Counts = counts;
            if (changed is not { } userId)
                return true;
            if (Changed.Count == MostWaiting)
                return false;
            Changed.Add(userId);
            return true;
        }
    }
}
