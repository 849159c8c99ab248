using System.Text.RegularExpressions;

namespace InstaHub.Architecture;

/// <summary>Who may depend on whom.</summary>
public sealed partial class DependencyTests
{
    [Theory]
    [InlineData("grain-interfaces/InstaHub.GrainInterfaces.csproj")]
    [InlineData("grains/InstaHub.Grains.csproj", "InstaHub.GrainInterfaces")]
    [InlineData("web-frontend/InstaHub.Web.csproj", "InstaHub.GrainInterfaces")]
    [InlineData("silo/InstaHub.Silo.csproj", "InstaHub.Grains", "InstaHub.Web")]
    public void A_project_references_no_more_than_its_layer_allows(string project, params string[] allowed) =>
        Assert.Equal(allowed.Order(), ProjectFiles.ReferencesOf(project).Order());

    [Theory]
    [InlineData("grain-interfaces/InstaHub.GrainInterfaces.csproj")]
    [InlineData("grains/InstaHub.Grains.csproj")]
    [InlineData("web-frontend/InstaHub.Web.csproj")]
    public void Only_the_silo_knows_a_database(string project)
    {
        Assert.DoesNotContain("Npgsql", ProjectFiles.PackagesOf(project));
        var folder = Path.GetDirectoryName(project)!;
        Assert.DoesNotContain(ProjectFiles.SourcesOf(folder), file => UsesDatabase().IsMatch(File.ReadAllText(file)));
    }

    [Theory]
    [InlineData("grain-interfaces")]
    [InlineData("grains")]
    public void Grain_code_is_plain_Orleans_code(string folder) =>
        Assert.DoesNotContain(ProjectFiles.SourcesOf(folder), file => KnowsTheRuntime().IsMatch(File.ReadAllText(file)));

    [Theory]
    [InlineData("grain-interfaces")]
    [InlineData("grains")]
    public void Grain_code_stays_on_the_grains_scheduler(string folder) =>
        Assert.DoesNotContain(ProjectFiles.SourcesOf(folder), file => LeavesTheScheduler().IsMatch(File.ReadAllText(file)));

    [Theory]
    [InlineData("silo")]
    [InlineData("web-frontend")]
    public void Only_one_file_of_a_host_differs_between_the_runtimes(string folder)
    {
        var differing = ProjectFiles.SourcesOf(folder).Select(file => Path.GetFileName(file))
            .Where(file => file.EndsWith(".Embedded.cs", StringComparison.Ordinal) || file.EndsWith(".Orleans.cs", StringComparison.Ordinal)).Order().ToArray();
        var name = folder == "silo" ? "GrainRuntime" : "GrainClient";
        Assert.Equal([$"{name}.Embedded.cs", $"{name}.Orleans.cs"], differing);
        Assert.DoesNotContain(ProjectFiles.SourcesOf(folder), file => KnowsTheRuntime().IsMatch(File.ReadAllText(file)));
    }

    [GeneratedRegex(@"using (Npgsql|System\.Data|Dapper)\b")]
    private static partial Regex UsesDatabase();

    [GeneratedRegex(@"^\s*#if|GRAIN_RUNTIME|Orleans\.Embedded\b", RegexOptions.Multiline)]
    private static partial Regex KnowsTheRuntime();

    [GeneratedRegex(@"ConfigureAwait\(\s*false|Parallel\.ForEachAsync|\.Result[;,)\.]|GetAwaiter\(\)\.GetResult|\.Wait\(\)")]
    private static partial Regex LeavesTheScheduler();
}
