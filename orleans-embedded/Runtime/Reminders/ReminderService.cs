using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>Keeps a timer for each stored reminder and sends its ticks.</summary>
internal sealed class ReminderService(EmbeddedRuntime runtime, ReminderTable table, IOptions<ReminderOptions> options) : ILifecycleParticipant<ISiloLifecycle>
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(5);

    private readonly Dictionary<(GrainId GrainId, string Name), ReminderTimer> _timers = [];
    private readonly CancellationTokenSource _stopping = new();
    private Task _refreshing = Task.CompletedTask;

    public static ReminderService Of(IGrainBase grain) =>
        ((Activation)grain.GrainContext).Runtime.Services.GetService<ReminderService>()
        ?? throw new OrleansConfigurationException("There is no reminder service: add one by UseAdoNetReminderService");

    public void Participate(ISiloLifecycle lifecycle)
    {
        lifecycle.Subscribe(nameof(ReminderTable), ServiceLifecycleStage.RuntimeStorageServices, table.Start);
        lifecycle.Subscribe(nameof(ReminderService), ServiceLifecycleStage.Active, Start, Stop);
    }

    public async Task<IGrainReminder> RegisterOrUpdate(GrainId grainId, string name, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentOutOfRangeException.ThrowIfLessThan(dueTime, TimeSpan.Zero);
        if (period < options.Value.MinimumReminderPeriod)
        {
            throw new ArgumentException($"Cannot register reminder {name} as the requested period ({period}) is less than the minimum allowed reminder period ({options.Value.MinimumReminderPeriod})", nameof(period));
        }

        if (!runtime.Manifest.ClassOf(grainId.Type).Type.IsAssignableTo(typeof(IRemindable)))
        {
            throw new InvalidOperationException($"{grainId} does not implement IRemindable");
        }

        var startAt = runtime.Time.GetUtcNow().UtcDateTime + dueTime;
        var row = new ReminderRow(grainId, name, startAt, period, await table.Upsert(grainId, name, startAt, period));
        Schedule(row);
        return row;
    }

    public async Task Unregister(IGrainReminder reminder)
    {
        var row = (ReminderRow)reminder;
        if (!await table.Remove(row))
        {
            throw new ReminderException($"Could not unregister reminder {row.ReminderName} of {row.GrainId}: it has been changed or removed meanwhile");
        }

        Unschedule((row.GrainId, row.ReminderName));
    }

    public async Task<IGrainReminder?> Get(GrainId grainId, string name) => await table.ReadRow(grainId, name);

    public async Task<List<IGrainReminder>> GetAll(GrainId grainId) => [.. await table.ReadRows(grainId)];

    private async Task Start(CancellationToken cancellationToken)
    {
        await Refresh();
        _refreshing = RefreshNowAndThen();
    }

    private async Task Stop(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _refreshing;
        lock (_timers)
        {
            foreach (var timer in _timers.Values)
            {
                timer.Dispose();
            }

            _timers.Clear();
        }
    }

    private async Task RefreshNowAndThen()
    {
        var delay = options.Value.RefreshReminderListPeriod;
        while (true)
        {
            try
            {
                await Task.Delay(delay, runtime.Time, _stopping.Token);
                await Refresh();
                delay = options.Value.RefreshReminderListPeriod;
            }
            catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                delay = RetryDelay;
                runtime.Log.RemindersUnreadable(exception, delay);
            }
        }
    }

    private async Task Refresh()
    {
        HashSet<(GrainId, string)> before;
        lock (_timers)
        {
            before = [.. _timers.Keys];
        }

        foreach (var row in await table.ReadAll())
        {
            before.Remove((row.GrainId, row.ReminderName));
            Schedule(row);
        }

        foreach (var gone in before)
        {
            Unschedule(gone);
        }
    }

    private void Schedule(ReminderRow row)
    {
        lock (_timers)
        {
            if (_stopping.IsCancellationRequested || (_timers.GetValueOrDefault((row.GrainId, row.ReminderName)) is { } known && !known.IsOlderThan(row)))
            {
                return;
            }

            Unschedule((row.GrainId, row.ReminderName));
            _timers[(row.GrainId, row.ReminderName)] = new ReminderTimer(runtime, row);
        }
    }

    private void Unschedule((GrainId GrainId, string Name) key)
    {
        lock (_timers)
        {
            if (_timers.Remove(key, out var timer))
            {
                timer.Dispose();
            }
        }
    }
}
