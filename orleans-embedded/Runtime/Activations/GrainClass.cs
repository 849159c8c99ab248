using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Concurrency;
using Orleans.Placement;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>What is known of a grain class, found out once at start-up.</summary>
internal sealed class GrainClass
{
    private readonly ObjectFactory _create;
    private readonly Func<Activation, object>[] _facets;

    public GrainClass(EmbeddedRuntime runtime, Type type)
    {
        Type = type;
        GrainType = NameOf(type);
        IsReentrant = type.IsDefined(typeof(ReentrantAttribute), inherit: true);
        IsFiltered = runtime.IncomingFilters.Length > 0 || type.IsAssignableTo(typeof(IIncomingGrainCallFilter));
        HasActivation = Overrides(type, nameof(IGrainBase.OnActivateAsync));
        HasDeactivation = Overrides(type, nameof(IGrainBase.OnDeactivateAsync));
        CollectionAge = CollectionAgeOf(type, runtime.Options);
        Interfaces = [.. type.GetInterfaces().Where(contract => contract.IsAssignableTo(typeof(IAddressable)) && !GrainFactory.IsMarker(contract))];
        MainInterface = Interfaces.FirstOrDefault(contract => contract.IsAssignableTo(typeof(IGrain))) ?? typeof(IAddressable);

        var strategy = type.GetCustomAttribute<PlacementAttribute>()?.PlacementStrategy;
        MaxWorkers = (strategy as StatelessWorkerPlacement)?.MaxWorkers ?? 0;
        Placement = strategy is null or StatelessWorkerPlacement or PreferLocalPlacement or RandomPlacement ? null : new PlacementStep(runtime, strategy);

        var parameters = Facet.ParametersOf(type);
        _facets = [.. parameters.Select(parameter => Facet.For(parameter, type))];
        _create = ActivatorUtilities.CreateFactory(type, [.. parameters.Select(parameter => parameter.ParameterType)]);
        NeedsServices = type.GetConstructors().Any(constructor => constructor.GetParameters().Length > parameters.Length);
    }

    public Type Type { get; }

    public GrainType GrainType { get; }

    /// <summary>The grain interfaces of the class.</summary>
    public Type[] Interfaces { get; }

    public Type MainInterface { get; }

    public bool IsReentrant { get; }

    public bool IsFiltered { get; }

    public bool HasActivation { get; }

    public bool HasDeactivation { get; }

    /// <summary>Milliseconds after which an idle activation is collected; never is <see cref="long.MaxValue"/>.</summary>
    public long CollectionAge { get; }

    /// <summary>How many activations of one id there may be; 0 when the class is no stateless worker.</summary>
    public int MaxWorkers { get; }

    /// <summary>Asks the class's placement director; null when there is nothing to ask.</summary>
    public PlacementStep? Placement { get; }

    private bool NeedsServices { get; }

    /// <summary>Makes the grain object of an activation.</summary>
    public object Create(Activation activation)
    {
        var outer = Activation.Creating;
        Activation.Creating = activation;
        try
        {
            var arguments = _facets.Length == 0 ? [] : Array.ConvertAll(_facets, facet => facet(activation));
            var grain = _create(NeedsServices ? activation.ActivationServices : activation.Runtime.Services, arguments);
            if (grain is ILifecycleParticipant<IGrainLifecycle> participant)
            {
                participant.Participate(activation.ObservableLifecycle);
            }

            return grain;
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"Failed to create an instance of grain class {Type}", exception);
        }
        finally
        {
            Activation.Creating = outer;
        }
    }

    public override string ToString() => Type.FullName!;

    private static GrainType NameOf(Type type)
    {
        if (type.GetCustomAttribute<GrainTypeAttribute>() is { } named)
        {
            return GrainType.Create(named.Value);
        }

        var name = type.Name.ToLowerInvariant();
        return GrainType.Create(name.Length > 5 && name.EndsWith("grain", StringComparison.Ordinal) ? name[..^5] : name);
    }

    private static bool Overrides(Type type, string method)
    {
        if (type.IsAssignableTo(typeof(Grain)))
        {
            return type.GetMethod(method)!.DeclaringType != typeof(Grain);
        }

        return type.IsAssignableTo(typeof(IGrainBase)) && type.GetInterfaceMap(typeof(IGrainBase)).TargetMethods.Any(target => target.DeclaringType != typeof(IGrainBase) && target.Name.EndsWith(method, StringComparison.Ordinal));
    }

    private static long CollectionAgeOf(Type type, RuntimeOptions options)
    {
        if (type.IsDefined(typeof(KeepAliveAttribute), inherit: true))
        {
            return long.MaxValue;
        }

        return type.GetCustomAttribute<CollectionAgeLimitAttribute>() switch
        {
            { AlwaysActive: true } => long.MaxValue,
            { } limit => (long)limit.Age.TotalMilliseconds,
            null => options.CollectionAgeOf(type.FullName!),
        };
    }
}
