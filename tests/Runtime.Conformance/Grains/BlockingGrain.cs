namespace InstaHub.Runtime.Conformance.Grains;

/// <summary>A grain that does what grains must not do: it blocks its thread.</summary>
public interface IBlockingGrain : IGrainWithStringKey
{
    /// <summary>Blocks its thread until <see cref="BlockingGrain.Enough"/> is set, or for <paramref name="atMost"/>.</summary>
    Task Block(TimeSpan atMost);
}

[GrainType(Type)]
public sealed class BlockingGrain : Grain, IBlockingGrain
{
    public const string Type = "conformance.blocking";

    public static readonly ManualResetEventSlim Enough = new();

    public Task Block(TimeSpan atMost)
    {
        Enough.Wait(atMost);
        return Task.CompletedTask;
    }
}
