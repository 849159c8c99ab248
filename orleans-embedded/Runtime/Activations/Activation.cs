using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;


namespace Orleans.Embedded;

/// <summary>
/// One activation of a grain: the only one of its id, or one of a stateless worker's. Its parts: turns, admission of
/// calls, beginning and end.
/// </summary>
internal sealed partial class Activation : IGrainContext
{
    // What a grain's code begins with: none of the async-locals of its caller.
    private static readonly ExecutionContext CleanContext = CaptureCleanContext();

    private State _state;
    private IServiceScope? _scope;
    private LifecycleSubject? _lifecycle;
    private TaskCompletionSource? _deactivated;
    private Dictionary<Type, object>? _components;
    private long _lastUsed;
    private long _keepUntil;

    public Activation(EmbeddedRuntime runtime, GrainClass grainClass, GrainId grainId)
    {
        Runtime = runtime;
        Class = grainClass;
        GrainId = grainId;
        _lastUsed = runtime.Now;
    }

    private enum State : byte
    {
        Created,
        Activating,
        Valid,
        Deactivating,
        Ended,
    }

    public GrainId GrainId { get; }

    public object? GrainInstance { get; private set; }

    public GrainReference GrainReference => Runtime.Factory.CreateReference(GrainId, Class.MainInterface);

    public IGrainLifecycle ObservableLifecycle => _lifecycle ??= new();

    public Task Deactivated
    {
        get
        {
            lock (this)
            {
                if (_state == State.Ended)
                {
                    return Task.CompletedTask;
                }

                return (_deactivated ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            }
        }
    }

    public IServiceProvider ActivationServices
    {
        get
        {
            lock (this)
            {
                if (_scope is null)
                {
                    _scope = Runtime.Services.CreateScope();
                    _scope.ServiceProvider.GetRequiredService<GrainContextAccessor>().GrainContext = this;
                }

                return _scope.ServiceProvider;
            }
        }
    }

    /// <summary>The activation whose grain object the current thread makes.</summary>
    [field: ThreadStatic]
    internal static Activation? Creating { get; set; }

    internal EmbeddedRuntime Runtime { get; }

    internal GrainClass Class { get; }

    /// <summary>How many calls run or wait. Read without the lock: a hint.</summary>
    internal int Load => Volatile.Read(ref _load);

    public object? GetTarget() => GrainInstance;

    public object? GetComponent(Type componentType)
    {
        if (componentType.IsInstanceOfType(GrainInstance))
        {
            return GrainInstance;
        }

        lock (this)
        {
            if (_components?.GetValueOrDefault(componentType) is { } component)
            {
                return component;
            }
        }

        return ActivationServices.GetService(componentType);
    }

    public void SetComponent<TComponent>(TComponent? value)
        where TComponent : class
    {
        lock (this)
        {
            if (value is null)
            {
                _components?.Remove(typeof(TComponent));
            }
            else
            {
                (_components ??= [])[typeof(TComponent)] = value;
            }
        }
    }

    public bool Equals(IGrainContext? other) => ReferenceEquals(this, other);

    public override string ToString() => $"[Activation: {GrainId} of {Class.Type.FullName}, {_state}]";

    private static ExecutionContext CaptureCleanContext()
    {
        ExecutionContext? clean = null;
        var thread = new Thread(() => clean = ExecutionContext.Capture());
        thread.UnsafeStart();
        thread.Join();
        return clean!;
    }
}
