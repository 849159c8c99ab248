using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Orleans.Embedded;

/// <summary>What the runtime takes from the options of Orleans' names, read once at start-up.</summary>
internal sealed class RuntimeOptions(
    IOptions<SiloMessagingOptions> messaging,
    IOptions<GrainCollectionOptions> collection,
    IOptions<SchedulingOptions> scheduling,
    IOptions<EmbeddedRuntimeOptions> embedded)
{
    public TimeSpan ResponseTimeout => messaging.Value.ResponseTimeout;

    public TimeSpan ActivationTimeout => collection.Value.ActivationTimeout;

    public TimeSpan DeactivationTimeout => collection.Value.DeactivationTimeout;

    public long CollectionQuantumMilliseconds { get; } = (long)collection.Value.CollectionQuantum.TotalMilliseconds;

    public long QuantumMilliseconds { get; } = (long)scheduling.Value.ActivationSchedulingQuantum.TotalMilliseconds;

    public long TurnWarningMilliseconds { get; } = (long)scheduling.Value.TurnWarningLengthThreshold.TotalMilliseconds;

    public TimeSpan TurnWarning => scheduling.Value.TurnWarningLengthThreshold;

    public TimeSpan PoolDelayWarning => scheduling.Value.DelayWarningThreshold;

    public bool Wire => embedded.Value.IsolateThroughWireMembers;

    /// <summary>Milliseconds of idleness after which an activation of that class is collected.</summary>
    public long CollectionAgeOf(string grainClass) =>
        (long)(collection.Value.ClassSpecificCollectionAge.TryGetValue(grainClass, out var age) ? age : collection.Value.CollectionAge).TotalMilliseconds;
}

/// <summary>What only the embedded runtime has to be told.</summary>
public sealed class EmbeddedRuntimeOptions
{
    /// <summary>
    /// Takes every argument and result, immutable ones too, apart into its <see cref="IdAttribute"/> members and puts it together
    /// again, so that a test finds what would be lost on a wire. Costs speed. Default: false, or true when the environment
    /// variable <c>INSTAHUB_WIRE</c> is 1.
    /// </summary>
    public bool IsolateThroughWireMembers { get; set; } = Environment.GetEnvironmentVariable("INSTAHUB_WIRE") == "1";
}
