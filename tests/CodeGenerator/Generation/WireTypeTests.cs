namespace InstaHub.CodeGenerator.Generation;

/// <summary>Wire types of every permitted shape get a copier, without a warning. What copiers do is tested on real ones.</summary>
public sealed class WireTypeTests
{
    public static TheoryData<string, string> Shapes => new()
    {
        { "nothing to carry", "[GenerateSerializer] public class Foo;" },
        { "required, init-only and private members", "[GenerateSerializer] public sealed class Foo { [Id(0)] public required string A { get; init; } [Id(1)] private readonly List<int> b = []; public int B => b.Count; }" },
        { "an internal structure", "[GenerateSerializer] internal struct Foo { [Id(0)] public int A { get; } [Id(1)] private List<string?>? b; public void Set() => b = []; public object? B => b; }" },
        { "parameters of a record", "[GenerateSerializer, Immutable] public sealed record Foo([property: Id(0)] string A, [Id(1)] int? B, List<(int X, string? Y)> C);" },
        { "a record structure", "[GenerateSerializer] public readonly record struct Foo(int A, dynamic B, nint C);" },
        { "records that derive", "[GenerateSerializer] public abstract record Foo(string A); [GenerateSerializer] public sealed record Bar(string A, int B) : Foo(A);" },
        { "an enum", "[GenerateSerializer] public enum Foo { A }" },
        { "a generic class", "[GenerateSerializer] public class Foo<T> { [Id(0)] public T? A { get; set; } [Id(1)] public T[] B = []; }" },
        { "constraints", """
            [GenerateSerializer]
            public class Foo<@int, T2, T3, T4, T5>
                where @int : class?, IComparable<T2>, new()
                where T2 : struct, Enum
                where T3 : unmanaged
                where T4 : notnull
                where T5 : List<string?>, @int
            {
                [Id(0)] public T4? A;
                [Id(1)] public T5? B;
                [Id(2)] public T2 C;
                [Id(3)] public T3 D;
                [Id(4)] public @int? E;
            }
            """ },
        { "types nested in a generic one", """
            public class Outer<T>
                where T : class
            {
                [GenerateSerializer] public record Foo<U>(T A, U B) where U : IEnumerable<T>;
                [GenerateSerializer] public struct Bar { [Id(0)] public T A; }
            }
            """ },
        { "generic bases", """
            [GenerateSerializer] public class Base<T> { [Id(0)] public T? A; }
            [GenerateSerializer] public class Foo : Base<string?>;
            [GenerateSerializer] public class Bar<U> : Base<List<U>?>;
            """ },
        { "exceptions", """
            [GenerateSerializer] public class Foo : Exception { [Id(0)] public string A { get; } = ""; }
            [GenerateSerializer] public sealed class Bar(int a) : Foo { [Id(0)] public int B = a; }
            """ },
        { "an abstract exception", "[GenerateSerializer] public abstract class Foo : ArgumentException { [Id(0)] public string? A { get; init; } }" },
        { "properties with accessors of their own", """
            [GenerateSerializer]
            public class Foo
            {
                private string b = "";
                [Id(0)] public int A { get => field; set => field = value + 1; }
                [Id(1)] public string B { get => b; set => b = value; }
                [Id(2)] public string C { get => b; init => b = value; }
            }
            """ },
        { "an explicit implementation", "public interface IHas { int A { get; } } [GenerateSerializer] public class Foo : IHas { [Id(0)] int IHas.A { get; } }" },
        { "members that are not carried", """
            [GenerateSerializer]
            public class Foo
            {
                public static int A { get; set; }
                public const int B = 1;
                [NonSerialized] public int C;
                [field: NonSerialized] public int D { get; set; }
                public int E => 1;
                public event Action? F;
                public void Raise() => F?.Invoke();
            }
            """ },
        { "odd fields", "[GenerateSerializer] public class Foo { [Id(0)] public volatile int A; [Id(1)] public int @class; }" },
        { "a partial class", "[GenerateSerializer] public partial class Foo { [Id(0)] public int A; } public partial class Foo { [Id(1)] public int B; }" },
        { "an obsolete class", "[Obsolete, GenerateSerializer] public class Foo { [Id(0)] public Old? A; } [Obsolete] public class Old;" },
        { "nested records", """
            public class Outer
            {
                protected internal class Middle
                {
                    [GenerateSerializer] public record Foo(int A);
                    [GenerateSerializer] public record Bar(int A, int B) : Foo(A);
                }
            }
            """ },
        { "a member with the number of a parameter", "[GenerateSerializer] public record Foo([Id(0)] int A) { [Id(0)] public int B { get; set; } }" },
        { "parameters that are not carried", "[GenerateSerializer(IncludePrimaryConstructorParameters = false)] public record Foo(int A) { [Id(0)] public int B { get; set; } }" },
        { "parameters of a class", "[GenerateSerializer] public class Foo(int a) { [Id(0)] public int A { get; } = a; }" },
        { "keywords", "namespace A.@namespace { [GenerateSerializer] public class @class { [Id(0)] public int @int { get; set; } } }" },
        { "no annotations", "#nullable disable\n[GenerateSerializer] public class Foo { [Id(0)] public string A; [Id(1)] public List<string> B { get; set; } }" },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_wire_type_compiles(string shape, string source)
    {
        var manifest = GeneratorRun.Of("#pragma warning disable CS0649, CS0612\n" + source).Manifest();

        // Every wire type of the source but enums.
        Assert.True(Occurrences(source, "GenerateSerializer") - Occurrences(source, " enum ") == manifest.Copiers.Count + manifest.GenericCopiers.Count, shape);
    }

    [Fact]
    public void Copiers_are_registered_by_their_types()
    {
        var manifest = GeneratorRun.Of("[GenerateSerializer] public class Foo; public class Outer<T> { [GenerateSerializer] public class Bar<U>; }").Manifest();

        var (type, copier) = Assert.Single(manifest.Copiers);
        Assert.Equal("Foo", type.Name);
        Assert.Equal(typeof(Copier<>).MakeGenericType(type), copier.GetType().BaseType);
        var (open, openCopier) = Assert.Single(manifest.GenericCopiers);
        Assert.Equal("Outer`1+Bar`1", open.FullName);
        Assert.Equal(typeof(Copier<>).MakeGenericType(open.MakeGenericType(typeof(int), typeof(string))), openCopier.MakeGenericType(typeof(int), typeof(string)).BaseType);
    }

    [Fact]
    public void Types_whose_names_resemble_each_other_are_kept_apart()
    {
        const string Source = """
            [GenerateSerializer] public class Foo;
            [GenerateSerializer] public class foo;
            [GenerateSerializer] public class Foo<T> { [GenerateSerializer] public class Bar; }
            [GenerateSerializer] public class Foo_g1;
            [GenerateSerializer] public class Foo_g1_nBar<T>;
            public class Outer { [GenerateSerializer] public class Foo { [GenerateSerializer] public class Bar<T>; } }
            [GenerateSerializer] public class Outer_nFoo;
            namespace A { [GenerateSerializer] public class Foo; }
            namespace Foo_Copier { [GenerateSerializer] public class Foo; }
            namespace Orleans.Embedded.A { [GenerateSerializer] public class Copier<T>; }
            """;

        var manifest = GeneratorRun.Of(Source).Manifest();

        Assert.Equal(12, manifest.Copiers.Count + manifest.GenericCopiers.Count);
    }

    [Fact]
    public void A_base_type_in_another_assembly_is_copied_by_that_assembly()
    {
        var other = GeneratorRun.Named(
            "Other",
            [],
            """
            [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Project")]
            [GenerateSerializer] public abstract class Base { [Id(0)] private int a; public int A => a; public void Set() => a = 1; }
            [GenerateSerializer] public class Box<T> { [Id(0)] private protected T? _content; }
            [GenerateSerializer] internal record Inner(string Name);
            public interface IBase : IGrainWithStringKey { Task Do(); }
            """).AsReference();

        GeneratorRun.Named(
            "Project",
            [other],
            """
            [GenerateSerializer] public class Foo : Base;
            [GenerateSerializer] public class Bar<T> : Box<T[]>;
            [GenerateSerializer] internal record Baz(string Name) : Inner(Name);
            public interface IFoo : IBase;
            """).Emit();
    }

    [Fact]
    public void A_referenced_assembly_with_wire_types_is_named_though_no_code_uses_it()
    {
        var other = GeneratorRun.Named("Other.Part", [], "[GenerateSerializer] public class Foo { [Id(0)] public int A { get; set; } }").AsReference();
        var plain = GeneratorRun.Named("Plain", [], "public class Bar;").AsReference();

        var file = Assert.Single(GeneratorRun.Named("Project", [other, plain], "public class Baz;").Files);

        Assert.Contains("[assembly: global::Orleans.ApplicationPart(\"Other.Part\")]", file);
        Assert.Equal(1, Occurrences(file, "ApplicationPart("));
    }

    [Fact]
    public void A_project_with_nothing_to_generate_gets_nothing() => Assert.Empty(GeneratorRun.Of("public class Foo;").Files);

    private static int Occurrences(string text, string part) => text.Split(part).Length - 1;
}
