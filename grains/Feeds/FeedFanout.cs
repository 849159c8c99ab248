using InstaHub.GrainInterfaces.Feeds;
using InstaHub.Grains.Common;
using Microsoft.Extensions.Logging;

namespace InstaHub.Grains.Feeds;

/// <summary>
/// Brings changes to all silos that host feeds: one message a silo, however many follow. What comes while a message is under way goes
/// together in the next. One for the silo.
/// </summary>
public sealed partial class FeedFanout : IFeedNews
{
    /// <summary>Longest wait of an act for feeds to be told of it; what they have not heard by then they hear by its event.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);


    /// <summary>Readings at the same time.</summary>
    private const int Lanes = 2;

    private readonly IFeedHostStore _store;
    private readonly FeedHost _own;
    private readonly HostDelivery _delivery;
    private readonly IGrainFactory _grains;
    private readonly TimeProvider _time;
    private readonly ILogger<FeedFanout> _logger;
    private readonly Mailboxes<FeedHostLease, NewsList> _mailboxes;
    private readonly Lock _lock = new();
    private Gathered _gathered = new();
    private int _lanes;
    private volatile IReadOnlyList<FeedHostLease> _hosts = [];

    public FeedFanout(IFeedHostStore store, FeedHost own, HostDelivery delivery, IGrainFactory grains, TimeProvider time, ILogger<FeedFanout> logger)
    {
        (_store, _own, _delivery, _grains, _time, _logger) = (store, own, delivery, grains, time, logger);
        _mailboxes = new(SendAsync, static (waiting, more) => waiting.Add(more));
    }

    /// <summary>
    /// A post has changed: reads how it is, and which silos host feeds, after the call, and brings it to these. Completes when each has
    /// acknowledged it, or has lost its lease.
    /// </summary>
    /// <param name="postId">The post.</param>
    /// <param name="happening">What has happened to it.</param>
    public Task PostChangedAsync(Guid postId, FeedHappening happening) => Gather(gathered =>
    {
        var other = gathered.Posts.GetValueOrDefault(postId);
        gathered.Posts[postId] = happening > other ? happening : other;
    });

    /// <summary>What is between two users has changed.</summary>
    /// <inheritdoc cref="PostChangedAsync" path="/summary"/>
    public Task PairChangedAsync(Guid first, Guid second) => Gather(gathered => gathered.Pairs.Add(new(first, second)));

    /// <summary>A user's account has changed its status.</summary>
    /// <inheritdoc cref="PostChangedAsync" path="/summary"/>
    public Task AuthorChangedAsync(Guid userId) => Gather(gathered => gathered.Authors.Add(userId));

    /// <inheritdoc/>
    public Task TellAsync(FeedPair pair) => _own.Knows(pair) || _hosts.Count > 1 ? TellAsync(new FeedNews([], [pair], [])) : Task.CompletedTask;

    /// <inheritdoc/>
    public Task TellAsync(FeedPost post) => TellAsync(new FeedNews([post], [], []));

    private async Task TellAsync(FeedNews news)
    {
        try
        {
            await Task.WhenAll(_hosts.Select(host => _grains.GetFeedHost(host.Silo).Deliver(news))).WaitAsync(Patience, _time);
        }
        catch (Exception exception)
        {
            LogNotTold(exception.Message);
        }
    }

    /// <summary>Makes every host begin a new epoch: what is in memory anywhere is read anew.</summary>
    public Task DistrustAsync(CancellationToken cancellationToken) => _store.EndAllAsync(cancellationToken);

    /// <summary>Which silos host feeds has been read.</summary>
    public void HostsAre(IReadOnlyList<FeedHostLease> hosts) => _hosts = hosts;

    private Task Gather(Action<Gathered> add)
    {
        lock (_lock)
        {
            add(_gathered);
            if (_lanes < Lanes && !_gathered.IsStarted)
            {
                _gathered.IsStarted = true;
                _lanes++;
                // On the thread pool, and without the context of the grain that happened to be first.
                ThreadPool.UnsafeQueueUserWorkItem(static fanout => _ = fanout.RunAsync(), this, preferLocal: false);
            }
            return _gathered.Done.Task;
        }
    }

    private async Task RunAsync()
    {
        while (true)
        {
            Gathered gathered;
            lock (_lock)
            {
                if (_gathered.IsEmpty)
                {
                    _lanes--;
                    return;
                }
                (gathered, _gathered) = (_gathered, new Gathered());
            }

            try
            {
                var read = await _store.ReadAsync([.. gathered.Posts.Keys]);
                _hosts = read.Hosts;
                _ = DeliverAsync(gathered, read);
            }
            catch (Exception exception)
            {
                gathered.Done.SetException(exception);
            }
        }
    }

    private async Task DeliverAsync(Gathered gathered, FanoutReading read)
    {
        var posts = new FeedPost[read.Posts.Count];
        for (var i = 0; i < posts.Length; i++)
            posts[i] = read.Posts[i] with { Happening = gathered.Posts[read.Posts[i].Key.PostId] };
        var news = new FeedNews(posts, [.. gathered.Pairs], [.. gathered.Authors]);
        await Task.WhenAll(read.Hosts.Select(host => _mailboxes.PostAsync(host, new NewsList(news))));
        gathered.Done.SetResult();
    }

    private Task<bool> SendAsync(FeedHostLease host, NewsList list)
    {
        var news = list.ToNews();
        return _delivery.SendAsync(host, () => _grains.GetFeedHost(host.Silo).Deliver(news));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Feeds were not told at once of a change and hear of it by its event: {Problem}")]
    private partial void LogNotTold(string problem);

    private sealed class Gathered
    {
        public Dictionary<Guid, FeedHappening> Posts { get; } = [];

        public HashSet<FeedPair> Pairs { get; } = [];

        public HashSet<Guid> Authors { get; } = [];

        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool IsStarted { get; set; }

        public bool IsEmpty => Posts.Count == 0 && Pairs.Count == 0 && Authors.Count == 0;
    }

    // What waits for one host.
    private sealed class NewsList(FeedNews first)
    {
        private readonly List<FeedNews> _all = [first];

        public NewsList Add(NewsList more)
        {
            _all.AddRange(more._all);
            return this;
        }

        public FeedNews ToNews() => _all.Count == 1
            ? _all[0]
            : new([.. _all.SelectMany(news => news.Posts)], [.. _all.SelectMany(news => news.Pairs)], [.. _all.SelectMany(news => news.Authors)]);
    }
}
