using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>One silo's grains: finds the target of each call and hands it over.</summary>
internal sealed class EmbeddedRuntime : IDisposable
{
    private readonly RuntimeClock _clock;
    private readonly Watchdog _watchdog;
    private readonly Lock _manifestLock = new();
    private volatile bool _isStopping;

    public EmbeddedRuntime(IServiceProvider services, RuntimeOptions options, ILocalSiloDetails silo, TimeProvider time, ILogger<EmbeddedRuntime> logger)
    {
        Services = services;
        Options = options;
        Silo = silo;
        Time = time;
        Log = new(logger);
        Wire = options.Wire;
        DeadlineWatch = new(this);
        Catalog = new(this);
        _clock = new(this);
        _watchdog = new(this);
        Factory = new(new(this, options.ResponseTimeout, () => [.. services.GetServices<IOutgoingGrainCallFilter>()]));
    }

    public IServiceProvider Services { get; }

    public RuntimeOptions Options { get; }

    public ILocalSiloDetails Silo { get; }

    public TimeProvider Time { get; }

    public RuntimeLog Log { get; }

    /// <summary>Made at first use, since placement directors and filters may need grains themselves.</summary>
    public Manifest Manifest
    {
        get
        {
            if (field is null)
            {
                lock (_manifestLock)
                {
                    field ??= new(this);
                }
            }

            return field;
        }
    }

    public GrainFactory Factory { get; }

    public Catalog Catalog { get; }

    public DeadlineWatch DeadlineWatch { get; }

    public IIncomingGrainCallFilter[] IncomingFilters => field ??= [.. Services.GetServices<IIncomingGrainCallFilter>()];

    /// <summary>Whether every value is taken apart and put together again as on a wire: the test mode of <see cref="RuntimeOptions"/>.</summary>
    public bool Wire { get; }

    /// <summary>Milliseconds since the runtime began.</summary>
    public long Now => _clock.Now;

    public long QuantumMilliseconds => Options.QuantumMilliseconds;

    /// <summary>Checks what the application is made of, then lets calls in.</summary>
    /// <exception cref="OrleansConfigurationException">A grain or a wire type would not work on Orleans.</exception>
    public void Start()
    {
        Manifest.Validate();
        _clock.Start();
        _watchdog.Start();
        Log.Started(Silo.SiloAddress, Manifest.Classes.Count, Manifest.InterfaceCount, Copiers.Count);
    }

    /// <summary>Ends every activation; calls from here on fail with <see cref="SiloUnavailableException"/>.</summary>
    public async Task Stop(CancellationToken cancellationToken)
    {
        _isStopping = true;
        var activations = Catalog.Activations().ToList();
        Log.Stopping(activations.Count);
        foreach (var activation in activations)
        {
            activation.Deactivate(new(DeactivationReasonCode.ShuttingDown, "The silo is shutting down"), cancellationToken);
        }

        try
        {
            await Task.WhenAll(activations.Select(activation => activation.Deactivated)).WaitAsync(Options.DeactivationTimeout, Time, cancellationToken);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            Log.StopTimedOut(activations.Count);
        }

        _clock.Dispose();
        _watchdog.Dispose();
    }

    /// <summary>Makes a call through filters, if there are any.</summary>
    public Task<T> Send<T>(GrainReference reference, GrainCall<T> call)
    {
        Prepare(reference, call);
        if (reference.Shared.Origin.OutgoingFilters is { Length: > 0 } filters)
        {
            return new OutgoingChain<T>(call, this, filters).Run();
        }

        var outcome = call.Promise();
        Dispatch(call);
        return outcome;
    }

    /// <summary>Makes a call whose outcome nobody awaits.</summary>
    public void SendOneWay<T>(GrainReference reference, GrainCall<T> call)
    {
        Prepare(reference, call);
        if (reference.Shared.Origin.OutgoingFilters is { Length: > 0 } filters)
        {
            new OutgoingChain<T>(call, this, filters).Run().Ignore();
        }
        else
        {
            Dispatch(call);
        }
    }

    /// <summary>Hands a call to its target.</summary>
    public void Dispatch(GrainCall call)
    {
        call.WatchCancellation();
        if (call.IsAnswered)
        {
            return;
        }

        if (call.Reference.LastTarget is not { } target || !target.TryAccept(call))
        {
            DispatchAnew(call);
        }
    }

    /// <summary>Hands a call that its activation had no more time for to the next one.</summary>
    public void Redispatch(GrainCall call)
    {
        call.Home = null;
        DispatchAnew(call);
    }

    public static TimeSpan TimeoutOf(GrainCall call) => call.Method.ResponseTimeout ?? call.Reference.Shared.Origin.ResponseTimeout;

    /// <summary>Ends at once, as a killed process would: nothing is deactivated, and nobody is answered.</summary>
    public void Kill()
    {
        _isStopping = true;
        foreach (var activation in Catalog.Activations().ToList())
        {
            activation.Abandon();
        }

        Dispose();
    }

    public void Dispose()
    {
        _clock.Dispose();
        _watchdog.Dispose();
    }

    private void Prepare(GrainReference reference, GrainCall call)
    {
        call.Reference = reference;
        call.Sender = Activation.OfThread;
        call.Deadline = Now + (call.Method.ResponseTimeout is { } timeout ? (long)timeout.TotalMilliseconds : reference.Shared.Origin.ResponseTimeoutMilliseconds);
        call.Context = RequestContext.Export(Wire);
    }

    private void DispatchAnew(GrainCall call)
    {
        var reference = call.Reference;
        var grainId = reference.GrainId;
        if (_isStopping && Catalog.Find(grainId) is null)
        {
            call.Fail(new SiloUnavailableException($"The silo is shutting down and can no longer process {call.Method.InterfaceName}.{call.Method.Name} of {grainId}"));
            return;
        }

        try
        {
            while (true)
            {
                var target = reference.Shared.IsObserver ? Catalog.Find(grainId) : Catalog.GetOrAdd(grainId);
                if (target is null)
                {
                    CallGoneObserver(call);
                    return;
                }

                if (target.TryAccept(call))
                {
                    reference.LastTarget = target;
                    return;
                }

                // It has ended and left, or is about to.
                Catalog.Remove(grainId, target);
            }
        }
        catch (Exception exception)
        {
            call.Fail(exception);
        }
    }

    // As in Orleans a one-way call vanishes, and others wait in vain.
    private void CallGoneObserver(GrainCall call)
    {
        Log.ObserverGone(call.Method.InterfaceName, call.Method.Name);
        if (!call.IsOneWay)
        {
            DeadlineWatch.Watch(new LostCall(call));
        }
    }

    private sealed class LostCall(GrainCall call) : IDeadlines
    {
        public bool CollectExpired(long now, List<GrainCall> expired)
        {
            if (call.Deadline <= now)
            {
                expired.Add(call);
            }

            return call.Deadline > now && !call.IsAnswered;
        }
    }
}
