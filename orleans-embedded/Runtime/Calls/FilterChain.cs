using System.Reflection;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Orleans.Embedded;

/// <summary>A call on its way through filters to its end.</summary>
internal abstract class FilterChain(GrainCall call) : IGrainCallContext
{
    private int _next;

    public IInvokable Request => call;

    public abstract object Grain { get; }

    public GrainId? SourceId => call.Sender?.GrainId;

    public GrainId TargetId => call.Reference.GrainId;

    public GrainInterfaceType InterfaceType => call.Reference.InterfaceType;

    public string InterfaceName => call.Method.InterfaceName;

    public string MethodName => call.Method.Name;

    public MethodInfo InterfaceMethod => call.Method.Method;

    public object? Result { get; set; }

    protected GrainCall Call => call;

    public Task Invoke() => Step(_next++);

    protected abstract Task Step(int index);
}

/// <summary>On the side of the grain: registered filters, the grain's own, the method.</summary>
internal sealed class IncomingChain(GrainCall call, Activation activation, IIncomingGrainCallFilter[] filters) : FilterChain(call), IIncomingGrainCallContext
{
    public override object Grain => activation.GrainInstance!;

    public IGrainContext TargetContext => activation;

    public MethodInfo ImplementationMethod
    {
        get
        {
            var map = activation.GrainInstance!.GetType().GetInterfaceMap(InterfaceMethod.DeclaringType!);
            return map.TargetMethods[Array.IndexOf(map.InterfaceMethods, InterfaceMethod)];
        }
    }

    protected override Task Step(int index)
    {
        if (index < filters.Length)
        {
            return filters[index].Invoke(this);
        }

        if (index == filters.Length && activation.GrainInstance is IIncomingGrainCallFilter own)
        {
            return own.Invoke(this);
        }

        return End();
    }

    private async Task End()
    {
        var task = Call.Invoke(activation.GrainInstance!);
        await task;
        Result = Call.ResultOf(task);
    }
}

/// <summary>On the side of the caller: registered filters, then the call itself.</summary>
internal sealed class OutgoingChain<T>(GrainCall<T> call, EmbeddedRuntime runtime, IOutgoingGrainCallFilter[] filters) : FilterChain(call), IOutgoingGrainCallContext
{
    private readonly GrainCall<T> _call = call;

    public override object Grain => Call.Reference;

    public IGrainContext? SourceContext => Call.Sender;

    /// <summary>Runs the chain to the result that the caller gets.</summary>
    public async Task<T> Run()
    {
        await Invoke();
        return Result is T result ? result : default!;
    }

    protected override Task Step(int index) => index < filters.Length ? filters[index].Invoke(this) : End();

    private async Task End()
    {
        if (Call.IsOneWay)
        {
            runtime.Dispatch(_call);
            return;
        }

        var outcome = _call.Promise();
        runtime.Dispatch(_call);
        Result = await outcome;
    }
}
