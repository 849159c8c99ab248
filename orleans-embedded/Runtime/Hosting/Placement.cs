using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Runtime.Placement;

namespace Orleans.Runtime
{
    /// <summary>How activations are placed; asked of the director that is registered for its type.</summary>
    public abstract class PlacementStrategy;

    /// <summary>Where the caller is.</summary>
    [GenerateSerializer, Immutable]
    public sealed class PreferLocalPlacement : PlacementStrategy;

    /// <summary>Anywhere.</summary>
    [GenerateSerializer, Immutable]
    public sealed class RandomPlacement : PlacementStrategy;

    /// <summary>Several of one id on each silo.</summary>
    internal sealed class StatelessWorkerPlacement(int maxWorkers) : PlacementStrategy
    {
        public int MaxWorkers { get; } = maxWorkers > 0 ? maxWorkers : Environment.ProcessorCount;
    }

    /// <summary>The states of a silo.</summary>
    [GenerateSerializer]
    public enum SiloStatus
    {
        None = 0,
        Created = 1,
        Joining = 2,
        Active = 3,
        ShuttingDown = 4,
        Stopping = 5,
        Dead = 6,
    }
}

namespace Orleans.Runtime.Placement
{
    /// <summary>Chooses the silo of a new activation.</summary>
    public interface IPlacementDirector
    {
        /// <summary>The address of one of the compatible silos.</summary>
        Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context);
    }

    /// <summary>What a director may choose from.</summary>
    public interface IPlacementContext
    {
        SiloAddress LocalSilo { get; }

        SiloStatus LocalSiloStatus { get; }

        SiloAddress[] GetCompatibleSilos(PlacementTarget target);
    }

    /// <summary>The grain to place.</summary>
    public readonly struct PlacementTarget(GrainId grainIdentity, Dictionary<string, object> requestContextData, GrainInterfaceType interfaceType, ushort interfaceVersion)
    {
        public GrainId GrainIdentity { get; } = grainIdentity;

        public Dictionary<string, object> RequestContextData { get; } = requestContextData;

        public GrainInterfaceType InterfaceType { get; } = interfaceType;

        public ushort InterfaceVersion { get; } = interfaceVersion;
    }
}

namespace Orleans.Hosting
{
    /// <summary>Registration of placement directors.</summary>
    public static class PlacementStrategyExtensions
    {
        public static ISiloBuilder AddPlacementDirector<TStrategy, TDirector>(this ISiloBuilder builder)
            where TStrategy : PlacementStrategy, new()
            where TDirector : class, IPlacementDirector
        {
            builder.Services.AddPlacementDirector<TStrategy, TDirector>();
            return builder;
        }

        public static ISiloBuilder AddPlacementDirector<TStrategy>(this ISiloBuilder builder, Func<IServiceProvider, IPlacementDirector> createDirector)
            where TStrategy : PlacementStrategy, new()
        {
            builder.Services.AddKeyedSingleton(typeof(TStrategy), (services, _) => createDirector(services));
            return builder;
        }

        public static void AddPlacementDirector<TStrategy, TDirector>(this IServiceCollection services)
            where TStrategy : PlacementStrategy, new()
            where TDirector : class, IPlacementDirector => services.AddKeyedSingleton<IPlacementDirector, TDirector>(typeof(TStrategy));
    }
}
