using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>Makes references.</summary>
internal sealed class GrainFactory(CallOrigin origin) : IClusterClient
{
    private static readonly GrainType ObserverType = GrainType.Create("sys.client.observer");

    private readonly ConcurrentDictionary<(Type Interface, string? Prefix), (GrainReferenceShared Shared, Func<GrainReferenceShared, IdSpan, GrainReference> Make)> _makers = new();
    private readonly ConcurrentDictionary<(Type Interface, GrainType Type), (GrainReferenceShared Shared, Func<GrainReferenceShared, IdSpan, GrainReference> Make)> _typedMakers = new();
    private readonly ConditionalWeakTable<IGrainObserver, ConcurrentDictionary<Type, GrainReference>> _observers = [];

    public CallOrigin Origin => origin;

    public IServiceProvider ServiceProvider => origin.Runtime.Services;

    /// <summary>Whether an interface is one of the runtime's own that say only what a key is.</summary>
    public static bool IsMarker(Type contract) => contract.Assembly == typeof(GrainFactory).Assembly && contract.GetMethods().Length == 0;

    public TGrainInterface GetGrain<TGrainInterface>(Guid primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithGuidKey => Make<TGrainInterface>(GrainIdKeyExtensions.CreateGuidKey(primaryKey), grainClassNamePrefix);

    public TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerKey => Make<TGrainInterface>(GrainIdKeyExtensions.CreateIntegerKey(primaryKey), grainClassNamePrefix);

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(primaryKey);
        return Make<TGrainInterface>(IdSpan.Create(primaryKey), grainClassNamePrefix);
    }

    public TGrainInterface GetGrain<TGrainInterface>(Guid primaryKey, string keyExtension, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithGuidCompoundKey
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(keyExtension);
        return Make<TGrainInterface>(GrainIdKeyExtensions.CreateGuidKey(primaryKey, keyExtension), grainClassNamePrefix);
    }

    public TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string keyExtension, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerCompoundKey
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(keyExtension);
        return Make<TGrainInterface>(GrainIdKeyExtensions.CreateIntegerKey(primaryKey, keyExtension), grainClassNamePrefix);
    }

    public TGrainInterface GetGrain<TGrainInterface>(GrainId grainId)
        where TGrainInterface : IAddressable => (TGrainInterface)(object)CreateReference(grainId, typeof(TGrainInterface));

    public IGrain GetGrain(Type grainInterfaceType, Guid grainPrimaryKey) => (IGrain)(object)Make(grainInterfaceType, GrainIdKeyExtensions.CreateGuidKey(grainPrimaryKey), null);

    public IGrain GetGrain(Type grainInterfaceType, long grainPrimaryKey) => (IGrain)(object)Make(grainInterfaceType, GrainIdKeyExtensions.CreateIntegerKey(grainPrimaryKey), null);

    public IGrain GetGrain(Type grainInterfaceType, string grainPrimaryKey) => (IGrain)(object)Make(grainInterfaceType, IdSpan.Create(grainPrimaryKey), null);

    public TGrainObserverInterface CreateObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver
    {
        if (obj is GrainReference or Grain)
        {
            throw new ArgumentException("A reference of an observer is made of the object itself, not of a reference or a grain", nameof(obj));
        }

        return (TGrainObserverInterface)(object)_observers.GetOrCreateValue(obj).GetOrAdd(typeof(TGrainObserverInterface), contract =>
        {
            var grainId = GrainId.Create(ObserverType, GrainIdKeyExtensions.CreateGuidKey(Guid.NewGuid()));
            origin.Runtime.Catalog.TryAdd(grainId, new LocalObserver(origin.Runtime, obj));
            return CreateReference(grainId, contract);
        });
    }

    public void DeleteObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver
    {
        var reference = obj as GrainReference;
        if (reference is null && (!_observers.TryGetValue(obj, out var references) || !references.TryRemove(typeof(TGrainObserverInterface), out reference)))
        {
            throw new ArgumentException("There is no reference of this object", nameof(obj));
        }

        if (origin.Runtime.Catalog.Find(reference.GrainId) is LocalObserver observer)
        {
            observer.Delete();
            origin.Runtime.Catalog.Remove(reference.GrainId, observer);
        }
    }

    /// <summary>A reference of one interface to any grain or observer.</summary>
    public GrainReference CreateReference(GrainId grainId, Type interfaceType)
    {
        var (shared, make) = _typedMakers.GetOrAdd((interfaceType, grainId.Type), key => (Share(key.Interface, key.Type), origin.Runtime.Manifest.ReferenceMaker(key.Interface)));
        return make(shared, grainId.Key);
    }

    private TGrainInterface Make<TGrainInterface>(IdSpan key, string? prefix) => (TGrainInterface)(object)Make(typeof(TGrainInterface), key, prefix);

    private GrainReference Make(Type interfaceType, IdSpan key, string? prefix)
    {
        var (shared, make) = _makers.GetOrAdd((interfaceType, prefix), key => (Share(key.Interface, origin.Runtime.Manifest.Implementation(key.Interface, key.Prefix).GrainType), origin.Runtime.Manifest.ReferenceMaker(key.Interface)));
        return make(shared, key);
    }

    private GrainReferenceShared Share(Type interfaceType, GrainType grainType) =>
        new(this, grainType, GrainInterfaceType.Create(interfaceType.FullName!), grainType == ObserverType);
}
