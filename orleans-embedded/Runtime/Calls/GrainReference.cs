using Orleans.Embedded;

namespace Orleans.Runtime;

/// <summary>Calls a grain or an observer. Generated classes derive from this, one for each interface.</summary>
public class GrainReference : IAddressable, IEquatable<GrainReference>
{
    private readonly GrainReferenceShared _shared;
    private readonly IdSpan _key;
    private ICallTarget? _target;

    protected GrainReference(GrainReferenceShared shared, IdSpan key)
    {
        _shared = shared;
        _key = key;
    }

    public GrainId GrainId => GrainId.Create(_shared.GrainType, _key);

    public GrainInterfaceType InterfaceType => _shared.InterfaceType;

    public virtual string InterfaceName => InterfaceType.ToString();

    internal GrainReferenceShared Shared => _shared;

    /// <summary>A reference of another interface to the same grain.</summary>
    public virtual TGrainInterface Cast<TGrainInterface>()
        where TGrainInterface : IAddressable => (TGrainInterface)(object)_shared.Factory.CreateReference(GrainId, typeof(TGrainInterface));

    public uint GetUniformHashCode() => GrainId.GetUniformHashCode();

    public bool Equals(GrainReference? other) => other is not null && _key.Equals(other._key) && _shared.GrainType.Equals(other._shared.GrainType);

    public override bool Equals(object? obj) => Equals(obj as GrainReference);

    public override int GetHashCode() => GrainId.GetHashCode();

    public sealed override string ToString() => $"GrainReference:{GrainId}";

    public static bool operator ==(GrainReference? reference1, GrainReference? reference2) => reference1?.Equals(reference2) ?? reference2 is null;

    public static bool operator !=(GrainReference? reference1, GrainReference? reference2) => !(reference1 == reference2);

    /// <summary>For generated code: begins copying the arguments of one call.</summary>
    protected CopyContext BeginCopy() => CopyContext.Rent(_shared.Origin.Runtime.Wire);

    /// <summary>For generated code: makes a call whose outcome is awaited.</summary>
    protected Task<T> Invoke<T>(GrainCall<T> call) => _shared.Origin.Runtime.Send(this, call);

    /// <summary>For generated code: makes a call whose outcome nobody awaits.</summary>
    protected void InvokeOneWay<T>(GrainCall<T> call) => _shared.Origin.Runtime.SendOneWay(this, call);

    /// <summary>The activation that took the last call through this reference; saves looking it up while it lives.</summary>
    internal ICallTarget? LastTarget
    {
        get => _target;
        set => _target = value;
    }
}

/// <summary>What all references of one interface to one grain class share.</summary>
public class GrainReferenceShared
{
    internal GrainReferenceShared(GrainFactory factory, GrainType grainType, GrainInterfaceType interfaceType, bool isObserver)
    {
        Factory = factory;
        Origin = factory.Origin;
        GrainType = grainType;
        InterfaceType = interfaceType;
        IsObserver = isObserver;
    }

    public GrainType GrainType { get; }

    public GrainInterfaceType InterfaceType { get; }

    internal GrainFactory Factory { get; }

    internal CallOrigin Origin { get; }

    internal bool IsObserver { get; }
}
