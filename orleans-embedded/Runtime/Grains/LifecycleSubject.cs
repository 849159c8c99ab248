using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>Runs the stages of a life cycle: those of one stage together, stages one after the other.</summary>
internal sealed class LifecycleSubject : IGrainLifecycle, ISiloLifecycle
{
    private readonly List<Subscription> _subscriptions = [];
    private int _started = int.MinValue;

    public int HighestCompletedStage => _started;

    public int LowestStoppedStage { get; private set; } = int.MaxValue;

    public IDisposable Subscribe(string observerName, int stage, ILifecycleObserver observer)
    {
        var subscription = new Subscription(this, stage, observer);
        lock (_subscriptions)
        {
            _subscriptions.Add(subscription);
        }

        return subscription;
    }

    /// <summary>Starts every stage in rising order; what throws ends the start.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var stage in Stages().OrderBy(stage => stage.Key))
        {
            await Task.WhenAll(stage.Select(subscription => subscription.Observer.OnStart(cancellationToken)));
            _started = stage.Key;
        }
    }

    /// <summary>Stops the stages that were started in falling order; every one of them, whatever the others throw.</summary>
    public async Task StopAsync(Action<Exception> onError, CancellationToken cancellationToken)
    {
        foreach (var stage in Stages().Where(stage => stage.Key <= _started).OrderByDescending(stage => stage.Key))
        {
            foreach (var subscription in stage)
            {
                try
                {
                    await subscription.Observer.OnStop(cancellationToken);
                }
                catch (Exception exception)
                {
                    onError(exception);
                }
            }

            LowestStoppedStage = stage.Key;
        }
    }

    private IEnumerable<IGrouping<int, Subscription>> Stages()
    {
        lock (_subscriptions)
        {
            return _subscriptions.ToArray().GroupBy(subscription => subscription.Stage);
        }
    }

    private sealed class Subscription(LifecycleSubject subject, int stage, ILifecycleObserver observer) : IDisposable
    {
        public int Stage => stage;

        public ILifecycleObserver Observer => observer;

        public void Dispose()
        {
            lock (subject._subscriptions)
            {
                subject._subscriptions.Remove(this);
            }
        }
    }
}
