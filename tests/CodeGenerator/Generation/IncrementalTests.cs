using Microsoft.CodeAnalysis;
using Orleans.Embedded.CodeGenerator;

namespace InstaHub.CodeGenerator.Generation;

/// <summary>While somebody types, only what concerns the edited declaration is generated again.</summary>
public sealed class IncrementalTests
{
    private const string Contract = "public interface IFoo : IGrainWithStringKey { Task<Bar> Get(Bar bar); }";
    private const string WireType = "[GenerateSerializer] public record Bar(int N, List<int> Items);";
    private const string GrainClass = "public class Foo : Grain, IFoo { public Task<Bar> Get(Bar bar) => Task.FromResult(bar); }";
    private const string Invalid = "public interface IBad : IGrain { int Count { get; } }";

    private static readonly string[] Steps = [GrainCodeGenerator.Interfaces, GrainCodeGenerator.GrainClasses, GrainCodeGenerator.WireTypes, GrainCodeGenerator.Manifest];

    [Fact]
    public void An_unrelated_edit_generates_nothing_again()
    {
        var first = GeneratorRun.Of(Contract, WireType, GrainClass, Invalid);
        var second = first.With("public class Unrelated { public int N; }");

        Assert.All(Steps, step => Assert.All(NotEmpty(first.Reasons(step)), reason => Assert.Equal(IncrementalStepRunReason.New, reason)));
        Assert.All(Steps, step => AssertUnchanged(second.Reasons(step)));
        AssertUnchanged(second.OutputReasons());
    }

    [Fact]
    public void An_edit_of_a_body_generates_nothing_again()
    {
        var edited = GrainClass.Replace("Task.FromResult(bar)", "Task.FromResult(bar with { N = 1 })", StringComparison.Ordinal);
        var second = GeneratorRun.Of(Contract, WireType, GrainClass).Edited(GrainClass, edited);

        Assert.All(Steps, step => AssertUnchanged(second.Reasons(step)));
        AssertUnchanged(second.OutputReasons());
    }

    [Fact]
    public void An_edit_of_a_wire_type_generates_its_copier_alone()
    {
        var second = GeneratorRun.Of(Contract, WireType, GrainClass).Edited(WireType, WireType.Replace("int N", "long N", StringComparison.Ordinal));

        Assert.Equal(IncrementalStepRunReason.Modified, Assert.Single(second.Reasons(GrainCodeGenerator.WireTypes)));
        Assert.All([GrainCodeGenerator.Interfaces, GrainCodeGenerator.GrainClasses, GrainCodeGenerator.Manifest], step => AssertUnchanged(second.Reasons(step)));
        Assert.Single(second.OutputReasons(), reason => reason == IncrementalStepRunReason.Modified);
    }

    [Fact]
    public void An_edit_of_a_grain_interface_generates_its_reference_alone()
    {
        var second = GeneratorRun.Of(Contract, WireType).Edited(Contract, Contract.Replace("Get(Bar bar)", "Get(Bar bar, int n)", StringComparison.Ordinal));

        Assert.Equal(IncrementalStepRunReason.Modified, Assert.Single(second.Reasons(GrainCodeGenerator.Interfaces)));
        Assert.All([GrainCodeGenerator.WireTypes, GrainCodeGenerator.Manifest], step => AssertUnchanged(second.Reasons(step)));
        Assert.Single(second.OutputReasons(), reason => reason == IncrementalStepRunReason.Modified);
    }

    [Fact]
    public void An_edit_elsewhere_that_changes_what_a_member_means_is_noticed()
    {
        const string Enum = "public enum Colour { Red }";
        const string Holder = "[GenerateSerializer] public class Holder { [Id(0)] public Colour Colour; }";

        var first = GeneratorRun.Of(Enum, Holder);
        var second = first.Edited(Enum, "public class Colour;");

        Assert.DoesNotContain(first.Files, file => file.Contains("context.Copy<", StringComparison.Ordinal));
        Assert.Contains(second.Files, file => file.Contains("context.Copy<global::Colour>", StringComparison.Ordinal));
    }

    [Fact]
    public void A_type_that_comes_to_the_project_gets_into_the_manifest()
    {
        var second = GeneratorRun.Of(Contract, WireType, GrainClass).With("[GenerateSerializer] public class Late;");

        Assert.Equal(IncrementalStepRunReason.Modified, Assert.Single(second.Reasons(GrainCodeGenerator.Manifest)));
        Assert.Equal(2, second.Manifest().Copiers.Count);
    }

    private static void AssertUnchanged(IEnumerable<IncrementalStepRunReason> reasons) =>
        Assert.All(NotEmpty(reasons), reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, reason.ToString()));

    private static List<T> NotEmpty<T>(IEnumerable<T> items)
    {
        List<T> list = [.. items];
        Assert.NotEmpty(list);
        return list;
    }
}
