using InstaHub.GrainInterfaces.Chats;
using InstaHub.GrainInterfaces.Events;
using InstaHub.Grains.Common;
using InstaHub.Grains.Events;
using InstaHub.Grains.Feeds;
using Microsoft.Extensions.Logging;

namespace InstaHub.Grains.Chats.Live;

/// <summary>
/// Brings what happens in chats to all silos that host inboxes: one message a silo, however many are in a chat. What comes while a message
/// is under way goes together in the next. One for the silo.
/// </summary>
public sealed partial class ChatFanout : IChatTeller, ICommittedEvents
{
    /// <summary>Longest wait of an act for those who look to be told of it; what they have not heard by then they hear by its event.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(1);

    private readonly IFeedHostStore _store;
    private readonly ChatHost _own;
    private readonly HostDelivery _delivery;
    private readonly ILocalSiloDetails _silo;
    private readonly IGrainFactory _grains;
    private readonly TimeProvider _time;
    private readonly ILogger<ChatFanout> _logger;

    // At once, and by events: what is told at once is not held up by a host that is out of reach.
    private readonly Mailboxes<string, NewsList> _quick;
    private readonly Mailboxes<FeedHostLease, NewsList> _sure;
    private readonly Lock _lock = new();
    private Gathered _gathered = new();
    private bool _isReading;
    private volatile IReadOnlyList<string> _others = [];

    public ChatFanout(
        IFeedHostStore store, ChatHost own, HostDelivery delivery, ILocalSiloDetails silo, IGrainFactory grains, TimeProvider time,
        ILogger<ChatFanout> logger)
    {
        (_store, _own, _delivery, _silo, _grains, _time, _logger) = (store, own, delivery, silo, grains, time, logger);
        _quick = new(SendOnceAsync, static (waiting, more) => waiting.Add(more));
        _sure = new(SendAsync, static (waiting, more) => waiting.Add(more));
    }

    private string Own => field ??= _silo.SiloAddress.ToParsableString();

    /// <summary>Which silos host inboxes has been read.</summary>
    public void HostsAre(IReadOnlyList<FeedHostLease> hosts) => _others = [.. hosts.Select(host => host.Silo).Where(silo => silo != Own)];

    /// <inheritdoc/>
    public Task TellAsync(ChatNews news) => TellAsync([news]);

    /// <inheritdoc/>
    public Task CommittedAsync(IReadOnlyList<DomainEvent> events)
    {
        ChatNews[] news = [.. events.Where(happened => happened.Namespace == ChatEvents.Namespace).Select(ChatNewsReader.Read).OfType<ChatNews>()];
        return news.Length > 0 ? TellAsync(news) : Task.CompletedTask;
    }

    /// <summary>
    /// Brings what an event tells to all silos that host inboxes, which are asked for after the call. Completes when each has acknowledged
    /// it, or has lost its lease.
    /// </summary>
    public Task HappenedAsync(ChatNews news)
    {
        lock (_lock)
        {
            _gathered.News.Add(news);
            if (!_isReading)
            {
                _isReading = true;
                // On the thread pool, and without the context of the grain that happened to be first.
                ThreadPool.UnsafeQueueUserWorkItem(static fanout => _ = fanout.RunAsync(), this, preferLocal: false);
            }
            return _gathered.Done.Task;
        }
    }

    /// <summary>Makes every host begin a new epoch: what is in memory anywhere is read anew.</summary>
    public Task DistrustAsync(CancellationToken cancellationToken) => _store.EndAllAsync(cancellationToken);

    private async Task TellAsync(IReadOnlyList<ChatNews> news)
    {
        _own.Deliver(news);
        if (_others is not { Count: > 0 } others)
            return;
        try
        {
            await Task.WhenAll(others.Select(silo => _quick.PostAsync(silo, new NewsList(news)))).WaitAsync(Patience, _time);
        }
        catch (TimeoutException exception)
        {
            LogNotTold(exception.Message);
        }
    }

    // One reading of the hosts for all events that have come meanwhile; a host that is out of reach holds up no later ones.
    private async Task RunAsync()
    {
        while (true)
        {
            Gathered gathered;
            lock (_lock)
            {
                if (_gathered.News.Count == 0)
                {
                    _isReading = false;
                    return;
                }
                (gathered, _gathered) = (_gathered, new Gathered());
            }

            try
            {
                _ = DeliverAsync(gathered, await _store.FindAsync());
            }
            catch (Exception exception)
            {
                gathered.Done.SetException(exception);
            }
        }
    }

    private async Task DeliverAsync(Gathered gathered, IReadOnlyList<FeedHostLease> hosts)
    {
        await Task.WhenAll(hosts.Select(host => _sure.PostAsync(host, new NewsList(gathered.News))));
        gathered.Done.SetResult();
    }

    private async Task<bool> SendOnceAsync(string silo, NewsList list)
    {
        try
        {
            await _grains.GetChatHost(silo).Deliver(list.All).WaitAsync(CallLimit, _time);
            return true;
        }
        catch (Exception exception)
        {
            LogNotTold(exception.Message);
            return false;
        }
    }

    private Task<bool> SendAsync(FeedHostLease host, NewsList list) => _delivery.SendAsync(host, () => _grains.GetChatHost(host.Silo).Deliver(list.All));

    [LoggerMessage(Level = LogLevel.Information, Message = "Those who look were not told at once of what happened in chats and hear of it by its event: {Problem}")]
    private partial void LogNotTold(string problem);

    private sealed class Gathered
    {
        public List<ChatNews> News { get; } = [];

        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    // What waits for one host.
    private sealed class NewsList(IReadOnlyList<ChatNews> first)
    {
        private readonly List<ChatNews> _all = [.. first];

        public IReadOnlyList<ChatNews> All => _all;

        public NewsList Add(NewsList more)
        {
            _all.AddRange(more._all);
            return this;
        }
    }
}
