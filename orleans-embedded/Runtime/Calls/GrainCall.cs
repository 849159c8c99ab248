using System.Reflection;
using System.Runtime.CompilerServices;
using Orleans.CodeGeneration;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Orleans.Embedded;

/// <summary>The result of a method that has none.</summary>
public readonly struct VoidResult;

/// <summary>
/// One call of one method. Generated classes hold the arguments. It is itself the <see cref="Task"/> that the activation's
/// scheduler executes, so that a call costs one object besides the task that its caller awaits.
/// </summary>
public abstract class GrainCall : Task, IInvokable
{
    private const int Pending = 0, Answered = 1;

    private int _state;
    private CallCancellation? _cancellation;

    protected GrainCall()
        : base(Activation.RunExecutingCall)
    {
    }

    /// <summary>The method that is called.</summary>
    public abstract GrainMethod Method { get; }

    /// <summary>The reference that the call was made through.</summary>
    internal GrainReference Reference { get; set; } = null!;

    /// <summary>The activation that runs the call; null while there is none, or for an observer.</summary>
    internal Activation? Home { get; set; }

    /// <summary>The neighbours in the list that this call is in: of those running, or of those waiting.</summary>
    internal GrainCall? Next { get; set; }

    internal GrainCall? Previous { get; set; }

    /// <summary>Whether the call counts as use of the activation.</summary>
    internal virtual bool KeepsAlive => true;

    /// <summary>Whether the call belongs to its activation: it passes filters by, and no other activation runs it.</summary>
    internal virtual bool IsLocal => false;

    /// <summary>When the caller stops waiting, in milliseconds of the runtime's clock.</summary>
    internal long Deadline { get; set; }

    /// <summary>The caller's <see cref="RequestContext"/>; null when that is empty.</summary>
    internal Dictionary<string, object>? Context { get; set; }

    /// <summary>The activation that made the call; null from outside of grains.</summary>
    internal Activation? Sender { get; set; }

    /// <summary>Whether the caller has its answer, be it a time-out.</summary>
    internal bool IsAnswered => Volatile.Read(ref _state) == Answered;

    internal bool IsOneWay => (Method.Options & InvokeMethodOptions.OneWay) != 0;

    bool IInvokable.IsCancellable => Method.IsCancellable;

    /// <summary>The token that the grain gets: cancelled when the caller's is.</summary>
    protected CancellationToken Cancellation => _cancellation?.Token ?? default;

    public abstract int GetArgumentCount();

    public abstract object? GetArgument(int index);

    public abstract void SetArgument(int index, object value);

    public string GetMethodName() => Method.Name;

    public string GetInterfaceName() => Method.InterfaceName;

    public string GetActivityName() => $"{Method.ActivityPrefix}/{Method.Name}";

    public Type GetInterfaceType() => Method.InterfaceType;

    public MethodInfo GetMethod() => Method.Method;

    public object? GetTarget() => Home?.GrainInstance;

    public CancellationToken GetCancellationToken() => Cancellation;

    public TimeSpan? GetDefaultResponseTimeout() => Method.ResponseTimeout;

    public bool TryCancel() => _cancellation?.TryCancel() ?? false;

    /// <summary>Calls the method; its task is a <c>Task&lt;T&gt;</c> unless the result is <see cref="VoidResult"/>.</summary>
    protected internal abstract Task Invoke(object target);

    /// <summary>For generated code: the token the caller gave.</summary>
    protected internal void Accept(CancellationToken token)
    {
        if (token.CanBeCanceled)
        {
            _cancellation = new CallCancellation(this, token);
        }
    }

    /// <summary>Answers with what a successful task of <see cref="Invoke"/> holds.</summary>
    internal abstract void Answer(Task completed);

    /// <summary>Answers with a result that a filter has set.</summary>
    internal abstract void AnswerObject(object? result);

    /// <summary>The result of a completed task, boxed.</summary>
    internal abstract object? ResultOf(Task completed);

    /// <summary>Answers with an error. Does nothing when there is an answer already.</summary>
    internal void Fail(Exception exception)
    {
        if (TryTakeAnswer())
        {
            SetException(exception);
        }
    }

    /// <summary>Runs work of the runtime's own as a turn of the grain that runs this call.</summary>
    internal void RunOnTarget(Action work)
    {
        if (Home is { } home)
        {
            home.RunTurn(work);
        }
        else
        {
            work();
        }
    }

    /// <summary>Watches the caller's token from now on; a call whose token is cancelled already is answered at once.</summary>
    internal void WatchCancellation() => _cancellation?.Watch();

    protected abstract void SetException(Exception exception);

    /// <summary>True for the one who may answer.</summary>
    protected bool TryTakeAnswer()
    {
        if (Interlocked.Exchange(ref _state, Answered) != Pending)
        {
            return false;
        }

        _cancellation?.Stop();
        return true;
    }
}

/// <summary>A call whose result is a <typeparamref name="T"/>.</summary>
public abstract class GrainCall<T> : GrainCall
{
    private AsyncTaskMethodBuilder<T> _promise;

    /// <summary>Whether the result is declared immutable, hence shared.</summary>
    protected virtual bool SharesResult => false;

    /// <summary>The task that the caller awaits; taken once, before the call is sent.</summary>
    internal Task<T> Promise()
    {
        _promise = AsyncTaskMethodBuilder<T>.Create();
        return _promise.Task;
    }

    internal sealed override void Answer(Task completed)
    {
        AnswerResult(typeof(T) == typeof(VoidResult) ? default! : ((Task<T>)completed).Result);
    }

    internal sealed override object? ResultOf(Task completed) => typeof(T) == typeof(VoidResult) ? null : ((Task<T>)completed).Result;

    internal sealed override void AnswerObject(object? result) => AnswerResult(result is T value ? value : default!);

    protected sealed override void SetException(Exception exception)
    {
        if (!IsOneWay)
        {
            _promise.SetException(exception);
        }
    }

    private void AnswerResult(T result)
    {
        if (IsAnswered)
        {
            return;
        }

        T copy;
        try
        {
            copy = CopierOf<T>.Instance is null ? result : Isolate(result);
        }
        catch (Exception exception)
        {
            Fail(exception);
            return;
        }

        if (TryTakeAnswer() && !IsOneWay)
        {
            _promise.SetResult(copy);
        }
    }

    private T Isolate(T result)
    {
        var context = CopyContext.Rent(Reference.Shared.Origin.Runtime.Wire);
        var copy = SharesResult ? context.CopyImmutable(result) : context.Copy(result);
        context.Return();
        return copy;
    }
}
