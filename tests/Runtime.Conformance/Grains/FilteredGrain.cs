namespace InstaHub.Runtime.Conformance.Grains;

/// <summary>A grain whose calls the filters of the silo under test look at and interfere with.</summary>
public interface IFilteredGrain : IGrainWithStringKey
{
    Task<string> Call(string word);

    /// <summary>Calls <see cref="Call"/> of another grain.</summary>
    Task<string> CallThrough(IFilteredGrain other, string word);
}

public sealed class FilteredGrain : Grain, IFilteredGrain, IIncomingGrainCallFilter
{
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        var stage = Stage.Of(this);
        stage.Record("grain's own filter");
        await context.Invoke();
        stage.Record("grain's own filter, after");
    }

    public Task<string> Call(string word)
    {
        Stage.Of(this).Record("call");
        return word == "throw" ? throw new InvalidOperationException("thrown by the call") : Task.FromResult($"result of {word}");
    }

    public Task<string> CallThrough(IFilteredGrain other, string word) => other.Call(word);
}

/// <summary>Records its name before and after each call of <see cref="IFilteredGrain.Call"/>.</summary>
public abstract class RecordingFilter(string name)
{
    protected async Task Invoke(IGrainCallContext context)
    {
        if (context.MethodName != nameof(IFilteredGrain.Call) || !context.InterfaceName.EndsWith(nameof(IFilteredGrain), StringComparison.Ordinal))
        {
            await context.Invoke();
            return;
        }

        var stage = Stage.Of(context.TargetId.Key.ToString()!.Split('/')[0]);
        stage.Record(name);
        await Interfere(context);
        stage.Record($"{name}, after");
    }

    protected virtual Task Interfere(IGrainCallContext context) => context.Invoke();
}

public sealed class FirstFilter() : RecordingFilter("first filter"), IIncomingGrainCallFilter
{
    public Task Invoke(IIncomingGrainCallContext context) => base.Invoke(context);
}

/// <summary>Interferes as the argument of the call tells it.</summary>
public sealed class SecondFilter() : RecordingFilter("second filter"), IIncomingGrainCallFilter
{
    public Task Invoke(IIncomingGrainCallContext context) => base.Invoke(context);

    protected override async Task Interfere(IGrainCallContext context)
    {
        switch (context.Request.GetArgument(0))
        {
            case "refuse":
                throw new UnauthorizedAccessException("refused by the filter");
            case "answer":
                context.Result = "answered by the filter";
                break;
            case "replace":
                await context.Invoke();
                context.Result = $"{context.Result}, replaced by the filter";
                break;
            case "translate":
                context.Request.SetArgument(0, "translated");
                await context.Invoke();
                break;
            case "throw":
                try
                {
                    await context.Invoke();
                }
                catch (InvalidOperationException exception)
                {
                    throw new DomainException("rewritten", $"rewritten by the filter: {exception.Message}");
                }

                break;
            default:
                await context.Invoke();
                break;
        }
    }
}

public sealed class OutgoingFilter() : RecordingFilter("outgoing filter"), IOutgoingGrainCallFilter
{
    public Task Invoke(IOutgoingGrainCallContext context) => base.Invoke(context);

    protected override async Task Interfere(IGrainCallContext context)
    {
        // A request must not be looked at once it has been carried out: it may be in use for another.
        var interfere = context.Request.GetArgument(0) is "outgoing";
        await context.Invoke();
        if (interfere)
        {
            context.Result = $"{context.Result}, replaced by the outgoing filter";
        }
    }
}
