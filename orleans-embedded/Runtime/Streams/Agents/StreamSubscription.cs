using System.Reflection;
using System.Runtime.InteropServices;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>A grain's implicit subscription to one stream.</summary>
internal sealed record StreamSubscription(GuidId Id, string ProviderName, StreamId StreamId, GrainId Grain);

/// <summary>The implicit subscriptions of the grain classes.</summary>
internal sealed class ImplicitSubscriptions(Manifest manifest)
{
    private readonly ILookup<string, GrainClass> _classes = manifest.Classes.Values
        .SelectMany(grainClass => grainClass.Type.GetCustomAttributes<ImplicitStreamSubscriptionAttribute>().Select(subscription => (subscription.Namespace, Class: grainClass)))
        .Distinct().ToLookup(entry => entry.Namespace, entry => entry.Class);

    /// <summary>Those to a stream, one for each class; none when the stream has no namespace.</summary>
    public IEnumerable<StreamSubscription> Of(string providerName, StreamId streamId) =>
        _classes[streamId.GetNamespace() ?? ""].Select(grainClass =>
            new StreamSubscription(IdOf(grainClass.GrainType, providerName, streamId), providerName, streamId, GrainId.Create(grainClass.GrainType, streamId.GrainKey(grainClass.Type))));

    // The same in every process, so that a handle keeps its id.
    private static GuidId IdOf(GrainType grainType, string providerName, StreamId streamId)
    {
        ReadOnlySpan<uint> parts = [grainType.GetUniformHashCode(), (uint)streamId.GetHashCode(), (uint)streamId.Namespace.Length, StableHash.ComputeHash(providerName)];
        return GuidId.GetGuidId(new(MemoryMarshal.AsBytes(parts)));
    }
}
