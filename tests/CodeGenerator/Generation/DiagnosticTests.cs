using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace InstaHub.CodeGenerator.Generation;

/// <summary>What cannot work is an error where it is declared, with the member's name, and nothing is generated for it.</summary>
public sealed class DiagnosticTests
{
    [Theory]
    [InlineData("OEMB001", "int [|Count|] { get; }", "'Count' of grain interface 'IFoo' is a property")]
    [InlineData("OEMB001", "int [|this|][int index] { get; }", "is an indexer")]
    [InlineData("OEMB001", "event Action [|Changed|];", "'Changed' of grain interface 'IFoo' is an event")]
    [InlineData("OEMB001", "static abstract Task [|Make|]();", "'Make' of grain interface 'IFoo' is static")]
    [InlineData("OEMB002", "IAsyncEnumerable<int> [|List|]();", "returns 'System.Collections.Generic.IAsyncEnumerable<int>'")]
    [InlineData("OEMB002", "int [|Get|]();", "returns 'int'")]
    [InlineData("OEMB002", "int[] [|Get|]();", "returns 'int[]'")]
    [InlineData("OEMB003", "void [|Tell|]();", "'Tell' of grain interface 'IFoo' returns void")]
    [InlineData("OEMB004", "Task<T> [|Get|]<T>();", "'Get' of grain interface 'IFoo' is generic")]
    [InlineData("OEMB005", "Task Do(ref int [|n|]);", "Parameter 'n' of 'Do' in grain interface 'IFoo' is passed by reference")]
    [InlineData("OEMB005", "Task Do(out int [|n|]);", "passed by reference")]
    [InlineData("OEMB005", "Task Do(in int [|n|]);", "passed by reference")]
    [InlineData("OEMB005", "Task Do(Span<int> [|n|]);", "is a ref struct")]
    [InlineData("OEMB005", "unsafe Task Do(int* [|n|]);", "is a pointer")]
    [InlineData("OEMB008", "Task [|Do|](CancellationToken one, CancellationToken other);", "'Do' of grain interface 'IFoo' has more than one CancellationToken")]
    [InlineData("OEMB009", "[OneWay] Task<int> [|Get|]();", "'Get' of grain interface 'IFoo' is [OneWay]")]
    [InlineData("OEMB010", "[ResponseTimeout(\"soon\")] Task [|Do|]();", "'soon', which is not a TimeSpan")]
    public void A_member_of_a_grain_interface(string id, string member, string message) =>
        AssertReported(id, message, $"public interface IFoo : IGrainWithStringKey {{ {member} Task Fine(); }}");

    [Theory]
    [InlineData("OEMB006", "public interface [|IFoo|]<T> : IGrainWithStringKey;", "'IFoo' is generic")]
    [InlineData("OEMB006", "public class Outer<T> { public interface [|IFoo|] : IGrainWithStringKey; }", "'IFoo' is generic or nested in a generic type")]
    [InlineData("OEMB007", "public class Outer { private interface [|IFoo|] : IGrainWithStringKey; }", "'IFoo' is a private or protected nested type")]
    [InlineData("OEMB007", "public class Outer { protected class Middle { public interface [|IFoo|] : IGrainWithStringKey; } }", "'IFoo' is a private or protected nested type")]
    [InlineData("OEMB007", "file interface [|IFoo|] : IGrainWithStringKey;", "'IFoo' is local to its file")]
    [InlineData("OEMB007", "public class Outer { private class [|Foo|] : Grain, IGrainWithStringKey; }", "'Foo' is a private or protected nested type")]
    [InlineData("OEMB007", "public class Outer { [GenerateSerializer] private class [|Foo|]; }", "'Foo' is a private or protected nested type")]
    [InlineData("OEMB007", "[GenerateSerializer] file record struct [|Foo|](int N);", "'Foo' is local to its file")]
    public void A_type_that_generated_code_cannot_use(string id, string source, string message) => AssertReported(id, message, source);

    [Theory]
    [InlineData("[Id(0)] public int A { get; set; } [Id(0)] public int [|B|] { get; set; }", "Members 'A' and 'B' of wire type 'Foo' have the same id 0")]
    [InlineData("[Id(3)] private int a; [Id(3)] public int [|B|] { get; } public int C => a;", "Members 'a' and 'B' of wire type 'Foo' have the same id 3")]
    public void Ids_given_twice(string members, string message) =>
        AssertReported("OEMB011", message, $"#pragma warning disable CS0649\n[GenerateSerializer] public class Foo {{ {members} }}");

    [Fact]
    public void Ids_given_twice_among_the_parameters_of_a_record() =>
        AssertReported("OEMB011", "Members 'A' and 'B' of wire type 'Foo' have the same id 1", "[GenerateSerializer] public record Foo([Id(1)] int A, int [|B|]);");

