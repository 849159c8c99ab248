namespace InstaHub.CodeGenerator.Generation;

/// <summary>Grain interfaces of every permitted shape get a reference, without a warning.</summary>
public sealed class InterfaceTests
{
    public static TheoryData<string, string> Shapes => new()
    {
        { "no methods", "" },
        { "task", "Task Do();" },
        { "task of a value", "Task<int> Get();" },
        { "value task", "ValueTask Do();" },
        { "value task of a value", "ValueTask<List<string>> Get();" },
        { "one-way task", "[OneWay] Task Tell(List<int> items);" },
        { "one-way value task", "[OneWay] ValueTask Tell(int item);" },
        { "one-way void", "[OneWay] void Tell(List<int> items);" },
        { "overloads", "Task<int> Add(int n); Task<int> Add(string n); Task<int> Add(int n, int m); Task<long> Add(List<int> n);" },
        { "default values", "Task Do(int n = 3, string? s = null, DayOfWeek day = DayOfWeek.Friday, CancellationToken token = default);" },
        { "params", "Task Do(params string[] items); Task More(params List<int> items);" },
        { "a token that is not last", "Task Do(CancellationToken token, int n);" },
        { "nullable annotations", "Task<string?> Get(string? s, List<string?>? items, int? n, Dictionary<string, object?> map); ValueTask<List<string?>?> More();" },
        { "nullable attributes", "Task<string> Get([System.Diagnostics.CodeAnalysis.AllowNull] string s);" },
        { "tuples", "Task<(int Left, string? Right)> Get((int A, (long B, string C) D) pair);" },
        { "arrays", "Task<int[][]> Get(byte[] bytes, string[,] grid, List<int>?[] lists);" },
        { "dynamic", "Task<dynamic> Get(dynamic value, List<dynamic> values);" },
        { "native integers", "Task<nint> Get(nuint value);" },
        { "immutable", "[return: Immutable] Task<List<int>> Get([Immutable] List<int> items, [Immutable] int n);" },
        { "marks", "[ReadOnly] Task<int> A(); [AlwaysInterleave] Task B(); [ReadOnly, AlwaysInterleave] Task C();" },
        { "a response time-out", "[ResponseTimeout(\"00:00:05\")] Task Do();" },
        { "an alias", "[Alias(\"x\")] Task Do();" },
        { "parameters named as in generated code", "Task Do(int call, int copy, int context, int shared, int key, int a0);" },
        { "methods named as in generated code", "Task Invoke(); Task Cast(); Task BeginCopy(); Task<int> GetHashCode(int x); Task Method(); Task GrainId(); Task Call0_Do();" },
        { "keywords", "Task @class(int @int, string @event); Task @await(); Task @record(int value);" },
        { "a default implementation", "Task<int> Get(); Task<int> GetTwice() => Get();" },
        { "static members", "const int Limit = 3; static int Count => 1; static Task Helper() => Task.CompletedTask; class Nested; enum Kind { A }" },
        { "methods that no grain overrides", "private Task Hidden() => Task.CompletedTask; sealed Task Fixed() => Hidden();" },
        { "obsolete", "[Obsolete] Task Old(); [Obsolete(\"no more\")] Task Older(int n);" },
        { "references", "Task<IFoo> Get(IFoo other, IGrain any, IAddressable it, GrainId id, IEnumerable<IFoo> all);" },
        { "streams of enumerables and interfaces", "Task<IReadOnlyList<int>> Get(IEnumerable<string> items, IDictionary<int, object> map);" },
        { "delegates of nobody but types", "Task<Type> Get(Type type, Uri uri, Version version, Guid id);" },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_grain_interface_compiles(string shape, string members)
    {
        var manifest = GeneratorRun.Of($"namespace A; public interface IFoo : IGrainWithStringKey {{ {members} }}").Manifest();

        Assert.True(manifest.Interfaces is [{ FullName: "A.IFoo" }], shape);
    }

    [Fact]
    public void An_observer_may_return_void()
    {
        var manifest = GeneratorRun.Of("public interface IViewer : IGrainObserver { void Show(List<string> items, int n); Task ShowAndWait(); }").Manifest();

        Assert.Equal("IViewer", Assert.Single(manifest.Interfaces).FullName);
    }

    [Fact]
    public void Inherited_methods_are_implemented_for_each_interface_that_declares_them()
    {
        const string Source = """
            public interface IPlain { Task Do(); Task<int> Both(); }
            public interface IOf<T> { Task<T> Get(T value); Task Do(); }
            public interface IBase : IGrainWithStringKey { Task<int> Both(); }
            public interface IFoo : IBase, IPlain, IOf<string?>, IOf<List<int>> { new Task Do(); }
            public interface IBar : IFoo { Task IPlain.Do() => Task.CompletedTask; }
            """;

        var manifest = GeneratorRun.Of(Source).Manifest();

        Assert.Equal(["IBase", "IFoo", "IBar"], manifest.Interfaces.Select(type => type.Name));
    }

    [Fact]
    public void Interfaces_are_found_wherever_they_are_declared()
    {
        const string Source = """
            public interface IGlobal : IGrainWithGuidKey { Task Do(); }
            internal interface IInternal : IGrainWithIntegerKey { Task<Hidden> Get(Hidden hidden); }
            internal sealed class Hidden;
            namespace A.@class.Orleans { public interface IFoo : IGrainWithGuidCompoundKey { Task Do(); } }
            public class Outer
            {
                public interface IInner : IGrainWithIntegerCompoundKey { Task Do(); }
                protected internal class Middle { internal interface IInmost : IGrain { Task Do(); } }
            }
            public partial interface IPartial : IGrainWithStringKey { Task A(); }
            public partial interface IPartial : IPlain { Task B(); }
            public partial interface IPartial { Task C(); }
            public interface IPlain { Task D(); }
            """;

        var manifest = GeneratorRun.Of(Source).Manifest();

        Assert.Equal(
            ["A.class.Orleans.IFoo", "IGlobal", "IInternal", "IPartial", "Outer+IInner", "Outer+Middle+IInmost"],
            manifest.Interfaces.Select(type => type.FullName!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Interfaces_whose_names_resemble_each_other_are_kept_apart()
    {
        const string Source = """
            public interface IFoo : IGrain { Task Do(); }
            public interface Ifoo : IGrain { Task Do(); }
            public interface A_nIFoo : IGrain { Task Do(); }
            public interface A_IFoo : IGrain { Task Do(); }
            public static class A { public interface IFoo : IGrain { Task Do(); } }
            public static class A_ { public interface nIFoo : IGrain { Task Do(); } }
            namespace B { public interface IFoo : IGrain { Task Do(); } }
            namespace IFoo_Proxy { public interface IFoo : IGrain { Task Do(); } }
            """;

        Assert.Equal(8, GeneratorRun.Of(Source).Manifest().Interfaces.Count);
    }

    [Fact]
    public void A_friend_of_the_runtime_compiles()
    {
        // The runtime lets these tests' neighbour see its internal members, which changes how they are overridden.
        var manifest = GeneratorRun.Named("Runtime.Conformance", [], "public interface IFoo : IGrainWithStringKey { Task Do(); }").Manifest();

        Assert.Single(manifest.Interfaces);
    }

    [Fact]
    public void A_project_without_annotations_compiles() =>
        GeneratorRun.Of("#nullable disable\npublic interface IFoo : IGrainWithStringKey { Task<string> Get(List<string> items, string s = null); }").Emit();

    [Fact]
    public void Interfaces_that_are_no_grains_are_left_alone()
    {
        var run = GeneratorRun.Of("public interface IFoo : IDisposable { int Count { get; } event Action Changed; T Get<T>(ref T t); }");

        Assert.Empty(run.Reported);
        Assert.Empty(run.Files);
    }
}
