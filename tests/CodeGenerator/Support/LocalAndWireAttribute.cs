using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace InstaHub.CodeGenerator.Support;

/// <summary>Runs a test of copying within a process and once more over a wire.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LocalAndWireAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([new TheoryDataRow<bool>(false), new TheoryDataRow<bool>(true)]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