    [Theory]
    [InlineData("[Id(0)] public int [|A|] => 3;", "Member 'A' of wire type 'Foo' cannot be carried: it is no auto-property and lacks a getter or a setter")]
    [InlineData("[Id(0)] public int [|A|] { set { } }", "Member 'A' of wire type 'Foo' cannot be carried")]
    [InlineData("private class Hidden; [Id(0)] private Hidden? [|_a|] = new(); public object? A => _a;", "generated code cannot see its type 'Foo.Hidden?'")]
    [InlineData("[Id(0)] public unsafe int* [|A|];", "Member 'A' of wire type 'Foo' cannot be carried: it is a pointer")]
    public void A_member_that_cannot_be_carried(string members, string message) => AssertReported("OEMB012", message, $"[GenerateSerializer] public class Foo {{ {members} }}");

    [Theory]
    [InlineData("public class Base; [GenerateSerializer] public class [|Foo|] : Base;", "Wire type 'Foo' derives from 'Base', which has no [GenerateSerializer]")]
    [InlineData("public class Base : Exception; [GenerateSerializer] public class [|Foo|] : Base;", "'Base', which has no [GenerateSerializer]")]
    [InlineData("namespace System { public class Base : Exception; } [GenerateSerializer] public class [|Foo|] : System.Base;", "'System.Base', which has no [GenerateSerializer]")]
    [InlineData("[GenerateSerializer] public class [|Foo|] : List<int>;", "'System.Collections.Generic.List<int>', which has no [GenerateSerializer]")]
    public void A_base_type_that_is_no_wire_type(string source, string message) => AssertReported("OEMB013", message, source);

    [Fact]
    public void A_base_type_whose_assembly_was_compiled_without_the_generator()
    {
        const string Source = "[Orleans.GenerateSerializer] public class Base { [Orleans.Id(0)] public int A; }";
        var tree = CSharpSyntaxTree.ParseText(Source, cancellationToken: TestContext.Current.CancellationToken);
        var other = GeneratorRun.Of().Output.WithAssemblyName("Other").RemoveAllSyntaxTrees().AddSyntaxTrees(tree);

        var run = GeneratorRun.Named("Project", [other.ToMetadataReference()], "[GenerateSerializer] public class Foo : Base;");

        AssertReported("OEMB013", "Wire type 'Foo' derives from 'Base', which was compiled without this code generator", run);
    }

    [Theory]
    [InlineData("[GenerateSerializer] public ref struct [|Foo|];", "'Foo' cannot be a wire type: it is a ref struct")]
    [InlineData("[GenerateSerializer] public static class [|Foo|];", "'Foo' cannot be a wire type: it is static")]
    [InlineData("#pragma warning disable CS0693\npublic class Outer<T> { [GenerateSerializer] public class [|Foo|]<T>; }", "type parameter of the same name")]
    public void A_type_that_cannot_be_a_wire_type(string source, string message) => AssertReported("OEMB014", message, source);

    [Fact]
    public void An_inherited_member_is_reported_once_where_it_is_declared()
    {
        const string Source = "public interface IBase : IGrain { int [|Count|] { get; } } public interface IFoo : IBase; public interface IBar : IFoo;";

        AssertReported("OEMB001", "'Count' of grain interface 'IBase'", Source);
    }

    [Fact]
    public void An_inherited_member_of_another_interface_is_reported_for_the_grain_interface() =>
        AssertReported("OEMB003", "'Dispose' of grain interface 'IFoo'", "public interface [|IFoo|] : IGrain, IDisposable { Task Do(); }");

    [Fact]
    public void All_errors_of_an_interface_are_reported_and_other_interfaces_go_on()
    {
        var run = GeneratorRun.Of("public interface IFoo : IGrain { int A { get; } int B(); } public interface IBar : IGrain { Task Do(); }");

        Assert.Equal(["OEMB001", "OEMB002"], run.Reported.Select(diagnostic => diagnostic.Id).Order());
        Assert.Contains(run.Files, file => file.Contains("class IBar_Proxy", StringComparison.Ordinal));
        Assert.DoesNotContain(run.Files, file => file.Contains("IFoo", StringComparison.Ordinal));
    }

    /// <param name="id">The one diagnostic.</param>
    /// <param name="message">A part of its message.</param>
    /// <param name="markedSource">The source, with its place between <c>[|</c> and <c>|]</c>.</param>
    private static void AssertReported(string id, string message, string markedSource)
    {
        var start = markedSource.IndexOf("[|", StringComparison.Ordinal);
        var length = markedSource.IndexOf("|]", StringComparison.Ordinal) - start - 2;
        var source = markedSource.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);
        var run = GeneratorRun.Of(source);

        var location = AssertReported(id, message, run);

        if (start >= 0)
        {
            Assert.Equal(source.Substring(start, length), source.Substring(location.SourceSpan.Start, location.SourceSpan.Length));
            Assert.Equal(start, location.SourceSpan.Start);
        }
    }

    private static Location AssertReported(string id, string message, GeneratorRun run)
    {
        var diagnostic = Assert.Single(run.Reported);
        Assert.Equal(id, diagnostic.Id);
        Assert.Equal(DiagnosticSeverity.Error, diagnostic.Severity);
        Assert.Contains(message, diagnostic.GetMessage(), StringComparison.Ordinal);
        Assert.DoesNotContain(run.Files, file => file.Contains("Foo_", StringComparison.Ordinal));
        return diagnostic.Location;
    }
}
