using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>Scoped: the activation that owns the scope.</summary>
internal sealed class GrainContextAccessor : IGrainContextAccessor
{
    public IGrainContext GrainContext { get; set; } = null!;
}
