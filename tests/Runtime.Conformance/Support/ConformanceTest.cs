using InstaHub.Runtime.Conformance.Grains;
using InstaHub.Runtime.Conformance.Hosting;

namespace InstaHub.Runtime.Conformance.Support;

/// <summary>A test with keys and a stage that no other test has.</summary>
public abstract class ConformanceTest(TestSilo silo)
{
    protected ConformanceTest(SharedCluster cluster)
        : this(cluster.Silo)
    {
    }

    /// <summary>For tests of what must be so whoever calls.</summary>
    public static TheoryData<Caller> EveryCaller => [Caller.Client, Caller.Host, Caller.Grain];

    /// <summary>Unlike a GUID or a number, which ADO.NET storage would recognise and write as such.</summary>
    protected string Key { get; } = $"test-{Guid.NewGuid():N}";

    protected Stage Stage => Stage.Of(Key);

    protected TestSilo Silo => silo;

    protected IGrainFactory Client => silo.Client;

    /// <summary>The key of another grain on the same stage.</summary>
    protected string KeyOf(string name) => $"{Key}/{name}";

    /// <summary>The grain named after the test, or another one on the same stage.</summary>
    protected TGrain Grain<TGrain>(string? name = null)
        where TGrain : IGrainWithStringKey => Client.GetGrain<TGrain>(name is null ? Key : KeyOf(name));

    /// <summary>What a caller outside of grains gets its references from.</summary>
    protected IGrainFactory Factory(Caller caller) => caller switch
    {
        Caller.Client => silo.Client,
        Caller.Host => silo.Host,
        _ => throw new ArgumentOutOfRangeException(nameof(caller), caller, "A grain has its own."),
    };

    /// <summary>Makes calls as <paramref name="caller"/>.</summary>
    /// <exception cref="TimeoutException">They did not end: the runtime has lost one of them.</exception>
    protected Task<T> As<T>(Caller caller, Func<IGrainFactory, Task<T>> calls) =>
        (caller == Caller.Grain ? ScriptGrain.Play(silo.Client, calls) : calls(Factory(caller))).Within($"the calls of a {caller}");

    /// <summary>
    /// Activates several grains, one after another. Of what could have begun before, nothing is still about to begin.
    /// </summary>
    protected async Task LetOthersActivate(IGrainFactory grains)
    {
        for (var i = 0; i < 5; i++)
        {
            await grains.GetGrain<IActGrain>(KeyOf($"other {i}")).Ping();
        }
    }

    /// <inheritdoc cref="As{T}(Caller, Func{IGrainFactory, Task{T}})"/>
    protected Task As(Caller caller, Func<IGrainFactory, Task> calls) =>
        As(caller, async grains =>
        {
            await calls(grains);
            return true;
        });
}
