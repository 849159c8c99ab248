using Orleans.Runtime;

namespace Orleans
{
    /// <summary>The stored name of a grain class; without it, the class's name in lower case less a trailing <c>grain</c>.</summary>
    [AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
    public sealed class GrainTypeAttribute(string grainType) : Attribute
    {
        internal string Value { get; } = grainType;
    }

    /// <summary>An idle activation of this class is never collected.</summary>
    [AttributeUsage(AttributeTargets.Class)]
    public class KeepAliveAttribute : Attribute;

    /// <summary>The time after which an idle activation of this class is collected, instead of the configured one.</summary>
    [AttributeUsage(AttributeTargets.Class)]
    public class CollectionAgeLimitAttribute : Attribute
    {
        /// <summary>Of the sum of the parts, at least a minute.</summary>
        public double Days { get; set; }

        public double Hours { get; set; }

        public double Minutes { get; set; }

        /// <summary>Never collected.</summary>
        public bool AlwaysActive { get; set; }

        internal TimeSpan Age => TimeSpan.FromDays(Days) + TimeSpan.FromHours(Hours) + TimeSpan.FromMinutes(Minutes);
    }
}

namespace Orleans.Placement
{
    /// <summary>Says by which strategy activations of this class are placed.</summary>
    [AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
    public abstract class PlacementAttribute : Attribute
    {
        protected PlacementAttribute(PlacementStrategy placement) => PlacementStrategy = placement;

        public PlacementStrategy PlacementStrategy { get; }
    }

    /// <summary>Places an activation where its caller is.</summary>
    [AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
    public sealed class PreferLocalPlacementAttribute() : PlacementAttribute(new PreferLocalPlacement());

    /// <summary>Places an activation on any silo.</summary>
    [AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
    public sealed class RandomPlacementAttribute() : PlacementAttribute(new RandomPlacement());

    /// <summary>What must not move an activation of this class.</summary>
    [Flags]
    public enum ImmovableKind : byte
    {
        Repartitioner = 1,
        Rebalancer = 2,
        Any = Repartitioner | Rebalancer,
    }

    /// <summary>An activation of this class stays on its silo. Within one process every activation does.</summary>
    [AttributeUsage(AttributeTargets.Class)]
    public sealed class ImmovableAttribute(ImmovableKind kind = ImmovableKind.Any) : Attribute
    {
        public ImmovableKind Kind { get; } = kind;
    }
}
